"""How long something takes, in the median."""

from collections.abc import Callable, Iterable
from statistics import median
from time import perf_counter


def median_ms(works: Iterable[Callable[[], object]]) -> float:
    """Return the median in milliseconds; what is run first only warms up."""
    taken = []
    for work in works:
        began = perf_counter()
        work()
        taken.append(1_000 * (perf_counter() - began))
    return median(taken[1:])


def ms(milliseconds: float) -> str:
    return f"{milliseconds:,.2f} ms" if milliseconds < 100 else f"{milliseconds:,.0f} ms"


def times(slow: float, quick: float) -> str:
    ratio = slow / quick
    return f"× {ratio:,.1f}" if ratio < 100 else f"× {ratio:,.0f}"
