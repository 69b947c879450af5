"""The first line of an answer to a question: the day, the number, the people or the words."""

from collections.abc import Callable

from bot.answer.text.phrases import (
    count_meetings,
    describe_query,
    describe_topics,
    join_words,
    party_name,
    party_names,
    truncate,
)
from bot.dates import in_words
from bot.index.model import Meeting, Quote
from bot.search.query.intent import Intent
from bot.search.query.model import PlaceRole, Query, TermKind
from bot.search.retrieval.results import SearchResult

MAX_QUOTE_LENGTH = 300  # characters of words that stand in the first line
MAX_PEOPLE = 10  # people
PAIR = 2
OPEN = ("from ", "until ")  # dates that are open at an end
TIMES = {1: "once", 2: "twice"}


def headline_for(result: SearchResult) -> str:
    """Answer what was asked in one sentence; empty when the meetings themselves are the answer."""
    if not result.total or result.asked is Intent.MEETINGS:
        return ""
    if result.asked is not Intent.QUOTES and not result.aggregations.held:
        return _none_held(result)
    return HEADLINES[result.asked](result)


def pair_headline(result: SearchResult) -> str:
    """Say how often two met, and when last; empty where it is not two that are asked for."""
    is_pair = result.total and result.aggregations.held and _pair(result.query)
    return _count(result) if is_pair else ""


def _none_held(result: SearchResult) -> str:
    found = "the one found is" if result.total == 1 else f"the {result.total:,} found are"
    what = f"{count_meetings(0, result.query)}{describe_query(result.query)}"
    return f"{what} is known to have been held; {found} planned, proposed or called off."


def _count(result: SearchResult) -> str:
    query, held, last = result.query, result.aggregations.held, result.aggregations.meeting
    when = _when_and_where(last, query) if last else ""
    if pair := _pair(query):
        times = TIMES.get(held, f"{held:,} times")
        rest = f"{describe_query(query, parties=False)}, {'last ' if held > 1 else ''}{when}"
        line = f"{pair} met {times}{rest}"
    else:
        were = f"were held, the last {when}" if held > 1 else f"was held, {when}"
        line = f"{count_meetings(held, query)}{describe_query(query)} {were}"
    return f"{line}{_not_held(result)}."


def _latest(result: SearchResult) -> str:
    return _by_date(result, "last", "latest")


def _first(result: SearchResult) -> str:
    return _by_date(result, "first", "first")


def _by_date(result: SearchResult, adverb: str, adjective: str) -> str:
    query, meeting = result.query, result.aggregations.meeting
    when = _when_and_where(meeting, query) if meeting else ""
    if pair := _pair(query):
        rest = describe_query(query, parties=False)
        return f"{pair} {adverb} met{rest}{',' if rest else ''} {when}."
    one = count_meetings(1, query).removeprefix("1 ")
    title = f": {meeting.title}" if meeting else ""
    return f"The {adjective} {one}{describe_query(query)} was {when}{title}."


def _people(result: SearchResult) -> str:
    query, people = result.query, result.aggregations.people
    if not people:
        return f"{count_meetings(result.aggregations.held, query)}{describe_query(query)}; nobody else is named."
    named = [
        each.name if each.meetings == 1 else f"{each.name} ({each.meetings:,} times)"
        for each in people[:MAX_PEOPLE]
    ]
    more = len(people) - MAX_PEOPLE
    who = join_words([*named, *([f"{more:,} more"] if more > 0 else [])])
    asked = party_names(query)
    if len(asked) == 1 and query.of_kind(TermKind.PERSON):
        return f"{asked[0]} met {who}{describe_query(query, parties=False)}."
    return f"{who} took part in {count_meetings(result.aggregations.held, query)}{describe_query(query)}."


def _quotes(result: SearchResult) -> str:
    query, quotes = result.query, result.aggregations.quotes
    found = f"{count_meetings(result.total, query)}{describe_query(query)}"
    if not quotes:
        speakers = [party_name(query.terms[at]) for at in query.speaker_terms]
        return f"No quotes{f' by {join_words(speakers)}' if speakers else ''} are known; {found}."
    quote, meeting = quotes[0]
    if result.aggregations.is_off_topic:
        whose = f" by {quote.speaker}" if len(query.speaker_terms) == 1 else ""
        have = "has" if result.total == 1 else "have"
        return f"No quote{whose} here mentions {describe_topics(query)}; {found} {have} others."
    topics = describe_topics(query)
    about = f" about {topics}" if query.of_kind(TermKind.TOPIC) else ""
    words = truncate(quote.exact.rstrip(","), MAX_QUOTE_LENGTH)
    return f"{_speaker(quote)} said{about} {_when_and_where(meeting, query)}: “{words}”"


HEADLINES: dict[Intent, Callable[[SearchResult], str]] = {
    Intent.COUNT: _count,
    Intent.LATEST: _latest,
    Intent.FIRST: _first,
    Intent.PEOPLE: _people,
    Intent.QUOTES: _quotes,
}


def _pair(query: Query) -> str:
    """Name the two who meet; empty where it is not meetings of two that are asked for."""
    names = party_names(query)
    if len(names) != PAIR or query.of_kind(TermKind.KIND):
        return ""
    both = join_words(names)
    return both[0].upper() + both[1:]


def _not_held(result: SearchResult) -> str:
    if not result.not_held:
        return ""
    are = "is" if result.not_held == 1 else "are"
    return f"; {result.not_held:,} more {are} not known to have been held"


def _speaker(quote: Quote) -> str:
    return f"{quote.speaker}, via {quote.via}," if quote.via else quote.speaker


def _when_and_where(meeting: Meeting, query: Query) -> str:
    """Say when a meeting was; where too, unless that was given in the question."""
    said = in_words(meeting.date)
    is_day = len(meeting.date.rpartition("/")[2]) == len("2020-11-26")
    when = said if said.startswith(OPEN) else f"{'on' if is_day else 'in'} {said}"
    is_asked = any(term.role is PlaceRole.WHERE for term in query.of_kind(TermKind.PLACE))
    return f"{when} in {meeting.place}" if meeting.place and not is_asked else when
