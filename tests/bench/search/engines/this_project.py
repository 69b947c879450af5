"""This project, from records to meetings with all that an answer shows of them."""

from datetime import UTC, date, datetime
from pathlib import Path

from bot.gc_tuning import freeze_and_relax_gc
from bot.index.read.index import Index
from bot.index.write.builder import build_index
from bot.search.retrieval.results import PageRange
from bot.search.searcher import Searcher
from tests.bench.search.engines.base import TOP, Engine

TODAY = date(2026, 1, 1)


class ThisProject(Engine):
    """`python -m bot build`, and `Searcher` over its index."""

    def build(self, source: Path, index: Path) -> None:
        build_index([source], index / "meetings.db", built_at=datetime(2026, 1, 1, tzinfo=UTC))

    def open(self, index: Path) -> None:
        self._searcher = Searcher(Index(index / "meetings.db"))
        freeze_and_relax_gc()  # as the bot does

    def search(self, words: str) -> list[str]:
        hits = self._searcher.search(self._searcher.parse(words, TODAY), PageRange(TOP)).hits
        return [hit.meeting.id for hit in hits]


engine = ThisProject()
