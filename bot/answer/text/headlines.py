"""The headline of a list of meetings: the day, the number, the people or the words asked for."""

from collections.abc import Callable, Sequence

from bot.answer.text.count_headlines import (
    absent_headline,
    comparison_headline,
    first_and_latest_headline,
    gap_headline,
    list_headline,
    ranking_headline,
)
from bot.answer.text.notes import not_in_archive, unknown_words
from bot.answer.text.occurrence import when_and_where, where
from bot.answer.text.phrases import (
    count_meetings,
    describe_query,
    describe_wanted_text,
    join_words,
    party_name,
    party_names,
    quote_words,
    truncate,
)
from bot.index.model import PersonCount, Quote
from bot.search.query.intent import Intent
from bot.search.query.model import Query, TermKind
from bot.search.retrieval.results import SearchResult

MAX_QUOTE_LENGTH = 300  # characters of a quote that stands in the headline
MAX_PEOPLE = 10
PAIR = 2
TIMES = {1: "once", 2: "twice"}


def headline_for(result: SearchResult) -> str:
    """Return one sentence that answers what was asked, or says how many meetings answer it."""
    if result.asked is Intent.YES_NO:
        return _yes_no(result)
    if result.query.wants_absent:
        return absent_headline(result)
    if not result.total or result.asked is Intent.MEETINGS:
        return _meetings(result)
    if result.query.of_kind(TermKind.STATUS) and result.asked is Intent.COUNT:
        return _meetings(result)
    if result.asked is not Intent.QUOTES and not result.aggregations.held:
        return _none_held(result)
    return HEADLINES[result.asked](result)


def _yes_no(result: SearchResult) -> str:
    """Begin with Yes or No, which is about the archive only."""
    if not result.total:
        return f"No, not in this archive: {_lower_first(_meetings(result))}"
    if not result.aggregations.yes:
        return f"No: {_lower_first(_none_held(result))}"
    line = _count(result) if result.aggregations.held else _meetings(result)
    return f"Yes: {line if _pair(result.query) else _lower_first(line)}"


def _lower_first(line: str) -> str:
    return line.replace("No ", "no ", 1) if line.startswith("No ") else line


def pair_headline(result: SearchResult) -> str:
    """Return how often two met, and when last; empty when the query is not for two.

    `result` is that of a query with the intent COUNT.
    """
    is_pair = result.total and result.aggregations.held and _pair(result.query)
    return _count(result) if is_pair else ""


def _meetings(result: SearchResult) -> str:
    """Return how many meetings match all of the query, and how the query was understood."""
    query = result.query
    what = f"{count_meetings(result.total, query)}{describe_query(query)}"
    if result.total and result.aggregations.rows:
        return f"{what}{_of_them_not_held(result)}{_of_each(result)}."
    if result.total:
        order = "newest first" if result.is_newest_first else "best match first"
        return f"{what}{f', {order}' if result.total > 1 else ''}{_of_them_not_held(result)}."
    unknown = unknown_words(result)
    if len(unknown) == len(query.terms):
        return not_in_archive(unknown)
    if unknown:
        return f"{what} that also matches {quote_words(unknown)}."
    only_kinds = all(term.kind is TermKind.KIND for term in query.terms)
    return f"{what} found." if only_kinds else f"{what}."


def _of_each(result: SearchResult) -> str:
    """Say how many meetings each of the alternatives had, if there are any."""
    rows = result.aggregations.rows
    return f": {', '.join(f'{row.name} {row.meetings:,}' for row in rows)}" if rows else ""


def _of_them_not_held(result: SearchResult) -> str:
    if not result.not_held or result.query.of_kind(TermKind.STATUS):
        return ""
    if result.total == 1:
        return ", not known to have been held"
    if result.not_held == result.total:
        return "; none of them is known to have been held"
    some = "1 of them is" if result.not_held == 1 else f"{result.not_held:,} of them are"
    return f"; {some} not known to have been held"


def _none_held(result: SearchResult) -> str:
    found = "the one found is" if result.total == 1 else f"the {result.total:,} found are"
    what = f"{count_meetings(0, result.query)}{describe_query(result.query)}"
    statuses = {hit.meeting.status for hit in result.hits} if result.total == 1 else set()
    status = next(iter(statuses), "planned, proposed or called off")
    return f"{what} is known to have been held; {found} {status}."


def _count(result: SearchResult) -> str:
    query, held, last = result.query, result.aggregations.held, result.aggregations.meeting
    when = when_and_where(last, query) if last else ""
    if pair := _pair(query):
        times = TIMES.get(held, f"{held:,} times")
        line = f"{pair} met {times}{describe_query(query, parties=False)}"
        if last and held == 1 and _names_day(query, last.date):
            when = where(last, query)  # the day has been named
        line += f", {'last ' if held > 1 else ''}{when}" if when else ""
    else:
        were = f"were held, the last {when}" if held > 1 else f"was held, {when}"
        line = f"{count_meetings(held, query)}{describe_query(query)} {were}"
    return f"{line}{_more_not_held(result)}{_of_each(result)}."


