"""Leads through the archive: from a question, or from what a button asks for, to what is shown."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from bot.answer.answerer import HELP_WORDS, READ_AT_ONCE, answer_of
from bot.answer.conversation.follow_up_detection import without_joining
from bot.answer.conversation.planning import AnswerPlan, plan
from bot.answer.conversation.view_request import (
    ConversationState,
    ListView,
    MeetingView,
    SelectedMeeting,
    ViewRequest,
)
from bot.answer.details import MOST_RELATED, details_of
from bot.answer.model import Answer, Choice, Help, QuoteList, Shown
from bot.answer.quote_list import meeting_quotes, quote_list_of
from bot.answer.table import table_of
from bot.answer.text.headlines import line_on_pair
from bot.answer.text.help import help_of
from bot.answer.text.notes import DID_YOU_MEAN
from bot.answer.text.phrases import cut, listed
from bot.index.model import EntityKind, Meeting
from bot.search.query.intent import Intent
from bot.search.query.model import Query, TermKind
from bot.search.retrieval.disambiguation import ParsedQuery
from bot.search.retrieval.results import PageRange
from bot.search.searcher import Searcher
from bot.search.suggestions.alternatives import MOST as MOST_CHOICES
from bot.search.tagging.tagger import EntityTagger

ROWS = 50  # of a table: half of what Slack takes, as names are long
LOST = (
    "I do not know who or what is meant: I only know what I was asked here. Name the people, the"
    " topic or the place."
)
GONE = "This meeting is no longer in the archive: it may have been merged with another. Ask again."
NO_QUOTES = "I have no quotes for this."
NO_MORE = "There are no more: these are the last."


class AnswerService:
    """Answers questions, those that lean on earlier ones too, and shows what a request says."""

    def __init__(self, searcher: Searcher, today: Callable[[], date]) -> None:
        self.searcher = searcher
        self._index = searcher.index
        self._today = today
        self._help = help_of(searcher.index)
        self._spotter = EntityTagger(searcher.index)

    def ask(self, question: str, earlier: ConversationState | None = None) -> Shown | Help:
        """Answer a question; one with nothing to look up is answered with the help."""
        if question.strip(" .!?").lower() in HELP_WORDS | {""}:
            return self._help
        asked = without_joining(question) if earlier else question
        parsed = self.searcher.parse(asked, self._today())
        planned = plan(question, parsed.query, earlier)
        if planned is None:
            return self._help
        if planned.lacks_context:
            return Answer(LOST, (), ())
        if planned.is_past_end:
            return _past_end(self.show(planned.request), earlier)
        if planned.is_ready:
            return _told(self.show(planned.request), planned)
        return self._planned(planned, parsed)

    def show(self, request: ViewRequest) -> Shown:
        """Show what a request says; what the index no longer has is told."""
        if request.focus:
            return self._one(request, request.focus)
        return self._found([self.searcher.retrieve(request.query)], request)

    def named_in(self, text: str) -> Query:
        """Return the people, topics and places that a text names, none of them by a guess."""
        return self._spotter.tag(text)

    def name_of(self, kind: EntityKind, entity: str) -> str | None:
        """Return a canonical name; None when the index does not have this id."""
        return self.searcher.name_of(kind, entity)

    def _planned(self, planned: AnswerPlan, parsed: ParsedQuery) -> Shown:
        parses = [self.searcher.retrieve(query, parsed) for query in planned.queries]
        shown = self._found(parses, planned.request)
        if not planned.unclear or not isinstance(shown, QuoteList):
            return shown
        people = shown.request.query.of_kind(TermKind.PERSON)
        choices = [
            Choice(each.name, replace(shown.request, by=(each.entity,)))
            for term in people[:MOST_CHOICES]
            for each in term.candidates[:1]
        ]
        return _told(replace(shown, choices=tuple(choices)), planned)

    def _found(self, parses: Sequence[ParsedQuery], request: ViewRequest) -> Shown:
        if request.page is ListView.QUOTES:
            return self._quotes(parses, request)
        parsed = _first_with_results(parses)
        if request.page is ListView.TABLE:
            result = self.searcher.search(parsed, PageRange(ROWS, request.first))
            return table_of(result, replace(request, query=result.query))
        return self._meetings(parsed, request)

    def _meetings(self, parsed: ParsedQuery, request: ViewRequest) -> Answer:
        result = self.searcher.search(parsed, PageRange(READ_AT_ONCE, request.first))
        found = result.total or result.partial_total
        if request.first >= found > 0:  # another index has fewer
            return self._meetings(parsed, request.at(_last_page(found)))
        answer = answer_of(result)
        line = self._met(parsed) if result.query.intent is Intent.MEETINGS else ""
        choices = self._choices(result.query, request)
        notes = _with_names(choices, answer.notes)
        return replace(
            answer,
            headline=line or answer.headline,
            notes=(answer.headline, *notes) if line else notes,
            more=max(found - request.first - len(answer.cards), 0),
            request=replace(request, query=result.query),
            choices=choices,
        )

    def _met(self, parsed: ParsedQuery) -> str:
        """Say how often the two met who are asked for; empty where it is not two."""
        counting = replace(parsed, query=replace(parsed.query, intent=Intent.COUNT))
        return line_on_pair(self.searcher.search(counting, PageRange(0)))

    def _choices(self, query: Query, request: ViewRequest) -> tuple[Choice, ...]:
        return tuple(
            Choice(each.name, replace(request, query=each.query, first=0))
            for each in self.searcher.alternatives(query)
        )

    def _quotes(self, parses: Sequence[ParsedQuery], request: ViewRequest) -> Shown:
        page = PageRange(READ_AT_ONCE, request.first)
        tried = (self.searcher.quotes(parsed, request.by, page) for parsed in parses)
        found = next((each for each in tried if each.quotes), None)
        if found is None:
            meetings = replace(request, page=ListView.MEETINGS, by=())
            answer = self._meetings(_first_with_results(parses), meetings)
            return replace(answer, notes=(*([NO_QUOTES] if answer.cards else []), *answer.notes))
        if request.first >= found.meetings:  # as above
            return self._quotes(parses, request.at(_last_page(found.meetings)))
        asked = replace(request, query=found.query)
        quotes, choices = quote_list_of(found, asked), self._choices(found.query, asked)
        return replace(quotes, notes=_with_names(choices, quotes.notes), choices=choices)

    def _one(self, request: ViewRequest, focus: SelectedMeeting) -> Shown:
        number = self._index.number_of(focus.meeting)
        if number is None:
            return Answer(GONE, (), (), request=request.back())
        (meeting,) = self._index.meetings([number])
        if focus.look is MeetingView.QUOTES:
            return meeting_quotes(meeting, request, focus.first)
        return details_of(meeting, *self._related(meeting), request)

    def _related(self, meeting: Meeting) -> tuple[list[Meeting], list[Meeting]]:
        people, topics = self._index.related_meetings(meeting, MOST_RELATED)
        return self._index.meetings(people), self._index.meetings(topics)


def _first_with_results(parses: Sequence[ParsedQuery]) -> ParsedQuery:
    """Return the first that some meeting satisfies, or else the first."""
    return next((parsed for parsed in parses if parsed.full), parses[0])


def _with_names(choices: Sequence[Choice], notes: tuple[str, ...]) -> tuple[str, ...]:
    """Ask above the notes whom of several was meant, unless a note asks that already."""
    names = list(dict.fromkeys(cut(choice.name) for choice in choices))
    if len(names) < len(choices) or not names or any(DID_YOU_MEAN in note for note in notes):
        return notes  # two of one name are told apart by their meetings
    return (f"{DID_YOU_MEAN} {listed(names, 'or')}?", *notes)


def _last_page(found: int) -> int:
    """Return where the last page of so many begins."""
    return found - 1 - (found - 1) % READ_AT_ONCE


def _told(shown: Shown, planned: AnswerPlan) -> Shown:
    """Say what of a question cannot be told, and that a list has no more, above what is shown."""
    if not isinstance(shown, Answer | QuoteList):
        return shown
    notes = []
    if planned.unclear:
        who = planned.unclear
        notes.append(f"I cannot tell who “{who}” is, so this is what each of them said.")
    if shown.request and shown.request.first < planned.request.first:
        notes.append(NO_MORE)
    return replace(shown, notes=(*notes, *shown.notes))


def _past_end(shown: Shown, earlier: ConversationState | None) -> Shown:
    """Say that fewer meetings were shown, above them."""
    count = len(earlier.shown) if earlier else 0
    meetings = "1 meeting" if count == 1 else f"{count or 'no'} meetings"
    note = f"There are only {meetings} here."
    return replace(shown, notes=(*shown.notes, note)) if isinstance(shown, Answer) else shown
