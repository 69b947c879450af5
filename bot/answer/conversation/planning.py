"""What a question asks for, in a thread together with what was shown there before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.answer.conversation.follow_up_detection import FollowUp, detect_follow_up
from bot.answer.conversation.query_merging import merge_queries
from bot.answer.conversation.view_request import (
    EMPTY_QUERY,
    ConversationState,
    ListView,
    MeetingView,
    ViewRequest,
)
from bot.search.query.intent import Intent
from bot.search.query.model import Query, Term, TermKind

QUOTES = re.compile(
    r"\b(?:quot(?:es?|ed|ations?)|says?|said|tell|told|remarks?|statements?|comment(?:s|ed)?"
    r"|own\s+words|word\s+for\s+word)\b",
    re.IGNORECASE,
)
PHRASE_ALONE = re.compile(r"\s*[\"“”„«»][^\"“”„«»]+[\"“”„«»]\s*")


@dataclass(frozen=True, slots=True)
class AnswerPlan:
    """What to look for, the likeliest first, and how to show it: `request` without its query.

    `unclear` is a pronoun that may stand for several people. `is_lost` tells that the question
    leans on something that is not known; `is_past_end`, that there are fewer meetings than that.
    """

    queries: tuple[Query, ...] = ()
    request: ViewRequest = field(default_factory=ViewRequest)
    unclear: str = ""
    lacks_context: bool = False
    is_past_end: bool = False

    @property
    def is_ready(self) -> bool:
        """Whether the request is whole already: something shown before is looked at."""
        return not self.queries and not self.lacks_context


def wants_quotes(question: str, query: Query = EMPTY_QUERY) -> bool:
    """Tell whether words are asked for, rather than meetings."""
    is_asked = query.intent is Intent.QUOTES
    return bool(is_asked or QUOTES.search(question) or PHRASE_ALONE.fullmatch(question))


def plan_answer(
    question: str, query: Query, earlier: ConversationState | None
) -> AnswerPlan | None:
    """Return what to look for; None when there is nothing to look up.

    `query` is how the question is understood by itself.
    """
    leaning = detect_follow_up(question)
    if earlier is None:
        return _without_earlier(question, query, leaning)
    if leaning.ordinal is not None:
        return _picked(question, earlier, leaning.ordinal)
    if leaning.is_more:
        return AnswerPlan(request=_next_page(earlier))
    if not query.terms:
        return _about_the_same(question, query, earlier, leaning)
    if not leaning.is_follow_up and _is_new(query, question, earlier):
        return _by_itself(question, query)
    return _together(question, query, earlier, leaning)


def _without_earlier(question: str, query: Query, leaning: FollowUp) -> AnswerPlan | None:
    if query.terms:
        return _by_itself(question, query)
    return AnswerPlan(lacks_context=True) if leaning.is_follow_up else None


def _by_itself(question: str, query: Query) -> AnswerPlan:
    return AnswerPlan((query,), ViewRequest(list_view=_page(question, query)))


def _picked(question: str, earlier: ConversationState, place: int) -> AnswerPlan:
    if not -len(earlier.shown) <= place < len(earlier.shown):
        return AnswerPlan(request=earlier.request.deselect(), is_past_end=True)
    look = MeetingView.QUOTES if wants_quotes(question) else MeetingView.DETAILS
    return AnswerPlan(request=earlier.request.select(earlier.shown[place], look))


def _next_page(earlier: ConversationState) -> ViewRequest:
    """Return what follows in a list; from one meeting, the way leads back to its list."""
    request = earlier.request
    return (
        request.deselect()
        if request.selected
        else request.starting_at(request.first + len(earlier.shown))
    )


def _about_the_same(
    question: str, query: Query, earlier: ConversationState, leaning: FollowUp
) -> AnswerPlan | None:
    """Read a question that names nothing: `what did she say?`, `have they met before?`."""
    request = earlier.request
    focus = request.selected
    one_shown = earlier.shown[0] if len(earlier.shown) == 1 else None
    meeting = focus.meeting if focus else one_shown
    if focus and wants_quotes(question, query):
        unclear = _unclear(request, leaning)
        return AnswerPlan(
            request=request.select(focus.meeting, MeetingView.QUOTES), unclear=unclear
        )
    if leaning.wants_details and meeting:
        return AnswerPlan(request=request.select(meeting, MeetingView.DETAILS))
    if not request.query.terms:  # `what did they say?` below what happened on this day
        return AnswerPlan(lacks_context=True) if leaning.is_follow_up else None
    if wants_quotes(question, query):
        return _quotes_of_the_same(earlier, leaning)
    if not leaning.is_follow_up and query.intent is Intent.MEETINGS:
        return None
    return AnswerPlan(tuple(merge_queries(query, request.query, leaning)))


def _quotes_of_the_same(earlier: ConversationState, leaning: FollowUp) -> AnswerPlan:
    query = earlier.request.query
    queries = (query, *merge_queries(EMPTY_QUERY, query, replace(leaning, is_any_time=True)))
    return AnswerPlan(
        queries,
        ViewRequest(list_view=ListView.QUOTES, speakers=earlier.request.speakers),
        _unclear(earlier.request, leaning),
    )


def _unclear(before: ViewRequest, leaning: FollowUp) -> str:
    """Return the pronoun that may stand for several of those asked for before."""
    is_one_of_several = len(before.query.of_kind(TermKind.PERSON)) > 1 and not before.speakers
    return leaning.one_person if is_one_of_several else ""


def _together(
    question: str, query: Query, earlier: ConversationState, leaning: FollowUp
) -> AnswerPlan:
    together = merge_queries(query, earlier.request.query, leaning)
    people = set(together[0].of_kind(TermKind.PERSON))
    new = query.of_kind(TermKind.PERSON)
    by = _ids(new) if len(new) < len(people) and not leaning.is_follow_up else ()
    page = _page(question, query)
    unclear = leaning.one_person if page is ListView.QUOTES and len(people) > 1 and not by else ""
    return AnswerPlan(tuple(together), ViewRequest(list_view=page, speakers=by), unclear)


def _is_new(query: Query, question: str, earlier: ConversationState) -> bool:
    """Tell whether a question stands by itself: it names people of its own.

    But `what did Wang say?` after `Kang Wang` asks what he said to Kang.
    """
    people = query.of_kind(TermKind.PERSON)
    before = set(_ids(earlier.request.query.of_kind(TermKind.PERSON)))
    is_narrower = wants_quotes(question, query) and set(_ids(people)) < before
    return bool(people) and not is_narrower


def _page(question: str, query: Query) -> ListView:
    return ListView.QUOTES if wants_quotes(question, query) else ListView.MEETINGS


def _ids(terms: Sequence[Term]) -> tuple[str, ...]:
    return tuple(each.entity for term in terms for each in term.candidates)
