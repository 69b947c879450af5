"""The headlines of comparisons, rankings and lists: the numbers, and what they count."""

from collections.abc import Iterable

from bot.answer.text.occurrence import when_and_where
from bot.answer.text.phrases import (
    count_meetings,
    describe_query,
    in_place,
    join_words,
    party_names,
    pluralize,
)
from bot.search.query.intent import Grouping
from bot.search.query.model import Query, TermKind
from bot.search.retrieval.results import CountRow, SearchResult

MAX_ROWS = 40  # names of a list in the headline
DEFAULT_RANKS = 5
DAYS_OF_YEAR = 365.25
NOUNS = {
    Grouping.PEOPLE: ("person", "people"),
    Grouping.COUNTRIES: ("country", "countries"),
    Grouping.CITIES: ("city", "cities"),
    Grouping.PLACES: ("place", "places"),
    Grouping.TOPICS: ("topic", "topics"),
    Grouping.YEARS: ("year", "years"),
}


def comparison_headline(result: SearchResult) -> str:
    """Say how many meetings each of the alternatives had, the most first."""
    query = result.query
    if not result.aggregations.rows:
        return f"{count_meetings(result.total, query)}{describe_query(query)}."
    fixed = _without_alternatives(query)
    first, *rest = result.aggregations.rows
    others = [f"{row.name}: {row.meetings:,}" for row in rest]
    what = f"{count_meetings(first.meetings, fixed)}{describe_query(fixed)}".replace("No", "no", 1)
    line = "; ".join([f"{first.name}: {what}", *others])
    is_tie = any(row.meetings == first.meetings for row in rest)
    return f"{line}{'; as many each' if is_tie and len(rest) == 1 else ''}."


def ranking_headline(result: SearchResult) -> str:
    """Name those in most meetings, with the numbers."""
    query, rows = result.query, result.aggregations.rows
    if not rows:
        return _nothing_to_list(result)
    ranks = query.size or DEFAULT_RANKS
    ranked = join_words([f"{row.name} ({row.meetings:,})" for row in rows[:ranks]])
    offices = [term for term in query.of_kind(TermKind.PERSON) if term.is_office]
    counted = _without(query, offices)
    return f"Most often: {ranked}, of {_meetings(result, counted)}."


def list_headline(result: SearchResult) -> str:
    """Name everything listed, with the numbers of meetings."""
    query, rows = result.query, result.aggregations.rows
    if not rows:
        return _nothing_to_list(result)
    if query.grouping is Grouping.PLACES and len(names := party_names(query)) > 1:
        places = join_words([_in(row) for row in rows[:MAX_ROWS]])
        both = join_words(names)
        return f"{both[0].upper()}{both[1:]} met{describe_query(query, parties=False)} {places}."
    one, many = NOUNS[query.grouping or Grouping.PEOPLE]
    listed = [f"{row.name} ({row.meetings:,})" if row.meetings > 1 else row.name for row in rows]
    more = [f"{len(rows) - MAX_ROWS} more"] if len(rows) > MAX_ROWS else []
    names_ = join_words([*listed[:MAX_ROWS], *more])
    return (
        f"{len(rows):,} {one if len(rows) == 1 else many}: {names_}, of {_meetings(result, query)}."
    )


def absent_headline(result: SearchResult) -> str:
    """Say that the archive knows what took place, and not what did not."""
    rows = result.aggregations.rows
    listed = join_words([row.name for row in rows[:MAX_ROWS]])
    what = f"{count_meetings(result.total, result.query)}{describe_query(result.query)}"
    has = f"It has {what}{f': {listed}' if rows else ''}." if result.total else ""
    sentence = "I cannot list what did not take place: the archive only has what did."
    return f"{sentence} {has}".rstrip()


def gap_headline(result: SearchResult) -> str:
    """Say how long the longest time between two meetings was, and between which."""
    query, meetings = result.query, result.aggregations.meetings
    what = _meetings(result, query)
    if not meetings:
        return f"There is no gap to measure: {what}."
    before, after = (when_and_where(meeting, query) for meeting in meetings)
    days = result.aggregations.gap_days
    long = pluralize(days, "day")
    if days >= 2 * DAYS_OF_YEAR:
        long = f"{days / DAYS_OF_YEAR:.1f} years ({long})"
    return f"The longest gap was {long}, from the meeting {before} to the one {after}; {what}."


def first_and_latest_headline(result: SearchResult) -> str:
    """Say when the first and the latest meeting were."""
    query = result.query
    first, latest = (when_and_where(each, query) for each in result.aggregations.meetings)
    return f"The first was {first}, the latest {latest}; {_meetings(result, query)}."


def _in(row: CountRow) -> str:
    times = f" ({row.meetings:,} times)" if row.meetings > 1 else ""
    return f"{in_place(row.name)}{times}"


def _nothing_to_list(result: SearchResult) -> str:
    _, many = NOUNS[result.query.grouping or Grouping.PEOPLE]
    return f"No {many} are known for {_meetings(result, result.query)}."


def _meetings(result: SearchResult, query: Query) -> str:
    held = result.aggregations.held
    return f"{count_meetings(held, query)}{describe_query(query)}"


def _without_alternatives(query: Query) -> Query:
    return _without(query, query.alternative_terms)


def _without(query: Query, terms: Iterable[object]) -> Query:
    left = tuple(term for term in query.terms if not any(term is each for each in terms))
    return Query(query.text, left, excluded=query.excluded)
