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


class Spelling:
    """Replaces endings that another spelling of English has otherwise, the longest that match."""

    def __init__(self, replacements: Mapping[str, str]) -> None:
        self._replacements = replacements
        self._lengths = sorted({*map(len, replacements)}, reverse=True)
        self._last_letters = frozenset(ending[-2:] for ending in replacements)

    def respell(self, word: str) -> str:
        """Return a word with its ending replaced; other and short words as they are."""
        if word[-2:] in self._last_letters and len(word) >= MIN_LENGTH:
            for length in self._lengths:
                if replacement := self._replacements.get(word[-length:]):
                    return word[:-length] + replacement
        return word


AMERICAN = Spelling({**dict(ENDINGS), "ifence": "ifense", "ifences": "ifenses"})
# `-lled` is British already, though `-led` is American
UNCHANGED = ("lled", "lling", "ller", "llers")
BRITISH = Spelling(
    {american: british for british, american in ENDINGS} | {each: each for each in UNCHANGED}
)


def stem(word: str) -> str:
    """Return the form that the variants of a folded word share: American spelling, singular."""
    if len(word) < MIN_LENGTH:
        return word
    return AMERICAN.respell(singular(word) if word[-1] == "s" else word)


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
    return tuple(dict.fromkeys((word, AMERICAN.respell(word), BRITISH.respell(word))))
