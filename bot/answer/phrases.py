"""Parts of sentences: lists, counts, what was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dates import in_words
from bot.search.query import Query, Term, TermKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST_ECHO = 200  # characters of the words that a person typed
PLURALS = {
    "talks": "talks",
    "other": "meetings",
    "press conference": "press conferences",
    "summit": "summits",
    "trilateral": "trilaterals",
    "call": "calls",
    "visit": "visits",
    "courtesy call": "courtesy calls",
    "conference": "conferences",
    "briefing": "briefings",
}


def listed(words: Sequence[str], last: str = "and") -> str:
    """Join words as a sentence does: `a, b and c`."""
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def quoted(words: Iterable[str], last: str = "and") -> str:
    """Join words in quotation marks, cut where somebody has pasted a page."""
    return listed([f"“{cut(word)}”" for word in words], last)


def cut(text: str, length: int = LONGEST_ECHO) -> str:
    """Cut a text that is longer than that, and show that it is cut."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def counted(count: int, query: Query) -> str:
    """Say how many of what was asked for: `3 meetings`, `1 summit`, `12,000 calls`."""
    kinds = [term.best[0].name for term in query.of_kind(TermKind.KIND)]
    kind = kinds[0] if len(kinds) == 1 else "other"
    if count == 1:
        return "1 meeting" if kind == "other" else f"1 {kind}".replace("1 talks", "1 meeting")
    return f"{count:,} {PLURALS[kind]}"


def asked_for(query: Query) -> str:
    """Say what was understood: ` with Kang Kyung-wha and Wang Yi about THAAD in 2018`."""
    said = []
    if people := [_one_of(term) for term in query.of_kind(TermKind.PERSON)]:
        said.append(f"with {listed(people)}")
    if topics := [_one_of(term) for term in query.of_kind(TermKind.TOPIC)]:
        said.append(f"about {listed(topics)}")
    if places := [_one_of(term) for term in query.of_kind(TermKind.PLACE)]:
        said.append(f"in or with {listed(places)}")
    if texts := [term.typed for term in query.of_kind(TermKind.TEXT)]:
        said.append(f"mentioning {quoted(texts)}")
    said += [_dated(term) for term in query.of_kind(TermKind.DATE)]
    return "".join(f" {part}" for part in said)


def _one_of(term: Term) -> str:
    """Name what a term stands for; several that fit equally well are all named."""
    return listed([candidate.name for candidate in term.best[:3]], "or")


def _dated(term: Term) -> str:
    when = term.when
    if when is None:
        return ""
    if not when.span:
        # 2000 was a leap year, so that every day of the year has words
        words = in_words(f"2000{when.edtf[4:]}").removesuffix(" 2000")
        return f"on {words} of any year" if when.day else f"in {words} of any year"
    words = in_words(when.edtf)
    if "/" in when.edtf:
        return words if ".." in when.edtf else f"in {words}"
    return f"on {words}" if when.span.first == when.span.last else f"in {words}"