def _latest(result: SearchResult) -> str:
    return _by_date(result, "last", "latest")


def _first(result: SearchResult) -> str:
    return _by_date(result, "first", "first")


def _by_date(result: SearchResult, adverb: str, adjective: str) -> str:
    query, meeting = result.query, result.aggregations.meeting
    when = when_and_where(meeting, query) if meeting else ""
    count = min(query.size, result.aggregations.held, len(result.hits))
    if count > 1:
        days = [when_and_where(hit.meeting, query) for hit in result.hits[:count]]
        which = f"The {adjective} {count} of {count_meetings(result.aggregations.held, query)}"
        return f"{which}{describe_query(query)} were {join_words(days)}."
    if pair := _pair(query):
        rest = describe_query(query, parties=False)
        return f"{pair} {adverb} met{rest}{',' if rest else ''} {when}."
    one = count_meetings(1, query).removeprefix("1 ")
    title = f": {meeting.title}" if meeting else ""
    return f"The {adjective} {one}{describe_query(query)} was {when}{title}."


def _people(result: SearchResult) -> str:
    query, people = result.query, result.aggregations.people
    meetings = f"{count_meetings(result.aggregations.held, query)}{describe_query(query)}"
    if not people:
        return f"{meetings}; nobody else is named."
    own = result.aggregations.own_side
    others = [each for each in people if each.person not in own]
    asked = party_names(query)
    if people and own and (query.wants_companions or not others):
        return f"{_sentence(_list_people(people))} took part in {meetings}, on the same side."
    own_side = [each for each in people if each.person in own]
    beside = f"; on the same side: {_list_people(own_side)}" if own_side else ""
    if len(asked) == 1 and query.of_kind(TermKind.PERSON):
        met = f"{asked[0]} met {_list_people(others)}"
        return f"{met}{describe_query(query, parties=False)}{beside}."
    return f"{_sentence(_list_people(others))} took part in {meetings}{beside}."


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:]


def _list_people(people: Sequence[PersonCount]) -> str:
    named = [
        each.name if each.meetings == 1 else f"{each.name} ({each.meetings:,} times)"
        for each in people[:MAX_PEOPLE]
    ]
    more = len(people) - MAX_PEOPLE
    return join_words([*named, *([f"{more:,} more"] if more > 0 else [])])


def _quotes(result: SearchResult) -> str:
    query, quotes = result.query, result.aggregations.quotes
    if not quotes:
        there_are = "there is" if result.total == 1 else "there are"
        found = f"{there_are} {count_meetings(result.total, query)}{describe_query(query)}"
        speakers = [party_name(query.terms[at]) for at in query.speaker_terms]
        if query.of_kind(TermKind.TEXT) and not speakers:
            return f"No quote mentions {describe_wanted_text(query)}; {found}."
        return f"No quotes{f' by {join_words(speakers)}' if speakers else ''} are known; {found}."
    quote, meeting = quotes[0]
    words = truncate(quote.exact.rstrip(","), MAX_QUOTE_LENGTH)
    return f"{_speaker(quote)} said {when_and_where(meeting, query)}: “{words}”"


HEADLINES: dict[Intent, Callable[[SearchResult], str]] = {
    Intent.COUNT: _count,
    Intent.LATEST: _latest,
    Intent.FIRST: _first,
    Intent.PEOPLE: _people,
    Intent.QUOTES: _quotes,
    Intent.COMPARISON: comparison_headline,
    Intent.RANKING: ranking_headline,
    Intent.LIST: list_headline,
    Intent.GAP: gap_headline,
    Intent.FIRST_AND_LATEST: first_and_latest_headline,
}


def _pair(query: Query) -> str:
    """Return the names of the two who met; empty when the query is not for meetings of two."""
    names = party_names(query)
    if len(names) != PAIR or query.of_kind(TermKind.KIND) or query.alternatives:
        return ""
    return _sentence(join_words(names))


def _more_not_held(result: SearchResult) -> str:
    if not result.not_held:
        return ""
    are = "is" if result.not_held == 1 else "are"
    return f"; {result.not_held:,} more {are} not known to have been held"


def _speaker(quote: Quote) -> str:
    return f"{quote.speaker}, via {quote.via}," if quote.via else quote.speaker


def _names_day(query: Query, day: str) -> bool:
    return any(term.when and term.when.edtf == day for term in query.of_kind(TermKind.DATE))
