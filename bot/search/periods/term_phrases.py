"""Find phrases for somebody's time in office: `under Ford`, `Obama's second term`."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from bot.dates import DateSpan, in_words
from bot.search.knowledge.office_holders import overlap
from bot.search.periods.period import (
    POSSESSIVE,
    Period,
    PeriodToken,
    Phrase,
    all_names,
    ends_with,
    first_or_last,
    folded,
    names_at,
    names_before,
)
from bot.search.periods.period_words import period_pattern, period_words
from bot.search.periods.terms_of_office import OfficeTerms, TermsOfOffice

Holders = Sequence[TermsOfOffice]


class TermPhrases:
    """Finds the terms that the words of a text name; a name elsewhere in the text tells whose."""

    def __init__(self, terms: OfficeTerms) -> None:
        self._terms = terms

    def find(self, text: str, words: list[PeriodToken], today: date) -> Iterator[Phrase]:
        """Yield the periods of terms in office, other than `under` somebody."""
        yield from self._terms_in_office(text, words, today)
        yield from self._parts_of_terms(text, words, today)
        yield from self._in_office(text, words, today)

    def under(
        self, words: list[PeriodToken], everything: list[PeriodToken], today: date
    ) -> Phrase | None:
        """Read the people at the beginning of words as their time: `Ford`, `President Ford`.

        `everything` are all words of the text.
        """
        table = period_words()
        skipped = 1 if words and words[0].text.lower() in table.lists["honorifics"] else 0
        for used in names_at(words[skipped:]):
            if holders := self._terms.find(folded(used)):
                others = [each for each in everything if each not in used]
                period = _time_of(self._contemporary(holders, others), today)
                phrase = Phrase(words[0].start, used[-1].end, period)
                after = words[skipped + len(used) :]
                is_list = after and after[0].text.lower() in table.lists["alternatives"]
                other = self.under(after[1:], everything, today) if is_list else None
                return _either(phrase, other) if other else phrase
        return None

    def era(self, name: str, today: date) -> Period | None:
        """Return the time of the leader with this name, for `Obama-era`."""
        holders = self._terms.find(folded([PeriodToken(name, 0, len(name))]))
        return _time_of(holders, today) if holders else None

    def _contemporary(self, holders: Holders, words: list[PeriodToken]) -> Holders:
        """Return those of several people who were in office together with anybody named here."""
        if len(holders) <= 1:
            return holders
        others = [
            span
            for used in all_names(words)
            for as_ruler in (True, False)
            for each in self._terms.find(folded(used), as_ruler=as_ruler)
            for span in each.times
        ]
        together = [
            each
            for each in holders
            if any(overlap(span, other) for span in each.times for other in others)
        ]
        return together or holders

    def _terms_in_office(
        self, text: str, words: list[PeriodToken], today: date
    ) -> Iterator[Phrase]:
        """Yield `Obama's second term`, `the first year of his presidency`, `the Ford era`."""
        for match in period_pattern("term").finditer(text):
            holders, start = self._holders(text, words, match.start(), match["office"])
            is_named = start != match.start() or match["ordinal"]
            period = _term(holders, match["ordinal"], today) if holders and is_named else None
            if period is None:
                continue
            part = ends_with("part", text, start)
            is_reign = match["noun"].lower() in period_words().lists["reigns"]
            if part:
                period, start = first_or_last(period, part, today), part.start()
            elif not is_reign and not ends_with("side", text, start):
                start = self._after_name(words, start, match.start())
            yield Phrase(start, match.end(), period)

    def _parts_of_terms(self, text: str, words: list[PeriodToken], today: date) -> Iterator[Phrase]:
        """Yield `his first year as secretary`, and of rulers `Obama's first year`.

        `Obama's last year` is rather the one before this.
        """
        for match in period_pattern("part").finditer(text):
            holders, start = self._holders(text, words, match.start(), match["office"])
            is_of_ruler = (
                start != match.start()
                and period_words().ordinal(match["ordinal"]) > 0
                and POSSESSIVE.search(text[: match.start()].rstrip())
                and any(each.is_ruler for each in holders)
            )
            if holders and (match["office"] or is_of_ruler):
                start = self._after_name(words, start, match.start())
                end = match.end("office" if match["office"] else "unit")
                time = _time_of(holders, today)
                yield Phrase(start, end, first_or_last(time, match, today))

    def _in_office(self, text: str, words: list[PeriodToken], today: date) -> Iterator[Phrase]:
        """Yield `when Obama was president`, and `Obama took office` as a day."""
        for match in period_pattern("in_office").finditer(text):
            office = match["office"]
            holders, start = self._holders(text, words, match.start(), f"as {office or ''}")
            if not holders or start == match.start():
                continue
            if office:
                if before := ends_with("while", text, start):
                    yield Phrase(before.start(), match.end(), _time_of(holders, today))
                continue
            time = _time_of(holders[-1:], today)
            span = time.spans[0 if match["begins"] else -1]
            day = span.first if match["begins"] else span.last
            if day:
                spans = (DateSpan(day.isoformat(), day, day),)
                yield Phrase(
                    start,
                    match.end(),
                    Period(
                        spans,
                        f"{in_words(str(day))}, when "
                        f"{holders[-1].name} {match[0]} as {holders[-1].title}",
                    ),
                )

    def _after_name(self, words: list[PeriodToken], start: int, end: int) -> int:
        """Return where the period begins, so that it leaves the name: the person is asked for.

        Not if somebody else is: `Kerry in Obama's second term`.
        """
        rest = [word for word in words if not start <= word.start < end]
        return start if any(self._terms.people(folded(used)) for used in all_names(rest)) else end

    def _holders(
        self, text: str, words: list[PeriodToken], end: int, office: str | None
    ) -> tuple[Holders, int]:
        """Return whose terms are meant that are named at a position, and where the name begins.

        It is the name or pronoun before, or else any name in the text.
        """
        as_ruler = (office or "").lower() not in period_words().lists["foreign"]
        for used in names_before(words, end):
            if holders := self._terms.find(folded(used), as_ruler=as_ruler):
                return holders, used[0].start
        pronoun = re.search(rf"\b{period_words().any_of('pronouns')} $", text[:end], re.IGNORECASE)
        start = pronoun.start() if pronoun else end
        for used in all_names(words):
            if holders := self._terms.find(folded(used), as_ruler=as_ruler):
                return holders, start
        return (), start


def _either(one: Phrase, other: Phrase) -> Phrase:
    """Return two phrases as one, whose period is either of theirs."""
    spans = (*one.period.spans, *other.period.spans)
    meaning = f"{one.period.meaning} or {other.period.meaning}"
    return Phrase(one.start, other.end, Period(spans, meaning))


def _time_of(holders: Holders, today: date) -> Period:
    spans = [span for each in holders for span in each.times if not _is_future(span, today)]
    named = (f"{each.name}'s time as {each.title} ({_years(each.times)})" for each in holders)
    return Period(tuple(spans), " or ".join(named))


def _term(holders: Holders, ordinal: str | None, today: date) -> Period | None:
    """Return all times in office, or the term with an ordinal; None if nobody had that term."""
    if not ordinal:
        return _time_of(holders, today)
    which = period_words().ordinal(ordinal)
    for each in holders:
        terms = [term for term in each.terms if not _is_future(term, today)]
        at = which - 1 if which > 0 else which
        if -len(terms) <= at < len(terms):
            years = _years([terms[at]])
            meaning = f"{each.name}'s {ordinal.lower()} term as {each.title} ({years})"
            return Period((terms[at],), meaning)
    return None


def _is_future(span: DateSpan, today: date) -> bool:
    return span.first is not None and span.first > today


def _years(spans: Sequence[DateSpan]) -> str:
    return ", ".join(in_words(span.edtf) for span in spans)
