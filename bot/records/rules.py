"""What must hold between the values of one part of a record, whatever else is wrong in it."""

from collections.abc import Callable, Iterator
from typing import Any

from bot.records.model import DateBasis
from bot.records.problems import display_value, sentence_about
from bot.records.raw_record import RECORD_ROOT, RawRecord
from bot.records.yaml_lines import ValuePath

MAX_ARTICLE_LENGTH = 10**9

RawPart = dict[str, Any]


def broken_rules(written: RawRecord) -> Iterator[tuple[ValuePath, str]]:
    """Yield the path of each part that breaks a rule, and one sentence about it."""
    for pattern, rules in RECORD_RULES.items():
        for path, part in written.find(pattern):
            for rule in rules if isinstance(part, dict) else ():
                if words := rule(part):
                    yield path, sentence_about(path, words)


def _reasoned(dating: RawPart) -> str | None:
    if dating.get("basis") == DateBasis.DERIVED and dating.get("reasoning") is None:
        return "a derived date needs its reasoning"
    return None


def _somebody(participant: RawPart) -> str | None:
    if (participant.get("person") is None) == (participant.get("described") is None):
        return "a participant is either a person or described, one of the two"
    return None


def _one_speaker(quote: RawPart) -> str | None:
    if (quote.get("speaker") is None) == (quote.get("described") is None):
        return "a quote has either a speaker or one described, one of the two"
    return None


def _own_length(quote: RawPart) -> str | None:
    start, end, exact = (quote.get(key) for key in ("start", "end", "exact"))
    if type(start) is not int or type(end) is not int or start < 0 or end <= 0:
        return None  # told as no place in a text
    if (last := max(start, end)) > MAX_ARTICLE_LENGTH:
        return f"no article has {display_value(last)} characters"
    if isinstance(exact, str) and exact and end - start != len(exact):
        return (
            f"the range {start}–{end} is {end - start} characters long, the words are {len(exact)}"
        )
    return None


def _with_source(record: RawPart) -> str | None:
    from_article = any(record.get(key) for key in ("meetings", "reports", "quotes"))
    if from_article and record.get("source") is None:
        return "meetings and quotes need the source that they come from"
    return None


def _words_stand(record: RawPart) -> str | None:
    source = record.get("source")
    text = source.get("text") if isinstance(source, dict) else None
    if not isinstance(text, str):
        return None  # the ranges are those of an article that is not here
    for meeting in _parts(record.get("meetings")):
        for evidence in _parts(meeting.get("evidence")):
            start, end, exact = (evidence.get(key) for key in ("start", "end", "exact"))
            is_range = type(start) is int and type(end) is int and start >= 0
            if is_range and isinstance(exact, str) and text[start:end] != exact:
                return f"the source's text does not have {display_value(exact)} at {start}–{end}"
    return None


def _parts(value: Any) -> list[RawPart]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


# Where each kind of part stands in a record, and what must hold there
RECORD_RULES: dict[str, tuple[Callable[[RawPart], str | None], ...]] = {
    RECORD_ROOT: (_with_source, _words_stand),
    "source.published": (_reasoned,),
    "meetings.*.date": (_reasoned,),
    "meetings.*.participants.*": (_somebody,),
    "quotes.*": (_one_speaker, _own_length),
}
