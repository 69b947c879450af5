"""The answer service: a question, or the request of a button or form, in; what to show, out.

Slash command, mention, direct message, form, shortcut and command line all ask it, so that one
question has one answer.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from bot.answer.conversation.courtesies import is_courtesy
from bot.answer.conversation.follow_up_detection import strip_leading_conjunctions
from bot.answer.conversation.planning import AnswerPlan, plan_answer
from bot.answer.conversation.view_request import (
    ConversationState,
    ListView,
    MeetingView,
    SelectedMeeting,
    ViewRequest,
)
from bot.answer.details import MAX_RELATED, details_of
from bot.answer.meeting_list import meeting_list_of
from bot.answer.model import PAGE_SIZE, Answer, Choice, Help, QuoteList, Shown
from bot.answer.quote_list import meeting_quotes, quote_list_of
from bot.answer.table import MAX_ROWS, table_of
from bot.answer.text.headlines import pair_headline
from bot.answer.text.help import asks_for_help, help_of
from bot.answer.text.notes import DID_YOU_MEAN
from bot.answer.text.phrases import join_words, pluralize, truncate
from bot.index.model import EntityKind, Meeting
from bot.search.query.intent import Intent
from bot.search.query.model import Query, TermKind
from bot.search.retrieval.disambiguation import ParsedQuery
from bot.search.retrieval.results import PageRange, SearchResult
from bot.search.searcher import Searcher

NO_CONTEXT = (
    "I do not know who or what is meant: I only know what I was asked here. Name the people, the"
    " topic or the place."
)
MEETING_GONE = (
    "This meeting is no longer in the archive: it may have been merged with another. Ask again."
)
YOU_ARE_WELCOME = "You are welcome. Ask again whenever you need another meeting."
LAST_PAGE = "There are no more: these are the last."


class DayQuestions(Protocol):
    """Answers questions for a day of the year, such as `on this day` or `26 November`."""

    def day_of(self, question: str) -> date | None:
        """Return the day that a question is for; None when it is another question."""

    def on(self, month_day: str, page: PageRange) -> Answer:
        """Return a page of what happened on a day (`11-26`) of earlier years."""


class AnswerService:
    """Answers questions, and shows what buttons, forms and shortcuts request.

    `today` returns the day that `last year` counts from. Lists of meetings and of quotes have at
    most `page_size` meetings on a page.
    """

    def __init__(
        self,
        searcher: Searcher,
        today: Callable[[], date],
        days: DayQuestions,
        page_size: int = PAGE_SIZE,
    ) -> None:
        self.searcher = searcher
        self._index = searcher.index
        self._today = today
        self._days = days
        self._page_size = page_size
        self._help = help_of(searcher.index)

    def ask(self, question: str, earlier: ConversationState | None = None) -> Shown | Help:
        """Answer a question, in a conversation after what was shown `earlier`.

        A question with nothing to look up is answered with the help.
        """
        planned = self._plan(question, earlier)
        if isinstance(planned, Answer | Help):
            return planned
        plan, parsed = planned
        if plan.is_past_end and earlier:
            return _with_past_end_note(self.show(plan.request), earlier)
        if plan.is_ready:
            return _with_plan_notes(self.show(plan.request), plan)
        return self._list_planned(plan, parsed)

    def answer(self, question: str) -> Answer | QuoteList | Help:
        """Answer a question that stands by itself, as `ask` does."""
        planned = self._plan(question, None)
        return planned if isinstance(planned, Answer | Help) else self._list_planned(*planned)

    def show(self, request: ViewRequest) -> Shown:
        """Show what a request asks for, or say that the index no longer has it."""
        if request.selected:
            return self._meeting(request, request.selected)
        if request.day:
            return self._day(request)
        parsed = self.searcher.retrieve(request.query)
        if request.list_view is ListView.TABLE:
            result = self.searcher.search(parsed, PageRange(MAX_ROWS, request.first))
            return table_of(result, request)
        return self._list([parsed], request)

    def named_in(self, text: str) -> Query:
        """Return a query for the people, topics and places that a text names outright."""
        return self.searcher.tag(text)

    def name_of(self, kind: EntityKind, entity: str) -> str | None:
        """Return a canonical name; None when the index does not have this id."""
        return self.searcher.name_of(kind, entity)

    def _plan(
        self, question: str, earlier: ConversationState | None
    ) -> tuple[AnswerPlan, ParsedQuery] | Answer | Help:
        """Return what to look up for a question, or the answer where nothing is looked up."""
        if day := self._days.day_of(question):
            return self._day(ViewRequest(day=f"{day:%m-%d}"))
        if asks_for_help(question):
            return self._help
        if is_courtesy(question):
            return Answer(YOU_ARE_WELCOME, (), ())
        words = strip_leading_conjunctions(question) if earlier else question
        parsed = self.searcher.parse(words, self._today())
        plan = plan_answer(question, parsed.query, earlier)
        nothing = SearchResult(parsed.query, total=0, not_held=0, partial_total=0, hits=())
        if plan is None:
            return replace(self._help, result=nothing)
        if plan.lacks_context:
            return Answer(NO_CONTEXT, (), (), result=nothing)
        return plan, parsed

    def _day(self, request: ViewRequest) -> Answer:
        page = PageRange(self._page_size, request.first)
        answer = self._days.on(request.day, page)
        total = answer.result.total if answer.result else 0
        if request.first >= total > 0:  # the index has been replaced by one with fewer meetings
            return self._day(request.starting_at(self._last_page(total)))
        return replace(answer, request=request)

    def _list_planned(self, plan: AnswerPlan, parsed: ParsedQuery) -> Answer | QuoteList:
        parses = [self.searcher.retrieve(query, parsed) for query in plan.queries]
        shown = self._list(parses, plan.request)
        shown = replace(shown, notes=(*plan.notes, *shown.notes))
        if not plan.unclear or not isinstance(shown, QuoteList):
            return shown
        people = shown.request.query.of_kind(TermKind.PERSON)
        choices = tuple(
            Choice(each.name, replace(shown.request, speakers=(each.entity,)))
            for term in people[: self.searcher.limits.max_alternatives]
            for each in term.candidates[:1]
        )
        notes = (_unclear_note(plan), *shown.notes)
        return replace(shown, notes=notes, choices=choices)

    def _list(self, parses: Sequence[ParsedQuery], request: ViewRequest) -> Answer | QuoteList:
        """List what the first of several queries finds that finds anything."""
        if request.list_view is ListView.QUOTES:
            return self._quotes([_for_quotes(parsed) for parsed in parses], request)
        return self._meetings(_first_with_results(parses), request)

    def _meetings(self, parsed: ParsedQuery, request: ViewRequest) -> Answer:
        page = PageRange(self._page_size, request.first)
        result = self.searcher.search(parsed, page)
        found = result.total or result.partial_total
        if request.first >= found > 0:  # as above
            return self._meetings(parsed, request.starting_at(self._last_page(found)))
        answer = meeting_list_of(result, request)
        choices = self._choices(result.query, request)
        notes = _with_choices_note(choices, answer.notes)
        if pair := self._pair_headline(parsed):
            notes = (answer.headline, *notes)
        return replace(answer, headline=pair or answer.headline, notes=notes, choices=choices)

    def _pair_headline(self, parsed: ParsedQuery) -> str:
        if parsed.query.intent is not Intent.MEETINGS:
            return ""
        counting = replace(parsed, query=replace(parsed.query, intent=Intent.COUNT))
        return pair_headline(self.searcher.search(counting, PageRange(0)))

    def _quotes(self, parses: Sequence[ParsedQuery], request: ViewRequest) -> Answer | QuoteList:
        page = PageRange(self._page_size, request.first)
        results = (self.searcher.search(parsed, page, request.speakers) for parsed in parses)
        result = next((each for each in results if each.aggregations.quote_count), None)
        if result is None:
            meetings = replace(request, list_view=ListView.MEETINGS, speakers=())
            return self._meetings(_first_with_results(parses), meetings)
        if request.first >= result.total:  # as above
            return self._quotes(parses, request.starting_at(self._last_page(result.total)))
        quotes = quote_list_of(result, request)
        choices = self._choices(result.query, quotes.request)
        notes = _with_choices_note(choices, quotes.notes)
        return replace(quotes, notes=notes, choices=choices)

    def _choices(self, query: Query, request: ViewRequest) -> tuple[Choice, ...]:
        return tuple(
            Choice(each.name, replace(request, query=each.query, first=0))
            for each in self.searcher.alternatives(query)
        )

    def _meeting(self, request: ViewRequest, selected: SelectedMeeting) -> Shown:
        number = self._index.number_of(selected.meeting)
        if number is None:
            return Answer(MEETING_GONE, (), (), request=request.deselect())
        (meeting,) = self._index.meetings([number])
        if selected.view is MeetingView.QUOTES:
            return meeting_quotes(meeting, request, selected.first)
        return details_of(meeting, *self._related(meeting), request)

    def _related(self, meeting: Meeting) -> tuple[list[Meeting], list[Meeting]]:
        people, topics = self._index.related_meetings(meeting, MAX_RELATED)
        return self._index.meetings(people), self._index.meetings(topics)

    def _last_page(self, found: int) -> int:
        """Return where the last page of so many meetings begins."""
        return found - 1 - (found - 1) % max(self._page_size, 1)


def _for_quotes(parsed: ParsedQuery) -> ParsedQuery:
    return replace(parsed, query=replace(parsed.query, intent=Intent.QUOTES))


def _first_with_results(parses: Sequence[ParsedQuery]) -> ParsedQuery:
    """Return the first that some meeting satisfies, or else the first."""
    return next((parsed for parsed in parses if parsed.full), parses[0])


def _with_choices_note(choices: Sequence[Choice], notes: tuple[str, ...]) -> tuple[str, ...]:
    """Return notes below the question which of the choices was meant, unless a note asks that."""
    names = list(dict.fromkeys(truncate(choice.name) for choice in choices))
    if len(names) < len(choices) or not names or any(DID_YOU_MEAN in note for note in notes):
        return notes  # people who share a name are told apart by their meetings
    return (f"{DID_YOU_MEAN} {join_words(names, 'or')}?", *notes)


def _with_plan_notes(shown: Shown, plan: AnswerPlan) -> Shown:
    """Return what is shown with notes on a pronoun that is unclear, and on the end of a list."""
    if not isinstance(shown, Answer | QuoteList):
        return shown
    notes = [_unclear_note(plan)] if plan.unclear else []
    if shown.request and shown.request.first < plan.request.first:
        notes.append(LAST_PAGE)
    return replace(shown, notes=(*notes, *shown.notes))


def _unclear_note(plan: AnswerPlan) -> str:
    return f"I cannot tell who “{plan.unclear}” is, so this is what each of them said."


def _with_past_end_note(shown: Shown, earlier: ConversationState) -> Shown:
    count = len(earlier.shown)
    are = "is only" if count == 1 else "are only" if count else "are"
    note = f"There {are} {pluralize(count, 'meeting').lower()} here."
    return replace(shown, notes=(*shown.notes, note)) if isinstance(shown, Answer) else shown
