"""A search result as a list of meetings."""

from dataclasses import replace

from bot.answer.cards import card_of
from bot.answer.conversation.view_request import ViewRequest
from bot.answer.model import Answer
from bot.answer.text.headlines import headline_for
from bot.answer.text.notes import notes_on
from bot.search.retrieval.results import SearchResult


def meeting_list_of(result: SearchResult, request: ViewRequest | None = None) -> Answer:
    """Return a page of meetings, with what was asked, how many there are and what is missing.

    `request` is the one that the page answers, if other pages can be requested.
    """
    cards = tuple(map(card_of, result.hits))
    first = request.first if request else 0
    found = result.total or result.partial_total
    return Answer(
        headline=headline_for(result),
        notes=tuple(notes_on(result)),
        cards=cards,
        more=max(found - first - len(cards), 0),
        request=replace(request, query=result.query) if request else None,
        result=result,
    )
