"""Quotes as a list: grouped by meeting, each quote with its speaker and its source."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answer.cards import quote_line, source_line, what, when_and_where
from bot.answer.conversation.view_request import ViewRequest
from bot.answer.model import PAGE_SIZE, QuoteGroup, QuoteList, QuoteWithSource
from bot.answer.text.notes import notes_on_query
from bot.answer.text.phrases import (
    count_meetings,
    describe_query,
    describe_wanted_text,
    join_words,
    party_name,
    pluralize,
)
from bot.index.model import Meeting, Quote
from bot.search.query.model import Query, Term, TermKind
from bot.search.retrieval.quote_ranking import is_sentence
from bot.search.retrieval.results import SearchResult

MAX_QUOTES_OF_MEETING = 8  # shown at once
QUOTES_PER_MEETING = 3  # on average over a page; a meeting with fewer leaves room for others


def quote_list_of(result: SearchResult, request: ViewRequest) -> QuoteList:
    """Return a page of the quotes that answer a query with the intent QUOTES.

    The list's own `result` has just the quotes that are shown.
    """
    by_meeting: dict[str, list[Quote]] = {hit.meeting.id: [] for hit in result.hits}
    for quote, meeting in result.aggregations.quotes:
        by_meeting[meeting.id].append(quote)
    counts = _shares([len(quotes) for quotes in by_meeting.values()])
    groups, shown = [], []
    for hit, count in zip(result.hits, counts, strict=True):
        quotes = by_meeting[hit.meeting.id]
        groups.append(_group(hit.meeting, quotes[:count], len(quotes) - count))
        shown += [(quote, hit.meeting) for quote in quotes[:count]]
    aggregations = replace(result.aggregations, quotes=tuple(shown))
    return QuoteList(
        headline=_headline(result, request.speakers),
        notes=tuple(_notes(result, request.speakers)),
        groups=tuple(groups),
        request=replace(request, query=result.query),
        more=max(result.total - request.first - len(groups), 0),
        result=replace(result, aggregations=aggregations),
    )


def meeting_quotes(meeting: Meeting, request: ViewRequest, first: int) -> QuoteList:
    """Return a page of all quotes from one meeting, the one that the request has selected."""
    shown = meeting.quotes[first : first + MAX_QUOTES_OF_MEETING]
    count = pluralize(len(meeting.quotes), "quote")
    headline = f"{count}: {when_and_where(meeting)} · {meeting.title}."
    more = len(meeting.quotes) - first - len(shown)
    groups = (replace(_group(meeting, shown), meeting=""),) if shown else ()
    return QuoteList(headline, (), groups, request, max(more, 0))


def _shares(counts: Sequence[int]) -> list[int]:
    """Return how many quotes of each meeting are shown, so that a page has room for all."""
    shares = [0] * len(counts)
    left = QUOTES_PER_MEETING * max(len(counts), PAGE_SIZE)
    for _ in range(MAX_QUOTES_OF_MEETING):
        for at, count in enumerate(counts):
            if left and shares[at] < count:
                shares[at] += 1
                left -= 1
    return shares


def _group(meeting: Meeting, quotes: Sequence[Quote], more: int = 0) -> QuoteGroup:
    shown = tuple(
        QuoteWithSource(quote_line(quote, with_listener=True), source_line(quote.source))
        for quote in quotes
    )
    return QuoteGroup(when_and_where(meeting), what(meeting), shown, meeting.id, more)


def _headline(result: SearchResult, speakers: Sequence[str]) -> str:
    query, quotes = result.query, result.aggregations
    meetings = f"{count_meetings(result.total, query)}{_describe_meetings(query)}"
    order = "newest first" if result.is_newest_first else "best match first"
    of_what = f"from {meetings}{f', {order}' if result.total > 1 else ''}"
    by = _by_whom(query, speakers)
    if quotes.is_off_topic and not _are_fragments(result):
        here = "here is 1" if quotes.quote_count == 1 else f"here are {quotes.quote_count:,}"
        return f"No quote{by} mentions {describe_wanted_text(query)}; {here} {of_what}."
    return f"{pluralize(quotes.quote_count, 'quote')}{by} {of_what}."


def _notes(result: SearchResult, speakers: Sequence[str]) -> Iterator[str]:
    query, quotes = result.query, result.aggregations
    yield from notes_on_query(query)
    if quotes.is_off_topic and _are_fragments(result):
        yield _fragments_note(query, quotes.quote_count, result.total)
    if quotes.other_quotes:
        others = pluralize(quotes.other_quotes, "other quote")
        where = f"from meetings{_describe_meetings(query)}"
        do = "does" if quotes.other_quotes == 1 else "do"
        yield f"{others}{_by_whom(query, speakers)} {where} {do} not mention it."


def _fragments_note(query: Query, quotes: int, meetings: int) -> str:
    do_not = "The quote does not" if quotes == 1 else "The quotes do not"
    if query.of_kind(TermKind.TEXT):
        do = "record of the meeting does" if meetings == 1 else "records of the meetings do"
    else:
        do = "meeting is about it" if meetings == 1 else "meetings are about it"
    return f"{do_not} mention {describe_wanted_text(query)}, but the {do}."


def _are_fragments(result: SearchResult) -> bool:
    """Return whether no quote is a sentence: a fragment may be about a topic without naming it."""
    return not any(is_sentence(quote.exact) for quote, _ in result.aggregations.quotes)


def _by_whom(query: Query, speakers: Sequence[str]) -> str:
    """Return ` by Wang Yi`; nothing when the quotes are by all who met."""
    people = query.of_kind(TermKind.PERSON)
    asked = [query.terms[at] for at in query.speaker_terms] or list(people)
    if speakers:
        asked = [term for term in people if _is_among(term, speakers)]
    if not asked or len(asked) == len(people) > 1:
        return ""
    return f" by {join_words([party_name(term) for term in asked])}"


def _is_among(term: Term, speakers: Sequence[str]) -> bool:
    return any(candidate.entity in speakers for candidate in term.candidates)


def _describe_meetings(query: Query) -> str:
    """Describe what the meetings have in common, except a single person, who is the speaker."""
    people = query.of_kind(TermKind.PERSON)
    terms = tuple(term for term in query.terms if len(people) > 1 or term not in people)
    return describe_query(replace(query, terms=terms))
