"""Find the periods that a text names: `under Ford`, `his second term`, `since the Hanoi summit`."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.dates import in_words, parse_edtf
from bot.gazetteer.periods import load_periods
from bot.search.periods.events import FindEvent, event_phrases
from bot.search.periods.journeys import Journeys
from bot.search.periods.period import (
    Period,
    PeriodToken,
    Phrase,
    all_names,
    dated,
    folded,
    names_at,
    names_before,
    with_side,
    words_of,
)
from bot.search.periods.period_words import period_pattern, period_words
from bot.search.periods.term_phrases import TermPhrases
from bot.search.periods.terms_of_office import OfficeTerms
from bot.search.query.date_parser import FoundPeriod
from bot.search.query.intent_cues import cue_words
from bot.text import fold

MAX_PERIOD_WORDS = 7
MAX_QUESTION_WORDS = 40  # a longer text was written for other readers: what dates it is not asked
MAX_WORDS_WITH_EVENTS = 20
DATED_BY_EVENTS = frozenset({"before", "until", "after", "since"})


class PeriodFinder:
    """Finds periods in texts by what the gazetteer and the index know.

    `find_event` returns when the meeting was that a phrase such as `Hanoi summit` means.
    """

    def __init__(self, terms: OfficeTerms, journeys: Journeys, find_event: FindEvent) -> None:
        self._terms = terms
        self._term_phrases = TermPhrases(terms)
        self._journeys = journeys
        self._find_event = find_event

    def find(self, text: str, today: date) -> Sequence[FoundPeriod]:
        """Return the periods that a text names, in order, without overlaps."""
        words = words_of(text)
        if len(words) > MAX_QUESTION_WORDS:
            return ()
        found: list[FoundPeriod] = []
        phrases = (
            *_between(text),
            *self._term_phrases.find(text, words, today),
            *self._journeys_of(text, words, today),
            *self._eras(words, today),
        )
        for period in (
            *(with_side(text, phrase) for phrase in phrases),
            *self._after_sides(text, words, today),
            *_prefixed(text, words),
        ):
            if not any(period.start < each.end and each.start < period.end for each in found):
                found.append(period)
        return sorted(found)

    def _after_sides(
        self, text: str, words: list[PeriodToken], today: date
    ) -> Iterator[FoundPeriod]:
        for side in period_pattern("side").finditer(text):
            after = [word for word in words if word.start >= side.end()]
            kind = period_words().sides[side["side"].lower()]
            phrase = (
                self._term_phrases.under(after, words, today)
                if kind == "under"
                else self._after_side(text, kind, after, today)
            )
            if phrase:
                yield dated(text, side.start(), side["side"], phrase)

    def _after_side(
        self, text: str, kind: str, after: list[PeriodToken], today: date
    ) -> Phrase | None:
        """Return the known period or the event that begins after a word such as `since`."""
        words = _without_article(after)
        has_article = len(words) < len(after)
        if phrase := _known_period(words):
            is_interval = "/" in phrase.period.spans[0].edtf
            is_phrase = has_article or " " in text[phrase.start : phrase.end]
            return phrase if kind != "place_like" or (is_interval and is_phrase) else None
        is_question = len(words_of(text)) <= MAX_WORDS_WITH_EVENTS
        if is_question and kind in DATED_BY_EVENTS and (has_article or kind == "since"):
            return self._event(text, words, today)
        return None

    def _event(self, text: str, words: list[PeriodToken], today: date) -> Phrase | None:
        """Read `Hanoi summit`: as few words as mean one event, or else as many as mean any.

        Of several events, those count in which people took part who are named before.
        """
        best: Phrase | None = None
        for used in event_phrases(words):
            start, end = used[0].start, used[-1].end
            if found := self._find_event(text[start:end], today):
                people = "" if found.is_unique else self._people_before(text, start)
                joint = self._find_event(f"{people} {text[start:end]}", today) if people else None
                edtf, meaning, _ = joint or found
                best = Phrase(start, end, Period((parse_edtf(edtf),), meaning))
                if found.is_unique:
                    break
        return best

    def _people_before(self, text: str, end: int) -> str:
        """Return the names of people in a text before a position."""
        names, words = list[str](), words_of(text[:end])
        while words:
            known = (each for each in names_at(words) if self._terms.people(folded(each)))
            name = next(known, [])
            names += [text[name[0].start : name[-1].end]] if name else []
            words = words[len(name) or 1 :]
        return " ".join(names)

    def _eras(self, words: list[PeriodToken], today: date) -> Iterator[Phrase]:
        """Yield `Obama-era`."""
        for word in words:
            name, _, noun = word.text.rpartition("-")
            is_era = name and noun.lower() in period_words().lists["era"]
            if is_era and (period := self._term_phrases.era(name, today)):
                yield Phrase(word.start, word.end, period)

    def _journeys_of(self, text: str, words: list[PeriodToken], today: date) -> Iterator[Phrase]:
        """Yield `first foreign trip`, of the person named before it or elsewhere."""
        for match in period_pattern("trip").finditer(text):
            which = period_words().ordinal(match["ordinal"])
            for used in (*names_before(words, match.start()), *all_names(words)):
                people = self._terms.people(folded(used))
                times = [span for each in self._terms.find(folded(used)) for span in each.times]
                if people and (found := self._journeys.find(people, times, which, today)):
                    period = Period((parse_edtf(found),), f"the journey of {in_words(found)}")
                    # `first` and `last` stay in the text: they tell the order of its meetings, too
                    is_cue = (match["ordinal"].lower(),) in cue_words().phrases
                    start = match.end("ordinal") + 1 if is_cue else match.start()
                    yield Phrase(start, match.end(), period)
                    break


def _without_article(words: list[PeriodToken]) -> list[PeriodToken]:
    articles = {each.lower() for each in period_words().lists["articles"]}
    return words[1:] if words and words[0].text.lower() in articles else words


def _known_period(words: list[PeriodToken]) -> Phrase | None:
    """Return the known period at the beginning of words, that with the longest name."""
    known = load_periods()
    for size in range(min(MAX_PERIOD_WORDS, len(words)), 0, -1):
        used = words[:size]
        if named := known.get(fold(" ".join(word.text.strip("'’.") for word in used))):
            meaning = f"{named.name} ({in_words(named.edtf)})"
            period = Period((parse_edtf(named.edtf),), meaning, named.since_end)
            return Phrase(used[0].start, used[-1].end, period)
    return None


def _prefixed(text: str, words: list[PeriodToken]) -> Iterator[FoundPeriod]:
    """Read `post-Covid` and `pre-9/11`."""
    for word in words:
        prefix, hyphen, _ = word.text.partition("-")
        side = period_words().tables["prefixes"].get(prefix.lower())
        if hyphen and side:
            start = word.start + len(prefix) + 1
            if phrase := _known_period(words_of(text, start)):
                yield dated(text, word.start, side, phrase)


def _between(text: str) -> Iterator[Phrase]:
    """Yield `between 9/11 and the Iraq war`: from the end of one to the beginning of the other."""
    for match in period_pattern("between").finditer(text):
        one = _known_period(_without_article(words_of(text, match.end())))
        link = period_pattern("between_link").match(text, one.end + 1) if one else None
        other = _known_period(_without_article(words_of(text, link.end()))) if link else None
        if one and other and (period := _joined(one.period, other.period)):
            yield Phrase(match.start(), other.end, period)


def _joined(one: Period, other: Period) -> Period | None:
    (start,), (end,) = one.spans, other.spans
    first, last = start.last, end.first
    if first is None or last is None or first > last:
        first, last = start.first, end.last
    if first is None or last is None or first > last:
        return None
    meaning = f"the time between {one.meaning} and {other.meaning}"
    return Period((parse_edtf(f"{first}/{last}"),), meaning)
