"""Variants of an English word: British and American spelling, singular and plural."""

from collections.abc import Mapping

MIN_LENGTH = 5  # letters; the endings of shorter words mean nothing: `our`, `wise`, `tree`

# British, American, and the letters that may follow at the end of a word
SPELLING_PAIRS = (
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
)
ENDINGS = tuple(
    (british + after, american + after)
    for british, american, followers in SPELLING_PAIRS
    for after in followers
)
TO_AMERICAN: Mapping[str, str] = {**dict(ENDINGS), "ifence": "ifense", "ifences": "ifenses"}
# Already British, though `-led` is American
UNCHANGED = ("lled", "lling", "ller", "llers")
TO_BRITISH: Mapping[str, str] = {
    **{american: british for british, american in ENDINGS},
    **{ending: ending for ending in UNCHANGED},
}
ENDING_LENGTHS = tuple(sorted({*map(len, TO_AMERICAN), *map(len, TO_BRITISH)}, reverse=True))
LAST_LETTERS = frozenset(ending[-2:] for ending in (*TO_AMERICAN, *TO_BRITISH))


def stem(word: str) -> str:
    """Return the form that the variants of a folded word share: American spelling, singular."""
    if len(word) < MIN_LENGTH:
        return word
    if word[-1] == "s":
        word = singular(word)
    return _respell(word, TO_AMERICAN)


def singular(word: str) -> str:
    """Return a word without its plural ending: `agencies` → `agency`, `tests` → `test`."""
    if len(word) < MIN_LENGTH or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word.removesuffix("s")


def spellings(word: str) -> tuple[str, ...]:
    """Return a word as typed, and in the other of British and American spelling if it has one."""
    return tuple(dict.fromkeys((word, _respell(word, TO_AMERICAN), _respell(word, TO_BRITISH))))


def _respell(word: str, endings: Mapping[str, str]) -> str:
    """Return a word with the longest of these endings replaced."""
    if len(word) >= MIN_LENGTH and word[-2:] in LAST_LETTERS:
        for length in ENDING_LENGTHS:
            if replacement := endings.get(word[-length:]):
                return word[:-length] + replacement
    return word
