"""How often Python looks for circles among its objects, which it cannot free otherwise."""

import gc

# By default 700, which a single search makes; a look at all that is kept takes as long as an answer
NEW_OBJECTS = 50_000


def collect_rarely() -> None:
    """Leave what has been loaded out of every later look, and look after many new objects.

    To be called once, when a program has what it answers from.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS)
