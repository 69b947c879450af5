"""How often Python looks for circles among its objects, which it cannot free otherwise."""

import gc

# By default 700, which a single search makes. A look at so many takes 0.06 s, once in some thousand
# searches; at a quarter of them it takes as long as the longest answers, four times as often
GC_THRESHOLD = 200_000


def freeze_and_relax_gc() -> None:
    """Leave what has been loaded out of every later look, and look after many new objects.

    To be called once, when a program has what it answers from.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(GC_THRESHOLD)
