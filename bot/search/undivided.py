"""Whole names are not taken apart: where all of one is there, nobody is meant by parts of it."""

from bot.index.model import EntityKind
from bot.search import features
from bot.search.owners import Run
from bot.search.written import Found

# What a part of a name is worth at most for it to be sure that the whole name explains the words
# better than two parts do, by more than is ever made up for
PART = 0.84

OfRuns = dict[Run, list[Found]]


def undivided(found: OfRuns) -> OfRuns:
    """Return what was found without the people whom only parts of somebody's whole name name.

    Where `Kang Kyung-wha` is somebody no other Kang is meant, nor any Kyung-wha. A name that shares
    a word with another run that it does not contain may have to be taken apart.
    """
    whole = [run for run, names in found.items() if run[1] - run[0] > 1 and _is_whole(names)]
    kept = found
    for run in whole:
        parts = [each for each in found if each != run and _is_in(each, run)]
        if parts and not any(_cross(run, each) for each in found):
            useful = {each: found[each] for each in parts if _worth(found[each]) > PART}
            if not _covers(run, useful):
                kept = kept | {each: _no_people(found[each]) for each in parts}
    return {run: names for run, names in kept.items() if names}


def _is_whole(names: list[Found]) -> bool:
    return any(
        entry.part in features.WHOLE_NAMES and entry.kind is EntityKind.PERSON for entry, _ in names
    )


def _is_in(part: Run, run: Run) -> bool:
    return run[0] <= part[0] and part[1] <= run[1]


def _cross(one: Run, other: Run) -> bool:
    return one[0] < other[0] < one[1] < other[1] or other[0] < one[0] < other[1] < one[1]


def _worth(names: list[Found]) -> float:
    return max([features.weigh_part(entry.kind, entry.part) for entry, _ in names], default=0.0)


def _no_people(names: list[Found]) -> list[Found]:
    return [each for each in names if each[0].kind is not EntityKind.PERSON]


def _covers(run: Run, parts: OfRuns) -> bool:
    """Tell whether all of a run's words can be read as some of these parts, side by side."""
    reached = {run[0]}
    for start, end in sorted(parts):
        if start in reached:
            reached.add(end)
    return run[1] in reached
