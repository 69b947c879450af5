"""A digest as JSON, described in the README; meetings as in a search result."""

from typing import Any

from bot.digest.model import Digest, Entry
from bot.digest.wording import heading
from bot.index.model import Quote, Source


def digest_json(digest: Digest) -> dict[str, Any]:
    """Return a digest in the form that the README promises."""
    return {
        "date": digest.day.isoformat(),
        "heading": heading(digest),
        "is_nearest": digest.is_nearest,
        "note": digest.note,
        "total": len(digest.entries) + digest.more,
        "meetings": [_entry(entry) for entry in digest.entries],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    meeting = entry.meeting
    return {
        "years_ago": entry.years_ago,
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
        "quote": _quote(entry.quote) if entry.quote else None,
        "sources": [_source(source) for source in meeting.sources],
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "speaker": quote.speaker,
        "exact": quote.exact,
        "via": quote.via,
        "source": quote.source.id,
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "publisher": source.publisher,
        "title": source.title,
        "published": source.published,
        "url": source.url,
    }
