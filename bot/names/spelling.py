"""One word in its spellings: British and American, singular and plural."""

import re
from functools import lru_cache

LEAST = 5  # letters; in shorter words these endings mean nothing: `our`, `wise`, `tree`
REMEMBERED = 65_536  # words

# British ending, American ending; the letters after them stay
SPELLINGS = [
    (r"our(s|ed|ing|able|ites?|ers?)?$", r"or\1", r"or(s|ed|ing|able|ites?|ers?)?$", r"our\1"),
    (r"is(e|es|ed|ing|ation|ations)$", r"iz\1", r"iz(e|es|ed|ing|ation|ations)$", r"is\1"),
    (r"ys(e|es|ed|ing)$", r"yz\1", r"yz(e|es|ed|ing)$", r"ys\1"),
    (r"(ef|if|ff)ence(s?)$", r"\1ense\2", r"(ef|ff)ense(s?)$", r"\1ence\2"),
    (r"([tb])re(s?)$", r"\1er\2", r"([tb])er(s?)$", r"\1re\2"),
    (r"ogue(s?)$", r"og\1", r"og(s?)$", r"ogue\1"),
    (r"gramme(s?)$", r"gram\1", r"gram(s?)$", r"gramme\1"),
    (r"ll(ed|ing|er|ers)$", r"l\1", r"(?<!l)l(ed|ing|er|ers)$", r"ll\1"),
]  # fmt: skip


def american(word: str) -> str:
    """Return a word as Americans write it: `neighbour` → `neighbor`."""
    if len(word) < LEAST:
        return word
    for british, to_american, _, _ in SPELLINGS:
        changed, count = re.subn(british, to_american, word)
        if count:
            return changed
    return word


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
    found = {word: None}
    if len(word) >= LEAST:
        for british, to_american, us, to_british in SPELLINGS:
            found[re.sub(british, to_american, word)] = None
            found[re.sub(us, to_british, word)] = None
    return tuple(found)
