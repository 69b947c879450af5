"""A meeting as the lines of a card."""

from bot.answer.model import Card, QuoteLine, SourceLine
from bot.answer.text.phrases import join_words
from bot.dates import in_words
from bot.index.model import Meeting, Participant, Quote, SourceArticle
from bot.search.query.model import TermKind
from bot.search.retrieval.quote_ranking import is_sentence
from bot.search.retrieval.results import Hit


def card_of(hit: Hit) -> Card:
    """Return the card of a meeting that was found."""
    meeting = hit.meeting
    return Card(
        when_and_where=when_and_where(meeting),
        what=what(meeting),
        who=tuple(who(participant) for participant in meeting.participants),
        summary=meeting.summary,
        quote=quote_line(hit.quotes[0], _note(hit)) if hit.quotes else None,
        sources=tuple(source_line(source) for source in meeting.sources),
        is_date_derived=meeting.date_basis == "derived",
        missing=hit.missing,
        meeting=meeting.id,
        quotes=len(meeting.quotes),
    )


def when_and_where(meeting: Meeting) -> str:
    """Return the date and the place: `26 November 2020 · Seoul`."""
    return " · ".join(filter(None, [in_words(meeting.date), meeting.place]))


def what(meeting: Meeting) -> str:
    """Return the kind of meeting, its status unless it was held, and its occasion."""
    kind = "meeting" if meeting.kind == "other" else meeting.kind
    status = "" if meeting.status == "held" else meeting.status
    passing = "mentioned in passing" if meeting.role == "mentioned" else ""
    return ", ".join(filter(None, [kind, status, meeting.occasion, passing]))


def who(participant: Participant) -> str:
    """Return a participant, office and side: `Kang Kyung-wha (Foreign Minister, South Korea)`."""
    standing = ", ".join(filter(None, [participant.office, participant.side]))
    return f"{participant.name} ({standing})" if standing else participant.name


def _note(hit: Hit) -> str:
    """Return a note on a quote that does not mention the topic asked for; empty for others.

    A fragment gets none: it may be about the topic, which the article names next to it.
    """
    if not hit.off_topic or not is_sentence(hit.quotes[0].exact):
        return ""
    speaker = hit.quotes[0].speaker
    is_asked = any(each.kind == TermKind.PERSON and each.name == speaker for each in hit.matches)
    quotes = f"{speaker}’s quotes" if is_asked else "the quotes"
    return f"None of {quotes} here mentions {join_words(hit.off_topic, 'or')}. One of them:"


def quote_line(quote: Quote, note: str = "", *, with_listener: bool = False) -> QuoteLine:
    """Return a quote with its speaker, and who passed it on; `with_listener`, to whom it was."""
    via = f", via {quote.via}" if quote.via else ""
    to = f" to {quote.to}" if with_listener and quote.to else ""
    # A comma before `she said` is inside the quotation marks in print, but it was not spoken
    return QuoteLine(quote.exact.rstrip(","), f"{quote.speaker}{to}{via}", note)


def source_line(source: SourceArticle) -> SourceLine:
    """Return an article in one line, with its address."""
    words = f"{source.publisher}, {in_words(source.published)}: {source.title}"
    return SourceLine(words, source.url)
