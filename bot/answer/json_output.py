"""An answer as JSON: a contract that tools build on, described in the README."""

from typing import Any

from bot.answer.model import Answer, Help, QuoteList
from bot.answer.text.help import HELP_LINE
from bot.index.model import Meeting, Quote, SourceArticle
from bot.search.query.model import Query, TermKind
from bot.search.retrieval.results import Aggregations, Hit, SearchResult


def answer_json(question: str, answer: Answer | QuoteList | Help, took_ms: float) -> dict[str, Any]:
    """Return an answer in the form that the README documents, as values for `json.dumps`.

    It has the same headline, notes, meetings and quotes as the answer in words.
    """
    # Half of a surrogate pair, which an argument may hold, cannot be written as UTF-8
    text = question.encode("utf-8", "replace").decode()
    if isinstance(answer, Help):
        answer = Answer(HELP_LINE, (), (), result=answer.result)
    result = answer.result or SearchResult(Query(text, ()), 0, 0, 0, ())
    return {
        "query": text,
        "understood": _understood(result.query),
        "asked": result.asked.value,
        "headline": answer.headline,
        "notes": list(answer.notes),
        "answer": _answer(result.aggregations),
        "total": result.total,
        "not_held": result.not_held,
        "partial_total": result.partial_total,
        "suggestions": list(result.suggestions),
        "took_ms": round(took_ms, 2),
        "results": [_result(hit) for hit in result.hits],
    }


def _understood(query: Query) -> dict[str, Any]:
    dates = [term.when.edtf for term in query.of_kind(TermKind.DATE) if term.when]
    return {
        "people": _names(query, TermKind.PERSON),
        "topics": _names(query, TermKind.TOPIC),
        "places": _names(query, TermKind.PLACE),
        "kinds": _names(query, TermKind.KIND),
        "statuses": _names(query, TermKind.STATUS),
        "occasions": _names(query, TermKind.OCCASION),
        "dates": dates[0] if dates else None,
        "text": [term.surface for term in query.of_kind(TermKind.TEXT)],
        "unknown": [term.surface for term in query.of_kind(TermKind.UNKNOWN)],
        "offices": [
            {"words": term.surface, "name": each.name, "held": [span.edtf for span in each.held]}
            for term in query.of_kind(TermKind.PERSON)
            for each in term.candidates
            if each.offices
        ],
        "alternatives": [[query.terms[at].surface for at in group] for group in query.alternatives],
        "excluded": [
            {"words": term.surface, "as": term.kind.value, "names": list(term.names)}
            for term in query.excluded
        ],
        "ignored": [{"words": each.words, "kind": each.kind.value} for each in query.ignored],
        "assumed": [
            {"words": each.words, "as": each.meaning, "kind": each.kind.value}
            for each in query.assumed
        ],
    }


def _answer(aggregations: Aggregations) -> dict[str, Any]:
    meeting = aggregations.meeting
    return {
        "count": aggregations.held,
        "meeting": meeting.id if meeting else None,
        "date": meeting.date if meeting else None,
        "people": [
            {
                "name": each.name,
                "meetings": each.meetings,
                "own_side": each.person in aggregations.own_side,
            }
            for each in aggregations.people
        ],
        "rows": [{"name": row.name, "count": row.meetings} for row in aggregations.rows],
        "yes": aggregations.yes,
        "meetings": [each.id for each in aggregations.meetings],
        "gap_days": aggregations.gap_days,
        "quote_count": aggregations.quote_count,
        "quotes": [
            {**quote_json(quote), "meeting": meeting.id} for quote, meeting in aggregations.quotes
        ],
    }


def _names(query: Query, kind: TermKind) -> list[str]:
    """Return what the words of a kind stand for: all candidates where several fit equally well."""
    names = [name for term in query.of_kind(kind) for name in term.names]
    return list(dict.fromkeys(names))


def _result(hit: Hit) -> dict[str, Any]:
    return {
        **meeting_json(hit.meeting),
        "score": hit.score,
        "partial": hit.partial,
        "matched": [
            {"words": each.words, "as": each.kind, "name": each.name, "score": each.score}
            for each in hit.matches
        ],
        "missing": list(hit.missing),
        "quotes": [quote_json(quote) for quote in hit.quotes],
        "sources": [source_json(source) for source in hit.meeting.sources],
    }


def meeting_json(meeting: Meeting) -> dict[str, Any]:
    """Return the values that every description of a meeting has."""
    return {
        "id": meeting.id,
        "title": meeting.title,
        "kind": meeting.kind,
        "status": meeting.status,
        "date": meeting.date,
        "place": meeting.place,
        "occasion": meeting.occasion,
        "people": list(meeting.people),
        "topics": list(meeting.topics),
        "summary": meeting.summary,
    }


def quote_json(quote: Quote) -> dict[str, Any]:
    """Return a quote, with the id of its source."""
    return {
        "speaker": quote.speaker,
        "exact": quote.exact,
        "via": quote.via,
        "source": quote.source.id,
    }


def source_json(source: SourceArticle) -> dict[str, Any]:
    """Return a source."""
    return {
        "id": source.id,
        "publisher": source.publisher,
        "title": source.title,
        "published": source.published,
        "url": source.url,
    }
