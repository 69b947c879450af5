"""One word in its spellings: British and American, singular and plural."""

from functools import lru_cache

LEAST = 5  # letters; in shorter words these endings mean nothing: `our`, `wise`, `tree`
REMEMBERED = 65_536  # words

# British, American, and the letters that may stand after them where a word ends
SPELLINGS = [
    ("our", "or", ("", "s", "ed", "ing", "able", "ite", "ites", "er", "ers")),
    ("is", "iz", ("e", "es", "ed", "ing", "ation", "ations")),
    ("ys", "yz", ("e", "es", "ed", "ing")),
    ("efence", "efense", ("", "s")),
    ("ffence", "ffense", ("", "s")),
    ("tre", "ter", ("", "s")),
    ("bre", "ber", ("", "s")),
    ("ogue", "og", ("", "s")),
    ("gramme", "gram", ("", "s")),
    ("ll", "l", ("ed", "ing", "er", "ers")),
]
PAIRS = [(one + after, other + after) for one, other, ends in SPELLINGS for after in ends]
TO_AMERICAN = {**dict(PAIRS), "ifence": "ifense", "ifences": "ifenses"}
STAYING = ("lled", "lling", "ller", "llers")  # British already, though `led` is American
TO_BRITISH = {other: one for one, other in PAIRS} | dict(zip(STAYING, STAYING, strict=True))
SIZES = sorted({len(ending) for ending in (*TO_AMERICAN, *TO_BRITISH)}, reverse=True)
LAST_LETTERS = frozenset(ending[-2:] for ending in (*TO_AMERICAN, *TO_BRITISH))


def american(word: str) -> str:
    """Return a word as Americans write it: `neighbour` → `neighbor`."""
    return _respelled(word, TO_AMERICAN)


def singular(word: str) -> str:
    """Return a word without the ending of its plural: `agencies` → `agency`, `tests` → `test`."""
    if len(word) < LEAST or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word.removesuffix("s")


@lru_cache(REMEMBERED)
def stem(word: str) -> str:
    """Return what the spellings of a word share."""
    return american(singular(word))


def spellings(word: str) -> tuple[str, ...]:
    """Return a word as it may stand in a text: as typed, and as the other side writes it."""
    return tuple(dict.fromkeys((word, _respelled(word, TO_AMERICAN), _respelled(word, TO_BRITISH))))


def _respelled(word: str, endings: dict[str, str]) -> str:
    """Return a word with its longest ending that these are replaced."""
    if len(word) >= LEAST and word[-2:] in LAST_LETTERS:
        for size in SIZES:
            if other := endings.get(word[-size:]):
                return word[:-size] + other
    return word
