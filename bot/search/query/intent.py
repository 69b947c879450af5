"""Find out what a question asks for: meetings, the latest of them, their number, people, quotes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml

from bot.search.analysis.tokenizer import Token

CUES_FILE = Path(__file__).with_name("intent_cues.yaml")


class Intent(StrEnum):
    """What a question asks for."""

    MEETINGS = "meetings"
    QUOTES = "quotes"
    LATEST = "latest"
    FIRST = "first"
    COUNT = "count"
    PEOPLE = "people"


class IntentCue(StrEnum):
    """What words of a question say about its intent, by the names of the lists of the file."""

    MANY = "many"
    PERSONS = "persons"
    WHO = "who"
    WHEN = "when"
    FIRST = "first"
    LAST = "last"
    SAID = "said"
    NOT = "not"
    FILLER = "filler"
    NO_CUE = "no_cue"


COUNTED_CUES = frozenset({IntentCue.FIRST, IntentCue.LAST})  # `the last three meetings`
# The first row of which a question has all cues tells its intent
INTENTS: list[tuple[frozenset[IntentCue], Intent]] = [
    (frozenset({IntentCue.PERSONS}), Intent.PEOPLE),
    (frozenset({IntentCue.MANY}), Intent.COUNT),
    (frozenset({IntentCue.WHEN, IntentCue.FIRST}), Intent.FIRST),
    (frozenset({IntentCue.WHEN, IntentCue.LAST}), Intent.LATEST),
    (frozenset({IntentCue.SAID}), Intent.QUOTES),
    (frozenset({IntentCue.FIRST}), Intent.FIRST),
    (frozenset({IntentCue.LAST}), Intent.LATEST),
    (frozenset({IntentCue.WHO}), Intent.PEOPLE),
]

IntentCues = Mapping[int, tuple[int, IntentCue]]
"""From the position of a cue's first token to the position after its last one, and the cue."""


@dataclass(frozen=True, slots=True)
class CueWords:
    """The folded words of all languages; the file says what each list is for."""

    phrases: Mapping[tuple[str, ...], IntentCue]
    first_words: frozenset[str]
    max_phrase_tokens: int
    speech_verbs: frozenset[str]
    question_words: frozenset[str]
    listeners: frozenset[str]
    people_nouns: frozenset[str]
    meeting_verbs: frozenset[str]
    numbers: frozenset[str]


@cache
def cue_words() -> CueWords:
    """Return the words of the file, which is read once."""
    lists = yaml.load(CUES_FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    phrases = {
        tuple(phrase.split()): IntentCue(name)
        for name, by_language in lists["cues"].items()
        for each in by_language.values()
        for phrase in each
    }

    def words(name: str) -> frozenset[str]:
        return frozenset(word for each in lists[name].values() for word in each)

    return CueWords(
        phrases=phrases,
        first_words=frozenset(phrase[0] for phrase in phrases),
        max_phrase_tokens=max(map(len, phrases)),
        speech_verbs=words("speech_verbs"),
        question_words=words("question_words"),
        listeners=words("listeners"),
        people_nouns=words("people_nouns"),
        meeting_verbs=words("meeting_verbs"),
        numbers=words("numbers"),
    )


def find_intent_cues(tokens: Sequence[Token]) -> IntentCues:
    """Return the cues in the tokens of a question."""
    words = cue_words()
    folded = [token.folded for token in tokens]
    asks = not words.question_words.isdisjoint(folded)
    verbs = dict.fromkeys(words.speech_verbs, IntentCue.SAID) if asks else {}
    if not words.meeting_verbs.isdisjoint(folded):
        verbs |= dict.fromkeys(words.people_nouns, IntentCue.WHO)
    found: dict[int, tuple[int, IntentCue]] = {}
    at = 0
    while at < len(tokens):
        end, cue = _cue_at(at, folded, words)
        if cue is None and words.listeners.isdisjoint(folded[at + 1 : at + 2]):
            cue = verbs.get(folded[at])
        if folded[at] == "who" and not tokens[at].is_stopword:  # the World Health Organization
            end, cue = at + 1, None
        if cue and cue is not IntentCue.NO_CUE:
            found[at] = (end, cue)
        at = end
    return found


def _cue_at(at: int, folded: list[str], words: CueWords) -> tuple[int, IntentCue | None]:
    if folded[at] not in words.first_words:
        return at + 1, None
    for end in range(min(at + words.max_phrase_tokens, len(folded)), at, -1):
        if cue := words.phrases.get(tuple(folded[at:end])):
            is_counted = cue in COUNTED_CUES and folded[end : end + 1]
            return end + bool(is_counted and folded[end] in words.numbers), cue
    return at + 1, None


def classify_intent(cues: Collection[IntentCue]) -> Intent:
    """Return the intent of a question with these cues; meetings when it has none."""
    return next((intent for needed, intent in INTENTS if needed.issubset(cues)), Intent.MEETINGS)
