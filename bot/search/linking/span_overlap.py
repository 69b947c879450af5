"""Whole names are not taken apart: where all of one is there, nobody is meant by parts of it."""

from bot.index.model import EntityKind
from bot.search.linking import scoring
from bot.search.linking.exact_match import LexiconHit
from bot.search.linking.token_intersection import TokenSpan

# What a part of a name is worth at most for it to be sure that the whole name explains the words
# better than two parts do, by more than is ever made up for
PART = 0.84

OfRuns = dict[TokenSpan, list[LexiconHit]]


def subsumed_spans(found: OfRuns) -> set[TokenSpan]:
    """Return the runs whose people are not meant, as somebody's whole name is around them.

    Where `Kang Kyung-wha` is somebody no other Kang is meant, nor any Kyung-wha. A name that shares
    a word with another run that it does not contain may have to be taken apart.
    """
    return {
        part
        for run, names in found.items()
        if run[1] - run[0] > 1 and _is_whole(names)
        for part in _parts_to_drop(run, found)
    }


def drop_people(names: list[LexiconHit]) -> list[LexiconHit]:
    """Return what words name beside people."""
    return [each for each in names if each[0].kind is not EntityKind.PERSON]


def _parts_to_drop(run: TokenSpan, found: OfRuns) -> list[TokenSpan]:
    """Return the runs within a whole name that cannot explain all of it as well."""
    first, last = run
    parts = []
    for start, end in found:
        if first <= start and end <= last:
            if end - start < last - first:
                parts.append((start, end))
        elif start < last and first < end and not (start <= first and last <= end):
            return []  # it crosses the name
    useful = [part for part in parts if _worth(found[part]) > PART]
    return [] if _covers(run, useful) else parts


def _is_whole(names: list[LexiconHit]) -> bool:
    person, whole = EntityKind.PERSON, scoring.WHOLE_NAMES
    return any(entry.kind is person and entry.part in whole for entry, _ in names)


def _worth(names: list[LexiconHit]) -> float:
    return max([scoring.weigh_part(entry.kind, entry.part) for entry, _ in names], default=0.0)


def _covers(run: TokenSpan, parts: list[TokenSpan]) -> bool:
    """Tell whether all of a run's words can be read as some of these parts, side by side."""
    reached = {run[0]}
    for start, end in sorted(parts):
        if start in reached:
            reached.add(end)
    return run[1] in reached
