"""Find the periods that a text names: `under Ford`, `his second term`, `since the Hanoi summit`."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from bot.dates import DateSpan, in_words, parse_edtf
from bot.gazetteer.periods import load_periods
from bot.search.knowledge.events import FindEvent, event_phrases
from bot.search.knowledge.journeys import Journeys
from bot.search.knowledge.office_holders import overlap
from bot.search.knowledge.period_words import Word, period_pattern, period_words
from bot.search.knowledge.terms_of_office import OfficeTerms, TermsOfOffice
from bot.search.query.date_arithmetic import add_units
from bot.search.query.date_parser import DateConstraint, FoundPeriod, any_of
from bot.text import FoldedWords, fold

WORD = re.compile(r"[^\s,;:!?()\"“”]+")
POSSESSIVE = re.compile(r"['’]s?$|(?<=s)['’]$")
MAX_NAME_WORDS = 4
MAX_PERIOD_WORDS = 7
EVE = timedelta(days=30)


class Period(NamedTuple):
    """The dates of a named period, what it is in words, and whether `since` counts from its end."""

    spans: tuple[DateSpan, ...]
    meaning: str
    since_end: bool = False


class Phrase(NamedTuple):
    """A period at a place in a text."""

    start: int
    end: int
    period: Period


class PeriodFinder:
    """Finds periods in texts by what the gazetteer and the index know.

    `find_event` returns when the meeting was that a phrase such as `Hanoi summit` means.
    """

    def __init__(self, terms: OfficeTerms, journeys: Journeys, find_event: FindEvent) -> None:
        self._terms = terms
        self._journeys = journeys
        self._find_event = find_event

    def find(self, text: str, today: date) -> Sequence[FoundPeriod]:
        """Return the periods that a text names, in order, without overlaps."""
        words = _words(text)
        found: list[FoundPeriod] = []
        for phrase in (
            *self._terms_in_office(text, words, today),
            *self._parts_of_terms(text, words, today),
            *self._journeys_of(text, words, today),
        ):
            _add(found, _with_side(text, phrase))
        for side in period_pattern("side").finditer(text):
            after = [word for word in words if word.start >= side.end()]
            if phrase_after := self._after_side(text, side, after, today):
                _add(found, _dated(text, side.start(), side["side"], phrase_after))
        for word in words:
            _add(found, _prefixed(text, word))
        return sorted(found)

    def _after_side(
        self, text: str, side: re.Match[str], words: list[Word], today: date
    ) -> Phrase | None:
        """Return the period that begins after a word such as `since`."""
        table = period_words()
        kind = table.sides[side["side"].lower()]
        articles = {each.lower() for each in table.lists["articles"]}
        has_article = bool(words) and words[0].text.lower() in articles
        words = words[has_article:]
        if kind == "under":
            return self._ruler(text, words, today)
        if phrase := _known_period(words):
            is_interval = "/" in phrase.period.spans[0].edtf
            is_phrase = has_article or " " in text[phrase.start : phrase.end]
            return phrase if kind != "place_like" or (is_interval and is_phrase) else None
        if kind in {"before", "until", "after", "since"} and (has_article or kind == "since"):
            return self._event(text, words, today)
        return None

    def _ruler(self, text: str, words: list[Word], today: date) -> Phrase | None:
        """Read `Ford` and `President Ford` after `under`."""
        honorifics = period_words().lists["honorifics"]
        skipped = 1 if words and words[0].text.lower() in honorifics else 0
        for used in _name_lengths(words[skipped:]):
            last = words[skipped:][len(used) - 1]
            if holders := self._terms.find(_folded(used)):
                others = [each for each in _words(text) if each not in used]
                period = _time_of(self._contemporary(holders, others), today)
                return Phrase(words[0].start, last.end, period)
        return None

    def _contemporary(
        self, holders: Sequence[TermsOfOffice], words: list[Word]
    ) -> Sequence[TermsOfOffice]:
        """Return those of several people who were in office together with anybody named here."""
        if len(holders) <= 1:
            return holders
        others = [
            span
            for used in _all_names(words)
            for as_ruler in (True, False)
            for each in self._terms.find(_folded(used), as_ruler=as_ruler)
            for span in each.times
        ]
        together = [
            each
            for each in holders
            if any(overlap(span, other) for span in each.times for other in others)
        ]
        return together or holders

    def _event(self, text: str, words: list[Word], today: date) -> Phrase | None:
        """Read `Hanoi summit`: as few words as mean one event, or else as many as mean any."""
        best: Phrase | None = None
        for used in event_phrases(words):
            start, end = used[0].start, used[-1].end
            if found := self._find_event(text[start:end], today):
                best = Phrase(start, end, Period((parse_edtf(found.edtf),), found.meaning))
                if found.is_unique:
                    break
        return best

    def _terms_in_office(self, text: str, words: list[Word], today: date) -> Iterator[Phrase]:
        """Yield `Obama's second term`, `the first year of his presidency`, `the Ford era`."""
        for match in period_pattern("term").finditer(text):
            holders, start = self._holders(text, words, match.start(), match["office"])
            is_named = start != match.start() or match["ordinal"]
            period = _term(holders, match["ordinal"], today) if holders and is_named else None
            if period is None:
                continue
            part = _last_match(period_pattern("part"), text, start)
            is_reign = match["noun"].lower() in period_words().lists["reigns"]
            if part:
                period, start = _part(period, part), part.start()
            elif not is_reign and not _has_side(text, start):
                start = self._after_name(words, start, match.start())
            yield Phrase(start, match.end(), period)

    def _parts_of_terms(self, text: str, words: list[Word], today: date) -> Iterator[Phrase]:
        """Yield `his first year as secretary`."""
        for match in period_pattern("part").finditer(text):
            holders, start = self._holders(text, words, match.start(), match["office"])
            if holders and match["office"]:
                start = self._after_name(words, start, match.start())
                yield Phrase(start, match.end(), _part(_time_of(holders, today), match))

    def _after_name(self, words: list[Word], start: int, end: int) -> int:
        """Return where the period begins, so that it leaves the name: the person is asked for.

        Not if somebody else is: `Kerry in Obama's second term`.
        """
        rest = [word for word in words if not start <= word.start < end]
        return start if any(self._terms.people(_folded(used)) for used in _all_names(rest)) else end

    def _journeys_of(self, text: str, words: list[Word], today: date) -> Iterator[Phrase]:
        """Yield `first foreign trip`, of the person named before it or elsewhere."""
        for match in period_pattern("trip").finditer(text):
            which = period_words().tables["ordinals"][match["ordinal"].lower()]
            for used in (*_names_before(words, match.start()), *_all_names(words)):
                people = self._terms.people(_folded(used))
                times = [span for each in self._terms.find(_folded(used)) for span in each.times]
                if people and (found := self._journeys.find(people, times, which, today)):
                    meaning = f"the journey of {in_words(found)}"
                    yield Phrase(match.start(), match.end(), Period((parse_edtf(found),), meaning))
                    break

    def _holders(
        self, text: str, words: list[Word], end: int, office: str | None
    ) -> tuple[tuple[TermsOfOffice, ...], int]:
        """Return whose terms are meant that are named at a position, and where the name begins.

        It is the name or pronoun before, or else any name in the text.
        """
        as_ruler = (office or "").lower() not in period_words().lists["foreign"]
        for used in _names_before(words, end):
            if holders := self._terms.find(_folded(used), as_ruler=as_ruler):
                return holders, used[0].start
        pronoun = re.search(rf"\b{period_words().any_of('pronouns')} $", text[:end], re.IGNORECASE)
        start = pronoun.start() if pronoun else end
        for used in _all_names(words):
            if holders := self._terms.find(_folded(used), as_ruler=as_ruler):
                return holders, start
        return (), start


def _words(text: str) -> list[Word]:
    return [Word(match[0], match.start(), match.end()) for match in WORD.finditer(text)]


def _add(found: list[FoundPeriod], period: FoundPeriod | None) -> None:
    """Add a period unless it overlaps with one that was found before."""
    if period and not any(period.start < each.end and each.start < period.end for each in found):
        found.append(period)


def _folded(words: Sequence[Word]) -> FoldedWords:
    return fold(POSSESSIVE.sub("", " ".join(word.text for word in words)))


def _name_lengths(words: list[Word]) -> Iterator[list[Word]]:
    """Yield the first words of a list, the longest name first."""
    for size in range(min(MAX_NAME_WORDS, len(words)), 0, -1):
        yield words[:size]


def _names_before(words: list[Word], end: int) -> Iterator[list[Word]]:
    """Yield the words that end right before a position, the longest name first."""
    before = [word for word in words if word.end < end]
    for size in range(min(MAX_NAME_WORDS, len(before)), 0, -1):
        yield before[-size:]


def _all_names(words: list[Word]) -> Iterator[list[Word]]:
    for at in range(len(words)):
        yield from _name_lengths(words[at:])


def _last_match(pattern: re.Pattern[str], text: str, end: int) -> re.Match[str] | None:
    """Return the match that ends at a position, but for an article."""
    articles = period_words().any_of("articles")
    for match in pattern.finditer(text, 0, end):
        if re.fullmatch(rf" (?:{articles} )?", text[match.end() : end], re.IGNORECASE):
            return match
    return None


def _known_period(words: list[Word]) -> Phrase | None:
    known = load_periods()
    for size in range(min(MAX_PERIOD_WORDS, len(words)), 0, -1):
        used = words[:size]
        if named := known.get(fold(" ".join(word.text.strip("'’.") for word in used))):
            meaning = f"{named.name} ({in_words(named.edtf)})"
            period = Period((parse_edtf(named.edtf),), meaning, named.since_end)
            return Phrase(used[0].start, used[-1].end, period)
    return None


def _prefixed(text: str, word: Word) -> FoundPeriod | None:
    """Read `post-Covid` and `pre-9/11`."""
    prefix, hyphen, rest = word.text.partition("-")
    side = period_words().tables["prefixes"].get(prefix.lower())
    if not (hyphen and side):
        return None
    start = word.start + len(prefix) + 1
    words = [
        Word(each[0], start + each.start(), start + each.end())
        for each in WORD.finditer(text[start:])
    ]
    phrase = _known_period(words) if rest else None
    return _dated(text, word.start, side, phrase) if phrase else None


def _has_side(text: str, start: int) -> bool:
    return _last_match(period_pattern("side"), text, start) is not None


def _with_side(text: str, phrase: Phrase) -> FoundPeriod:
    """Return a period with what stands before it: `since Obama's second term`."""
    side = _last_match(period_pattern("side"), text, phrase.start)
    if side and period_words().sides[side["side"].lower()] != "under":
        return _dated(text, side.start(), side["side"], phrase)
    return _dated(text, phrase.start, "", phrase)


def _dated(text: str, start: int, side: str, phrase: Phrase) -> FoundPeriod:
    kind = period_words().sides.get(side.lower(), "during")
    period, surface = phrase.period, text[start : phrase.end]
    spans = [_open_ended(kind, span, since_end=period.since_end) for span in period.spans]
    if kind in {"before", "until", "eve"}:
        spans = spans[:1]
    elif kind in {"after", "since"}:
        spans = spans[-1:]
    dates = [DateConstraint(span.edtf, surface, span) for span in spans]
    return FoundPeriod(start, phrase.end, any_of(dates, surface, period.meaning))


def _open_ended(kind: str, span: DateSpan, *, since_end: bool) -> DateSpan:
    """Return the time before, after or since a period; for `during`, the period itself.

    The eve of an event is the month before it.
    """
    first, last, day = span.first or date.min, span.last or date.max, timedelta(days=1)
    is_past = last < date.max
    if kind == "after" and is_past:
        return parse_edtf(f"{last + day}/..")
    if kind in {"since", "after"}:
        return parse_edtf(f"{last if since_end and is_past else first}/..")
    if kind in {"before", "until"}:
        return parse_edtf(f"../{first - day if kind == 'before' else first}")
    return parse_edtf(f"{first - EVE}/{first - day}") if kind == "eve" else span


def _time_of(holders: Sequence[TermsOfOffice], today: date) -> Period:
    spans = [span for each in holders for span in each.times if not _is_future(span, today)]
    named = (f"{each.name}'s time as {each.title} ({_years(each.times)})" for each in holders)
    return Period(tuple(spans), " or ".join(named))


def _term(holders: Sequence[TermsOfOffice], ordinal: str | None, today: date) -> Period | None:
    """Return all times in office, or the term with an ordinal; None if nobody had that term."""
    if not ordinal:
        return _time_of(holders, today)
    which = period_words().tables["ordinals"][ordinal.lower()]
    for each in holders:
        terms = [term for term in each.terms if not _is_future(term, today)]
        at = which - 1 if which > 0 else which
        if -len(terms) <= at < len(terms):
            term = terms[at]
            meaning = f"{each.name}'s {ordinal.lower()} term as {each.title} ({_years([term])})"
            return Period((term,), meaning)
    return None


def _part(period: Period, match: re.Match[str]) -> Period:
    """Return the first or last days, weeks, months or years of a time in office."""
    words = period_words()
    which = words.tables["ordinals"][match["ordinal"].lower()]
    unit = words.tables["units"][match["unit"].lower()]
    count = match["count"] or ""
    number = words.tables["numbers"].get(count.lower()) or int(count or 1)
    span, day = period.spans[-1 if which < 0 else 0], timedelta(days=1)
    first, last = span.first or date.min, span.last or date.max
    if which < 0:
        start, end = add_units(last, unit, -number), last
    else:
        start = add_units(first, unit, number * (which - 1))
        end = add_units(first, unit, number * which) - day
    edtf = f"{max(start, first)}/{min(end, last)}"
    return Period((parse_edtf(edtf),), f"{in_words(edtf)}, of {period.meaning}")


def _is_future(span: DateSpan, today: date) -> bool:
    return span.first is not None and span.first > today


def _years(spans: Sequence[DateSpan]) -> str:
    return ", ".join(in_words(span.edtf) for span in spans)
