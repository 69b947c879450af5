"""Whose whole names words are, in another spelling, in another script, or with a typing error.

The shortest way from most misspelled names to their bearers: all words of a name are looked up as
one, which few other names are like.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable
from itertools import accumulate

from rapidfuzz.distance import JaroWinkler, Postfix, Prefix

from bot.index.lexicon import Entry, Form, Lexicon
from bot.index.model import EntityKind
from bot.names.keys import initial_sounds, skeletons
from bot.names.known import family_end
from bot.names.near import LONGEST_WHOLE, typed_similarity, typing_keys
from bot.names.parts import Part
from bot.names.similarity import OTHER_SOUND, SAME_LETTERS, SAME_SOUND, word_similarity
from bot.search import features
from bot.search.likeness import CONSONANTS, MISTYPED, MISTYPED_BESIDE, SOUNDING, SOUNDS_SO, Likeness
from bot.search.owners import Run
from bot.search.pieces import Spelled, Words
from bot.search.query import Group, Source

WHOLE_NAME = frozenset({Part.WHOLE, Part.TURNED})
LEAST = 0.7  # what a name must be worth for the words of a run to be taken for it at once
TYPED = "-"  # begins the keys of typing errors

WholeNames = dict[Run, list[Group]]
KeysOf = Callable[[Spelled], Iterable[str]]


def find_whole_names(spelled: Collection[Spelled], lexicon: Lexicon) -> WholeNames:
    """Return whose whole names runs may be, each read in all its ways."""
    found = _look_up(spelled, _spelling_keys, lexicon)
    # Consonants say less, and many names share them
    bare = [each for each in spelled if each.is_foreign and each.run not in found]
    return found | _look_up(bare, _consonant_keys, lexicon) if bare else found


def _look_up(spelled: Iterable[Spelled], keys_of: KeysOf, lexicon: Lexicon) -> WholeNames:
    """Return whose whole names runs may be, of the names that share a key with them."""
    asked: dict[str, list[Spelled]] = {}
    for each in spelled:
        for key in lexicon.keys_of_names(keys_of(each)):
            asked.setdefault(key, []).append(each)
    near = lexicon.near_names(asked)
    bearers = _bearers({name for _, name, _ in near}, lexicon)
    found: WholeNames = {}
    for (run, name), (likeness, words) in _alike(asked, near).items():
        for entry in bearers[name]:
            score = round(features.weigh_part(entry.kind, entry.part) * likeness.alone, 4)
            if score >= LEAST and _has_family(words, name, entry, lexicon):
                source = Source(entry.owners, entry if entry.has_meetings else None)
                group = Group(entry.kind, entry.owners, score, likeness.rank, (source,))
                found.setdefault(run, []).append(group)
    return found


def _alike(
    asked: dict[str, list[Spelled]], near: Iterable[tuple[str, str, int]]
) -> dict[tuple[Run, str], tuple[Likeness, Words]]:
    """Return how like each run is to each name with one of its keys, and its words that are so."""
    best: dict[tuple[Run, str], tuple[Likeness, Words]] = {}
    for key, name, is_likely in near:
        for each in asked[key]:
            likeness, at = _likeness(each, name, key, is_likely), (each.run, name)
            if at not in best or likeness.alone > best[at][0].alone:
                best[at] = likeness, each.words
    return best


def _bearers(names: Collection[str], lexicon: Lexicon) -> dict[str, list[Entry]]:
    """Return who has each of these names, as one word, as their whole name in Latin letters."""
    return {
        name: [
            each
            for each in entries
            if each.part in WHOLE_NAME
            and each.kind is EntityKind.PERSON
            and each.form is Form.LATIN
        ]
        for name, entries in lexicon.entries(names).items()
    }


def _has_family(typed: Words, name: str, entry: Entry, lexicon: Lexicon) -> bool:
    """Tell whether the first or last of some words begins like the family name that is there.

    `Sheng-qiang Yoo` sounds like Shengjian Guo only when all is one word.
    """
    ends = (family_end(name, known) for known in lexicon.forms(entry.owners[0]))
    at, family = next(filter(None, ends), (0, ""))
    return not family or not initial_sounds(typed[at]).isdisjoint(initial_sounds(family))


def _spelling_keys(spelled: Spelled) -> Iterable[str]:
    if spelled.is_foreign:
        return spelled.sounds
    return (*spelled.sounds, *typing_keys(spelled.joined, LONGEST_WHOLE))


def _consonant_keys(spelled: Spelled) -> Iterable[str]:
    return skeletons(spelled.joined)


def _likeness(spelled: Spelled, name: str, key: str, is_likely: int) -> Likeness:
    """Return how like two whole names are that share a key."""
    if key.startswith(TYPED):
        worth = _mistyped(spelled.words, spelled.joined, name)
        return Likeness(worth, worth)
    if key.isupper():
        worth = CONSONANTS * word_similarity(spelled.joined, name)
        return Likeness(worth, worth)
    looks = SAME_LETTERS * JaroWinkler.similarity(spelled.joined, name)
    is_same = is_likely and key == spelled.sounds[0]
    alike = (SAME_SOUND + looks) ** 0.5 if is_same else (OTHER_SOUND + looks) ** 0.75
    return Likeness(SOUNDING * alike, SOUNDING * alike, SOUNDS_SO)


def _mistyped(words: Words, joined: str, known: str) -> float:
    """Return what words are worth that are a name but for a typing error, 0 where they are not.

    The error is in the words that are not wholly before or behind the letters that differ. A word
    of three letters says too little by itself: then the one beside it is looked at with it, if
    the error is not in its first letter. `Kyung-wha Wang` is not Kang.
    """
    before = Prefix.similarity(joined, known)
    behind = min(Postfix.similarity(joined, known), min(len(joined), len(known)) - before)
    ends = [0, *accumulate(map(len, words))]
    first = bisect_right(ends, before, hi=len(words)) - 1
    last = max(first + 1, bisect_left(ends, len(joined) - behind))
    groups = [(first, last)]
    if before > ends[first]:
        groups += [(first, last + 1), (first - 1, last)]
    for start, end in groups:
        if start >= 0 and end <= len(words):
            typed = joined[ends[start] : ends[end]]
            meant = known[ends[start] : ends[end] + len(known) - len(joined)]
            if meant and (alike := typed_similarity(typed, meant)):
                return _worth(len(joined) - len(typed), len(typed), alike)
    return 0.0


def _worth(exact: int, mistyped: int, alike: float) -> float:
    """Return what so many letters in exact and mistyped words are worth."""
    if not exact:
        return MISTYPED * alike
    return (exact + MISTYPED_BESIDE * alike * mistyped) / (exact + mistyped)
