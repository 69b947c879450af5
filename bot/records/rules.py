"""Rules that relate several fields of one part of a record; checked even if other fields fail."""

from collections.abc import Callable, Iterator
from typing import Any

from bot.records.model import DateBasis
from bot.records.problems import display_value, sentence_about
from bot.records.raw_record import RECORD_ROOT, RawRecord
from bot.records.yaml_lines import ValuePath

MAX_ARTICLE_LENGTH = 10**9

RawPart = dict[str, Any]


def broken_rules(record: RawRecord) -> Iterator[tuple[ValuePath, str]]:
    """Yield the path of each part that breaks a rule, and one sentence that says what is wrong."""
    for pattern, rules in RECORD_RULES.items():
        for path, part in record.find(pattern):
            for rule in rules if isinstance(part, dict) else ():
                if words := rule(part):
                    yield path, sentence_about(path, words)


def _derived_date_has_reasoning(dating: RawPart) -> str | None:
    if dating.get("basis") == DateBasis.DERIVED and dating.get("reasoning") is None:
        return "a derived date needs a reasoning"
    return None


def _has_one_identification(participant: RawPart) -> str | None:
    if (participant.get("person") is None) == (participant.get("described") is None):
        return "a participant must have either `person` or `described`, but not both"
    return None


def _has_one_speaker(quote: RawPart) -> str | None:
    if (quote.get("speaker") is None) == (quote.get("described") is None):
        return "a quote must have either `speaker` or `described`, but not both"
    return None


def _range_fits_words(quote: RawPart) -> str | None:
    start, end, exact = (quote.get(key) for key in ("start", "end", "exact"))
    if type(start) is not int or type(end) is not int or start < 0 or end <= 0:
        return None  # reported as an invalid offset
    if (last := max(start, end)) > MAX_ARTICLE_LENGTH:
        return f"no article has {display_value(last)} characters"
    if isinstance(exact, str) and exact and end - start != len(exact):
        return f"the range {start}–{end} has {end - start} characters, but `exact` has {len(exact)}"
    return None


def _has_one_list_of_places(meeting: RawPart) -> str | None:
    if meeting.get("place") is not None and meeting.get("places"):
        return "a meeting must have either `place` or `places`, but not both"
    return None


def _has_source(record: RawPart) -> str | None:
    from_article = any(record.get(key) for key in ("meetings", "reports", "quotes"))
    if from_article and record.get("source") is None:
        return "meetings and quotes need a `source`"
    return None


def _evidence_is_in_text(record: RawPart) -> str | None:
    source = record.get("source")
    text = source.get("text") if isinstance(source, dict) else None
    if not isinstance(text, str):
        return None  # the article is not part of the record
    for meeting in _parts(record.get("meetings")):
        for evidence in _parts(meeting.get("evidence")):
            start, end, exact = (evidence.get(key) for key in ("start", "end", "exact"))
            is_range = type(start) is int and type(end) is int and start >= 0
            if is_range and isinstance(exact, str) and text[start:end] != exact:
                return (
                    f"the text of the source does not have {display_value(exact)} at {start}–{end}"
                )
    return None


def _parts(value: Any) -> list[RawPart]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


# The rules for each kind of part, by its path
RECORD_RULES: dict[str, tuple[Callable[[RawPart], str | None], ...]] = {
    RECORD_ROOT: (_has_source, _evidence_is_in_text),
    "source.published": (_derived_date_has_reasoning,),
    "meetings.*": (_has_one_list_of_places,),
    "meetings.*.date": (_derived_date_has_reasoning,),
    "meetings.*.participants.*": (_has_one_identification,),
    "quotes.*": (_has_one_speaker, _range_fits_words),
}
