"""A digest as JSON, described in the README; meetings as in an answer."""

from typing import Any

from bot.answer.json_output import meeting_json, quote_json, source_json
from bot.digest.digest_text import heading
from bot.digest.model import Digest, DigestEntry


def digest_json(digest: Digest) -> dict[str, Any]:
    """Return a digest in the form that the README documents, as values for `json.dumps`."""
    return {
        "date": digest.day.isoformat(),
        "heading": heading(digest),
        "is_nearest": digest.is_nearest,
        "note": digest.note,
        "total": digest.total,
        "meetings": [_entry(entry) for entry in digest.entries],
    }


def _entry(entry: DigestEntry) -> dict[str, Any]:
    return {
        "years_ago": entry.years_ago,
        **meeting_json(entry.meeting),
        "quote": quote_json(entry.quote) if entry.quote else None,
        "sources": [source_json(source) for source in entry.meeting.sources],
    }
