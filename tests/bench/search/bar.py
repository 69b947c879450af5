"""What this project's search promises, held against what was measured."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tests.bench.search.contenders import TANTIVY
from tests.bench.search.measure import Measured
from tests.bench.search.report import CLASSES

LARGE, HUGE = 100_000, 1_000_000
BEST, WORST_CLASS = 0.98, 0.95  # MRR and recall@5
P95_TIMES, HUGE_TIMES = 2, 4
START_SECONDS = {LARGE: 1, HUGE: 3}
HUGE_MB = 400
HUGE_BUILD_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Point:
    """One promise, whether it holds, and what was measured."""

    promise: str
    holds: bool
    measured: str

    def __str__(self) -> str:
        return (
            f"- {'Holds' if self.holds else '**Does not hold**'}: {self.promise} ({self.measured})."
        )


def points(measured: Sequence[Measured]) -> list[Point]:
    """Return the points that these measurements can tell of."""
    ours = {each.size: each for each in measured if each.contender.is_ours}
    large, huge = ours.get(LARGE), ours.get(HUGE)
    peers = [each for each in measured if each.size == LARGE and not each.contender.is_ours]
    found: list[Point] = []
    if large:
        found += [*_quality(large), *_beside(large, peers), *_latency(large)]
    if large and huge:
        ratio = huge.median_ms / large.median_ms
        promise = f"the median at {HUGE:,} is at most {HUGE_TIMES} times that at {LARGE:,}"
        found.append(Point(promise, ratio <= HUGE_TIMES, f"{ratio:.1f} times"))
    found += [_start(ours[size], most) for size, most in START_SECONDS.items() if size in ours]
    return found + (list(_size(huge)) if huge else [])


def _quality(large: Measured) -> Iterator[Point]:
    both = {"MRR": large.mrr, "recall@5": large.recall}
    for name, score in both.items():
        yield Point(
            f"{name} at {LARGE:,} meetings is at least {BEST}",
            score() >= BEST,
            f"{score():.3f}",
        )
        worst = min(CLASSES, key=score)
        yield Point(
            f"{name} is at least {WORST_CLASS} in the worst class",
            score(worst) >= WORST_CLASS,
            f"{worst}: {score(worst):.3f}",
        )


def _beside(large: Measured, peers: Sequence[Measured]) -> Iterator[Point]:
    if peers:
        better = [shown for peer in peers for shown in _better(peer, large)]
        promise = "no other engine is better in any class, on the queries that it was asked"
        yield Point(promise, not better, "; ".join(better) or "none is")
    for tantivy in peers:
        if tantivy.contender == TANTIVY:
            yield Point(
                f"the median at {LARGE:,} is no higher than tantivy's",
                large.median_ms <= tantivy.median_ms,
                f"{large.median_ms:.2f} ms to {tantivy.median_ms:.2f} ms",
            )


def _better(peer: Measured, large: Measured) -> Iterator[str]:
    """Yield in what another engine is better; a slow one was asked the first queries alone."""
    ours = replace(large, answers=large.answers[: len(peer.answers)])
    scores = {"MRR": (peer.mrr, ours.mrr), "recall@5": (peer.recall, ours.recall)}
    for name, (theirs, own) in scores.items():
        for of in CLASSES:
            if theirs(of) > own(of):
                scored = f"{theirs(of):.3f} to {own(of):.3f}"
                yield f"{peer.contender.name} in “{of}”, {name} {scored}"


def _latency(large: Measured) -> Iterator[Point]:
    ratio = large.p95_ms / large.median_ms
    promise = f"the 95th percentile at {LARGE:,} is at most {P95_TIMES} times the median"
    yield Point(promise, ratio <= P95_TIMES, f"{ratio:.1f} times")


def _start(ours: Measured, most: float) -> Point:
    promise = f"start-up to the first answer at {ours.size:,} takes less than {most} s"
    return Point(promise, ours.start_seconds < most, f"{ours.start_seconds:.2f} s")


def _size(huge: Measured) -> Iterator[Point]:
    yield Point(
        f"resident memory at {HUGE:,} stays under {HUGE_MB} MB",
        huge.memory_mb < HUGE_MB,
        f"{huge.memory_mb:.0f} MB at most",
    )
    yield Point(
        f"{HUGE:,} meetings are built in less than {HUGE_BUILD_SECONDS // 60} minutes",
        huge.build_seconds < HUGE_BUILD_SECONDS,
        f"{huge.build_seconds:.0f} s, with {huge.build_mb:.0f} MB of memory at most",
    )
