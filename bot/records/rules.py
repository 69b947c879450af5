"""What must hold between the values of one part of a record, whatever else is wrong in it."""

from collections.abc import Callable, Iterator
from typing import Any

from bot.records.model import Basis
from bot.records.problems import about, shown
from bot.records.written import WHOLE, Written
from bot.records.yaml_lines import Path

LONGEST_ARTICLE = 10**9

Part = dict[str, Any]


def broken_rules(written: Written) -> Iterator[tuple[Path, str]]:
    """Yield the path of each part that breaks a rule, and one sentence about it."""
    for pattern, rules in RULES.items():
        for path, part in written.find(pattern):
            for rule in rules if isinstance(part, dict) else ():
                if words := rule(part):
                    yield path, about(path, words)


def _reasoned(dating: Part) -> str | None:
    if dating.get("basis") == Basis.DERIVED and dating.get("reasoning") is None:
        return "a derived date needs its reasoning"
    return None


def _somebody(participant: Part) -> str | None:
    if (participant.get("person") is None) == (participant.get("described") is None):
        return "a participant is either a person or described, one of the two"
    return None


def _one_speaker(quote: Part) -> str | None:
    if (quote.get("speaker") is None) == (quote.get("described") is None):
        return "a quote has either a speaker or one described, one of the two"
    return None


def _own_length(quote: Part) -> str | None:
    start, end, exact = (quote.get(key) for key in ("start", "end", "exact"))
    if type(start) is not int or type(end) is not int or start < 0 or end <= 0:
        return None  # told as no place in a text
    if (last := max(start, end)) > LONGEST_ARTICLE:
        return f"no article has {shown(last)} characters"
    if isinstance(exact, str) and exact and end - start != len(exact):
        return (
            f"the range {start}–{end} is {end - start} characters long, the words are {len(exact)}"
        )
    return None


def _with_source(record: Part) -> str | None:
    from_article = any(record.get(key) for key in ("meetings", "reports", "quotes"))
    if from_article and record.get("source") is None:
        return "meetings and quotes need the source that they come from"
    return None


def _words_stand(record: Part) -> str | None:
    source = record.get("source")
    text = source.get("text") if isinstance(source, dict) else None
    if not isinstance(text, str):
        return None  # the ranges are those of an article that is not here
    for meeting in _parts(record.get("meetings")):
        for evidence in _parts(meeting.get("evidence")):
            start, end, exact = (evidence.get(key) for key in ("start", "end", "exact"))
            is_range = type(start) is int and type(end) is int and start >= 0
            if is_range and isinstance(exact, str) and text[start:end] != exact:
                return f"the source's text does not have {shown(exact)} at {start}–{end}"
    return None


def _parts(value: Any) -> list[Part]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


# Where each kind of part stands in a record, and what must hold there
RULES: dict[str, tuple[Callable[[Part], str | None], ...]] = {
    WHOLE: (_with_source, _words_stand),
    "source.published": (_reasoned,),
    "meetings.*.date": (_reasoned,),
    "meetings.*.participants.*": (_somebody,),
    "quotes.*": (_one_speaker, _own_length),
}
