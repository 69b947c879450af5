"""rapidfuzz: token_set_ratio of the query with the names, topics, place and date of each record."""

from pathlib import Path

from rapidfuzz import fuzz, process

from tests.bench.search.engines.base import TOP, Engine, documents

COMPARED = ("names", "topics", "place", "date")


class RapidfuzzTokenSet(Engine):
    """No index: every record is compared."""

    def build(self, source: Path, index: Path) -> None:
        with (index / "lines").open("w", encoding="utf-8") as lines:
            for each in documents(source):
                words = " ".join(each[field] for field in COMPARED)
                lines.write(f"{each['id']}\t{words}\n")

    def open(self, index: Path) -> None:
        rows = (index / "lines").read_text(encoding="utf-8").splitlines()
        self._ids, self._words = zip(*(row.split("\t") for row in rows), strict=True)

    def search(self, words: str) -> list[str]:
        found = process.extract(words, self._words, scorer=fuzz.token_set_ratio, limit=TOP)
        return [self._ids[at] for _, _, at in found]


engine = RapidfuzzTokenSet()
