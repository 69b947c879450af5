"""Decide whether a name that was typed is another spelling of a person's name.

The words of both names are paired. Each typed word has to be the same word of the name in another
spelling, romanization, transliteration or form, or with a typing error; a given name that is
another one makes another person, however similar the rest is.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from rapidfuzz.distance import OSA

from bot.name_matching.deletion_keys import begins_alike, typed_similarity
from bot.name_matching.name_parts import ParsedName
from bot.name_matching.name_words import are_variants, minor_words, surname_prefixes
from bot.name_matching.phonetic_keys import PhoneticKeys
from bot.name_matching.similarity import (
    POSSIBLE_SOUND_SCORE,
    SAME_SOUND_SCORE,
    NameSimilarity,
    TokenPair,
)
from bot.name_matching.syllables import may_be_same_syllables
from bot.transliteration.hangul import korean_surnames

# Latin letters
MIN_TYPO_LENGTH = 4  # letters of a word that may have an error
MIN_WRONG_LETTER_LENGTH = 5  # letters of a word that may have a wrong one
MIN_LONG_LENGTH = 8  # letters of an East Asian given name in which one may be missing
MIN_SHORT_FORM_LENGTH = 3  # letters of a word that a longer one begins with: Max, Maximilian
MIN_PAIRS_WITHOUT_INITIAL = 2  # other words and an initial: Robert James Harwood, Robert J. Harwood
MIN_LATINIZED_LENGTH = 4  # letters of a word that a longer one may be another form of
VOWELS = re.compile("[aeiouyhw]")
OTHER_CONSONANTS = str.maketrans("cqz", "kks")
REPEATED = re.compile(r"(.)(?=\1)")
# Other scripts, whose transliterations differ more
FOREIGN_NAME_THRESHOLD = 0.66  # similarity of the whole name
FOREIGN_INVERTED_THRESHOLD = 0.74  # the same with its words in another order
FOREIGN_WORD_THRESHOLD = 0.55  # similarity of each word
FOREIGN_WORD_ALIKE_THRESHOLD = 0.7  # at which a word may begin with another sound: Хосе, José
FOREIGN_THING_THRESHOLD = 0.55  # similarity of a word of the name of a place or topic
MAX_EAST_ASIAN_WORDS = 4  # of a family name and a given name


class NameRelation:
    """Tells spellings of one name from names of different people."""

    def __init__(self, similarity: NameSimilarity, phonetics: PhoneticKeys) -> None:
        self._similarity = similarity
        self._phonetics = phonetics

    def is_same(
        self, readings: Iterable[Sequence[str]], name: ParsedName, *, is_foreign: bool
    ) -> bool:
        """Return whether any reading of what was typed, in folded words, is this name.

        `is_foreign` tells that it was not typed in Latin letters.
        """
        paired = [
            (tuple(words), self._similarity.pairs(words, name.words)) for words in readings if words
        ]
        if not is_foreign:
            by_syllables = [
                self._is_same_by_syllables(words, name, pairs) for words, pairs in paired
            ]
            if any(each is not None for each in by_syllables):
                return any(by_syllables)
        is_same_reading = self._is_same_foreign if is_foreign else self._is_same_latin
        return any(
            _has_all_words(words, name, pairs, self._family(name))
            and is_same_reading(words, name.words, pairs)
            for words, pairs in paired
        )

    def is_same_word(self, typed: str, known: str, *, is_foreign: bool) -> bool:
        """Return whether a typed word, by itself, is a word of a name."""
        similarity = self._similarity.of_words(typed, known)
        if is_foreign:
            return self._may_be_same_word(typed, known, similarity)
        return _is_same_word(typed, known, similarity)

    def is_same_thing(self, typed: str, known: str, *, is_foreign: bool) -> bool:
        """Return whether a typed word is a word of the name of a place or topic, mistyped.

        Unlike for people, a word that only sounds alike is another word: Ebola is not Apulia.
        """
        if is_foreign:
            return self._may_be_same_thing(typed, known)
        return min(len(typed), len(known)) >= MIN_WRONG_LETTER_LENGTH and (
            _is_mistyped_thing(typed, known)
            or (
                self._similarity.of_likely_sounds(typed, known) >= SAME_SOUND_SCORE
                and typed[0] == known[0]
                and OSA.distance(typed, known) == 1
            )
        )

    def _may_be_same_thing(self, typed: str, known: str) -> bool:
        """Return whether a transliteration may be a word: Женева, Geneva; Αθήνα, Athens."""
        if min(len(typed), len(known)) < MIN_WRONG_LETTER_LENGTH:
            return typed == known
        similarity = self._similarity.of_words(typed, known)
        if similarity >= (POSSIBLE_SOUND_SCORE if typed[0] == known[0] else SAME_SOUND_SCORE):
            return True
        shorter, longer = sorted((_consonants(typed), _consonants(known)), key=len)
        return (
            similarity >= FOREIGN_THING_THRESHOLD
            and typed[0] == known[0]
            and len(shorter) > 1
            and longer.startswith(shorter)
        )

    def _is_same_latin(
        self, typed: tuple[str, ...], known: tuple[str, ...], pairs: Sequence[TokenPair]
    ) -> bool:
        if len(pairs) == 1 and len(typed) > 1 and pairs[0].end - pairs[0].start < len(known):
            return False  # `Kim Yo` is no spelling of Kimu
        return all(
            _is_same_word(*_words(typed, known, pair), pair.similarity)
            # An initial of the name says little by itself
            or (len(pairs) > MIN_PAIRS_WITHOUT_INITIAL and _is_initial(*_words(typed, known, pair)))
            or (
                pair.similarity >= POSSIBLE_SOUND_SCORE  # Zedong, Tse-tung
                and may_be_same_syllables(
                    typed[pair.first : pair.last], known[pair.start : pair.end]
                )
            )
            for pair in pairs
        )

    def _is_same_foreign(
        self, typed: tuple[str, ...], known: tuple[str, ...], pairs: Sequence[TokenPair]
    ) -> bool:
        return all(
            self._may_be_same_word(*_words(typed, known, pair), pair.similarity) for pair in pairs
        ) and self._similarity.of_names(typed, known) >= (
            FOREIGN_NAME_THRESHOLD if _is_in_order(pairs) else FOREIGN_INVERTED_THRESHOLD
        )

    def _may_be_same_word(self, typed: str, known: str, similarity: float) -> bool:
        """Return whether a transliteration may be a word: alike, or less and with one beginning."""
        if similarity >= FOREIGN_WORD_ALIKE_THRESHOLD:
            return not (typed.startswith(known) and len(typed) - len(known) > 1)
        initial_sounds = self._phonetics.initial_sounds
        return similarity >= FOREIGN_WORD_THRESHOLD and not (
            initial_sounds(typed).isdisjoint(initial_sounds(known))
        )

    def _is_same_by_syllables(
        self, typed: tuple[str, ...], name: ParsedName, pairs: Sequence[TokenPair]
    ) -> bool | None:
        """Compare given names beside a Korean or Chinese family name by syllables.

        None if there is none, or the given names do not consist of syllables.
        """
        family = name.family or 1
        if max(len(typed), len(name.words)) > MAX_EAST_ASIAN_WORDS or not (
            self._is_east_asian_family(name, family)
        ):
            return None
        at_family = {
            at
            for pair in pairs
            if pair.similarity >= POSSIBLE_SOUND_SCORE and not _bits(pair.start, pair.end) & ~family
            for at in range(pair.first, pair.last)
        }
        given = [word for at, word in enumerate(typed) if at not in at_family]
        known_given = [word for at, word in enumerate(name.words) if not family >> at & 1]
        if not (at_family and given and known_given):
            return None
        return _is_slip("".join(given), "".join(known_given)) or may_be_same_syllables(
            given, known_given
        )

    def _family(self, name: ParsedName) -> int:
        """Return the words of the family name, or those that are likely to be it."""
        if name.family_core:
            return name.family_core
        is_first = len(name.words) < MAX_EAST_ASIAN_WORDS and self._is_east_asian_family(name, 1)
        return 1 if is_first else 1 << (len(name.words) - 1)

    def _is_east_asian_family(self, name: ParsedName, family: int) -> bool:
        words = [word for at, word in enumerate(name.words) if family >> at & 1]
        return len(words) == 1 and self._phonetics.sounds(words[0])[0] in self._surname_sounds

    @cached_property
    def _surname_sounds(self) -> frozenset[str]:
        return frozenset(
            self._phonetics.sounds(each)[0] for each in korean_surnames().spellings.values()
        )


def _has_all_words(
    typed: tuple[str, ...], name: ParsedName, pairs: Sequence[TokenPair], family: int
) -> bool:
    """Return whether the name has all words of a typed one, and its family name is among them.

    The name may lack initials and titles, and names in the middle if all others are the same.
    """
    used = sum(_bits(pair.start, pair.end) for pair in pairs)
    paired = {at for pair in pairs for at in range(pair.first, pair.last)}
    others = (
        {word for at, word in enumerate(typed) if at not in paired and len(word) > 1}
        - minor_words()
        - surname_prefixes()
    )
    is_between = {0, len(typed) - 1} <= paired
    is_whole = len(pairs) > 1 and used & name.content == name.content and is_between
    return is_whole or (not others and (len(typed) == 1 or bool(used & family)))


def _is_same_word(typed: str, known: str, similarity: float) -> bool:
    if (
        typed == known
        or similarity >= SAME_SOUND_SCORE
        or are_variants(typed, known)
        or {typed, known} <= surname_prefixes()  # al-Masri, el-Masri
    ):
        return True
    shorter = min(len(typed), len(known))
    if known.startswith(typed[:shorter]):
        return _may_be_form(typed, known)
    return _is_mistyped(typed, known) or (
        shorter >= MIN_TYPO_LENGTH
        and similarity >= POSSIBLE_SOUND_SCORE
        and _consonants(typed) == _consonants(known)
    )


def _is_initial(typed: str, known: str) -> bool:
    return len(known) == 1 and typed[0] == known


def _may_be_form(typed: str, known: str) -> bool:
    """Return whether words that begin alike may be an initial, a short or a Latin form."""
    if len(typed) < len(known):
        return len(typed) == 1 or len(typed) >= MIN_SHORT_FORM_LENGTH
    return len(known) >= MIN_LATINIZED_LENGTH  # Aloisius, Alois


def _is_mistyped(typed: str, known: str) -> bool:
    is_wrong_letter = len(typed) == len(known) and sorted(typed) != sorted(known)
    least = MIN_WRONG_LETTER_LENGTH if is_wrong_letter else MIN_TYPO_LENGTH
    return min(len(typed), len(known)) >= least and typed_similarity(typed, known) > 0


def _is_mistyped_thing(typed: str, known: str) -> bool:
    is_wrong_letter = len(typed) == len(known) and sorted(typed) != sorted(known)
    is_long = min(len(typed), len(known)) > MIN_WRONG_LETTER_LENGTH
    return (
        (is_long or not is_wrong_letter)
        and begins_alike(typed, known)
        and typed_similarity(typed, known) > 0
    )


def _consonants(word: str) -> str:
    """Return the consonants of a word as written, in one of their spellings: Khaled, Khalid."""
    return REPEATED.sub("", VOWELS.sub("", word.replace("ph", "f").translate(OTHER_CONSONANTS)))


def _is_slip(typed: str, known: str) -> bool:
    """Return whether letters of a word are swapped, or a long one lacks a letter: Kyungwa."""
    if not typed_similarity(typed, known):
        return False
    if len(typed) == len(known):
        return len(typed) >= MIN_WRONG_LETTER_LENGTH and sorted(typed) == sorted(known)
    return max(len(typed), len(known)) >= MIN_LONG_LENGTH


def _is_in_order(pairs: Sequence[TokenPair]) -> bool:
    starts = [pair.start for pair in sorted(pairs, key=lambda pair: pair.first)]
    return starts == sorted(starts)


def _words(typed: tuple[str, ...], known: tuple[str, ...], pair: TokenPair) -> tuple[str, str]:
    return "".join(typed[pair.first : pair.last]), "".join(known[pair.start : pair.end])


def _bits(start: int, end: int) -> int:
    return (1 << end) - (1 << start)
