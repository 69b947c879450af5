"""Recognize words for what became of a meeting: `planned`, `postponed`, `called off`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from bot.records.model import MeetingStatus
from bot.text import FoldedWords, fold

NAMES_FILE = Path(__file__).with_name("meeting_statuses.yaml")


@dataclass(frozen=True, slots=True)
class MeetingStatusWords:
    """The statuses by their folded words, and the words that these begin with."""

    statuses: Mapping[FoldedWords, tuple[MeetingStatus, ...]]
    first_words: frozenset[str]


@cache
def meeting_status_words() -> MeetingStatusWords:
    """Return the words of all languages, which are read once."""
    by_language = yaml.load(NAMES_FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    statuses = {
        fold(name): tuple(map(MeetingStatus, meant))
        for names in by_language.values()
        for name, meant in names.items()
    }
    return MeetingStatusWords(statuses, frozenset(words[0] for words in statuses))
