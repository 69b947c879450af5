"""Find the words of a question that tell what it asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unicodedata import normalize

import yaml

from bot.search.analysis.tokenizer import Token
from bot.search.query.intent import IntentCue
from bot.text import fold

CUES_FILE = Path(__file__).with_name("intent_cues.yaml")
COUNTED_CUES = frozenset({IntentCue.FIRST, IntentCue.LAST, IntentCue.TOP})  # `the last three`
# After these a noun tells what is counted, wherever it stands: `Kerry's most visited country`
COUNTING_CUES = frozenset(
    {IntentCue.MANY, IntentCue.MOST, IntentCue.TOP, IntentCue.FIRST, IntentCue.LAST}
)

IntentCues = Mapping[int, tuple[int, IntentCue]]
"""From the position of a cue's first token to the position after its last one, and the cue."""


@dataclass(frozen=True, slots=True)
class CueWords:
    """The folded words of all languages; the file says what each list is for."""

    phrases: Mapping[tuple[str, ...], IntentCue]
    first_words: frozenset[str]
    max_phrase_tokens: int
    nouns: Mapping[str, IntentCue]
    openers: frozenset[str]
    speech_verbs: frozenset[str]
    question_words: frozenset[str]
    listeners: frozenset[str]
    people_nouns: frozenset[str]
    meeting_verbs: frozenset[str]
    before_nouns: frozenset[str]
    topic_verbs: frozenset[str]
    numbers: Mapping[str, int]


@cache
def cue_words() -> CueWords:
    """Return the words of the file, which is read once."""
    lists = yaml.load(CUES_FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    phrases = {
        tuple(map(_key, phrase.split())): IntentCue(name)
        for name, by_language in lists["cues"].items()
        for each in by_language.values()
        for phrase in each
    }

    def words(name: str) -> frozenset[str]:
        return frozenset(_key(word) for each in lists[name].values() for word in each)

    return CueWords(
        phrases=phrases,
        first_words=frozenset(phrase[0] for phrase in phrases),
        max_phrase_tokens=max(map(len, phrases)),
        nouns={
            _key(word): IntentCue(name)
            for name, by_language in lists["nouns"].items()
            for each in by_language.values()
            for word in each
        },
        openers=words("openers"),
        speech_verbs=words("speech_verbs"),
        question_words=words("question_words"),
        listeners=words("listeners"),
        people_nouns=words("people_nouns"),
        meeting_verbs=words("meeting_verbs"),
        before_nouns=words("before_nouns"),
        topic_verbs=words("topic_verbs"),
        numbers={
            _key(str(word)): number
            for each in lists["numbers"].values()
            for word, number in each.items()
        },
    )


def _key(word: str) -> str:
    """Return a word as it is looked up: folded, but not transliterated.

    In Latin letters أو would be the W of George W. Bush.
    """
    letters = (char for char in normalize("NFKD", word.casefold()) if char.isalnum())
    plain = "".join(letters)
    return "".join(fold(word)) if plain.isascii() else plain


def find_intent_cues(tokens: Sequence[Token], text: str = "") -> IntentCues:
    """Return the cues in the tokens of a question; `text` is the text that they are from."""
    return _CueFinder(tokens, text).find()


class _CueFinder:
    """Finds the cues of one question, from left to right."""

    def __init__(self, tokens: Sequence[Token], text: str) -> None:
        self._tokens = tokens
        self._words = words = cue_words()
        self._keys = _keys(tokens, text)
        asks = not words.question_words.isdisjoint(self._keys)
        # What single words mean in this question
        self._verbs = dict.fromkeys(words.speech_verbs, IntentCue.SAID) if asks else {}
        if not words.meeting_verbs.isdisjoint(self._keys):
            self._verbs |= dict.fromkeys(words.people_nouns, IntentCue.WHO)

    def find(self) -> IntentCues:
        found: dict[int, tuple[int, IntentCue]] = {}
        words, at, is_counting, may_be_noun = self._words, 0, False, True
        while at < len(self._tokens):
            end, cue = self._cue_at(at, may_be_noun=may_be_noun)
            if cue:
                found[at] = (end, cue)
            is_counting = is_counting or cue in COUNTING_CUES
            may_be_noun = is_counting or (may_be_noun and self._keys[at] in words.before_nouns)
            at = end
        is_opened = bool(self._keys) and self._keys[0] in words.openers
        if is_opened and found.get(0, (1, IntentCue.NOT))[1] is IntentCue.NOT:
            found[0] = (1, IntentCue.WHETHER)
        return {at: each for at, each in found.items() if each[1] is not IntentCue.NO_CUE}

    def _cue_at(self, at: int, *, may_be_noun: bool) -> tuple[int, IntentCue | None]:
        key, words = self._keys[at], self._words
        if key == "who" and not self._tokens[at].is_stopword:  # the World Health Organization
            return at + 1, None
        end, cue = self._phrase_at(at)
        if cue is None and words.listeners.isdisjoint(self._keys[at + 1 : at + 2]):
            cue = self._verbs.get(key)
        if cue is None and may_be_noun:
            cue = words.nouns.get(key)
        if cue is IntentCue.NOT:  # it goes through a verb: `not touch on THAAD`
            while end < len(self._keys) and self._keys[end] in words.topic_verbs:
                end += 1
        return end, cue

    def _phrase_at(self, at: int) -> tuple[int, IntentCue | None]:
        """Return the longest phrase that begins at a position, with a number after it."""
        keys, words = self._keys, self._words
        if keys[at] not in words.first_words:
            return at + 1, None
        filled = [place for place in range(at, len(keys)) if keys[place]]
        for size in range(min(words.max_phrase_tokens, len(filled)), 0, -1):
            cue = words.phrases.get(tuple(keys[place] for place in filled[:size]))
            end = filled[size] if size < len(filled) else len(keys)
            if cue and self._fits(cue, end):
                is_counted = cue in COUNTED_CUES and end < len(keys)
                return end + bool(is_counted and keys[end] in words.numbers), cue
        return at + 1, None

    def _fits(self, cue: IntentCue, end: int) -> bool:
        """Return whether what follows lets it be a cue: `top five`, not `top aide`."""
        is_last = end >= len(self._keys)
        if cue is IntentCue.TOP:
            return not is_last and self._keys[end] in self._words.numbers
        if cue is IntentCue.MOST:  # `most often`, `most visited country`, not `most important`
            key = "" if is_last else self._keys[end]
            return is_last or self._tokens[end].is_stopword or key in self._words.nouns
        return True


def _keys(tokens: Sequence[Token], text: str) -> list[str]:
    """Return a key for each token; empty after the first one of a word in another alphabet."""
    keys = [token.folded for token in tokens]
    for at, token in enumerate(tokens):
        typed = text[token.start : token.end]
        if not typed.isascii() and not token.is_east_asian:
            is_first = not at or tokens[at - 1].start != token.start
            keys[at] = _key(typed) if is_first else ""
    return keys


def count_in(typed: str) -> int:
    """Return the number in the words of a cue: 3 for `last three`, 0 without one."""
    numbers = cue_words().numbers
    return next((numbers[key] for word in typed.split() if (key := _key(word)) in numbers), 0)
