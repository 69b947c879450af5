"""Plan an answer: what a question asks for, together with what was shown before it."""

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
from bot.answer.text.phrases import join_words
from bot.search.query.intent import Intent
from bot.search.query.model import Query, Term, TermKind

QUOTED_PHRASE = re.compile(r"\s*[\"“”„«»][^\"“”„«»]+[\"“”„«»]\s*")


@dataclass(frozen=True, slots=True)
class AnswerPlan:
    """What to look up, and how to show it.

    `queries` are tried in this order until one finds something; `request` is without a query then.
    Without queries, the request is complete. `unclear` is a pronoun that may stand for several
    people. `lacks_context` says that the question refers to something that is not known, and
    `is_past_end` that it picks a meeting beyond those shown.
    """

    queries: tuple[Query, ...] = ()
    request: ViewRequest = field(default_factory=ViewRequest)
    unclear: str = ""
    lacks_context: bool = False
    is_past_end: bool = False
    notes: tuple[str, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether the request is complete: it shows something that was shown before."""
        return not self.queries and not self.lacks_context


def wants_quotes(question: str, query: Query) -> bool:
    """Return whether quotes are asked for, rather than meetings; a quoted phrase alone does so."""
    return query.intent is Intent.QUOTES or QUOTED_PHRASE.fullmatch(question) is not None


def plan_answer(
    question: str, query: Query, earlier: ConversationState | None
) -> AnswerPlan | None:
    """Return what to look up; None when there is nothing to look up.

    `query` is the parse of the question by itself.
    """
    follow_up = detect_follow_up(question)
    if earlier is None:
        return _without_earlier(question, query, follow_up)
    if follow_up.ordinal is not None:
        return _picked(question, query, earlier, follow_up.ordinal)
    if follow_up.is_more:
        return AnswerPlan(request=_next_page(earlier))
    if not query.terms:
        plan = _without_someone if follow_up.excluded_pronoun else _about_the_same
        return plan(question, query, earlier, follow_up)
    if not follow_up.is_follow_up and _is_new(query, question, earlier):
        return _by_itself(question, query)
    return _merged(question, query, earlier, follow_up)


def _without_earlier(question: str, query: Query, follow_up: FollowUp) -> AnswerPlan | None:
    if query.terms:
        return _by_itself(question, query)
    if query.is_archive_wide and not follow_up.is_follow_up:
        return _by_itself(question, query)
    return AnswerPlan(lacks_context=True) if follow_up.is_follow_up else None


def _by_itself(question: str, query: Query) -> AnswerPlan:
    return AnswerPlan((query,), ViewRequest(list_view=_list_view(question, query)))


def _picked(question: str, query: Query, earlier: ConversationState, place: int) -> AnswerPlan:
    if not -len(earlier.shown) <= place < len(earlier.shown):
        return AnswerPlan(request=earlier.request.deselect(), is_past_end=True)
    view = MeetingView.QUOTES if wants_quotes(question, query) else MeetingView.DETAILS
    return AnswerPlan(request=earlier.request.select(earlier.shown[place], view))


def _next_page(earlier: ConversationState) -> ViewRequest:
    """Return the next page of a list; from a single meeting, the list that it was picked from."""
    request = earlier.request
    if request.selected:
        return request.deselect()
    return request.starting_at(request.first + len(earlier.shown))


def _about_the_same(
    question: str, query: Query, earlier: ConversationState, follow_up: FollowUp
) -> AnswerPlan | None:
    """Plan a question that names nothing: `what did she say?`, `have they met before?`."""
    request = earlier.request
    selected = request.selected
    # The headline of `when did they last meet?` is about the first meeting shown
    is_about_first = len(earlier.shown) == 1 or request.query.intent in {
        Intent.LATEST,
        Intent.FIRST,
    }
    shown = earlier.shown[0] if earlier.shown and is_about_first else None
    meeting = selected.meeting if selected else shown
    if selected and wants_quotes(question, query):
        quotes = request.select(selected.meeting, MeetingView.QUOTES)
        return AnswerPlan(request=quotes, unclear=_unclear(request, follow_up))
    if follow_up.wants_details and meeting:
        return AnswerPlan(request=request.select(meeting, MeetingView.DETAILS))
    if not request.query.terms:  # `what did they say?` below what happened on this day
        return AnswerPlan(lacks_context=True) if follow_up.is_follow_up else None
    if wants_quotes(question, query):
        return _quotes_of_the_same(earlier, follow_up)
    if not follow_up.is_follow_up and query.intent is Intent.MEETINGS:
        return None
    if query.intent in {Intent.LATEST, Intent.FIRST} and follow_up.pronoun_kinds:
        follow_up = replace(follow_up, is_any_time=True)  # `when did they last meet?` asks anew
    return AnswerPlan(tuple(merge_queries(query, request.query, follow_up)))


def _without_someone(
    _: str, query: Query, earlier: ConversationState, follow_up: FollowUp
) -> AnswerPlan:
    """Plan `and without her?`: of several people the one named first is taken, and a note says so.

    The names that a pronoun may stand for do not tell who is a woman.
    """
    before = earlier.request.query
    people = before.of_kind(TermKind.PERSON)
    if not people or len(before.terms) == 1:
        return AnswerPlan(lacks_context=True)
    left_out = people if not follow_up.one_person else people[:1]
    excluded = tuple(term._replace(is_excluded=True) for term in left_out)
    merged = merge_queries(replace(query, excluded=excluded), before, follow_up)[0]
    assumed = join_words(left_out[0].names[:3], "or") if len(people) > len(left_out) else ""
    pronoun = follow_up.excluded_pronoun
    note = f"I assumed that “{pronoun}” is {assumed}." if assumed else ""
    return AnswerPlan((merged,), notes=(note,) if note else ())


def _quotes_of_the_same(earlier: ConversationState, follow_up: FollowUp) -> AnswerPlan:
    query = earlier.request.query
    at_any_time = merge_queries(EMPTY_QUERY, query, replace(follow_up, is_any_time=True))
    return AnswerPlan(
        (query, *at_any_time),
        ViewRequest(list_view=ListView.QUOTES, speakers=earlier.request.speakers),
        _unclear(earlier.request, follow_up),
    )


def _unclear(before: ViewRequest, follow_up: FollowUp) -> str:
    """Return the pronoun for one person where several people were asked for before."""
    is_one_of_several = len(before.query.of_kind(TermKind.PERSON)) > 1 and not before.speakers
    return follow_up.one_person if is_one_of_several else ""


def _merged(
    question: str, query: Query, earlier: ConversationState, follow_up: FollowUp
) -> AnswerPlan:
    merged = merge_queries(query, earlier.request.query, follow_up)
    people = set(merged[0].of_kind(TermKind.PERSON))
    new = query.of_kind(TermKind.PERSON)
    speakers = _ids(new) if len(new) < len(people) and not follow_up.is_follow_up else ()
    list_view = _list_view(question, query)
    is_unclear = list_view is ListView.QUOTES and len(people) > 1 and not speakers
    return AnswerPlan(
        tuple(merged),
        ViewRequest(list_view=list_view, speakers=speakers),
        follow_up.one_person if is_unclear else "",
    )


def _is_new(query: Query, question: str, earlier: ConversationState) -> bool:
    """Return whether a question stands by itself, as it names people of its own.

    But `what did Wang say?` after `Kang Wang` asks what he said to Kang.
    """
    people = query.of_kind(TermKind.PERSON)
    before = set(_ids(earlier.request.query.of_kind(TermKind.PERSON)))
    is_narrower = wants_quotes(question, query) and set(_ids(people)) < before
    return bool(people) and not is_narrower


def _list_view(question: str, query: Query) -> ListView:
    return ListView.QUOTES if wants_quotes(question, query) else ListView.MEETINGS


def _ids(terms: Sequence[Term]) -> tuple[str, ...]:
    return tuple(each.entity for term in terms for each in term.candidates)
