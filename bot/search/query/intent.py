"""Find out what a question asks for: meetings, the latest of them, their number, people, quotes."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class Intent(StrEnum):
    """What a question asks for."""

    MEETINGS = "meetings"
    QUOTES = "quotes"
    LATEST = "latest"
    FIRST = "first"
    COUNT = "count"
    PEOPLE = "people"
    YES_NO = "yes_no"
    COMPARISON = "comparison"
    RANKING = "ranking"
    LIST = "list"
    GAP = "gap"
    FIRST_AND_LATEST = "first_and_latest"


class Grouping(StrEnum):
    """What a ranking or a list is made of."""

    PEOPLE = "people"
    COUNTRIES = "countries"
    CITIES = "cities"
    PLACES = "places"
    TOPICS = "topics"
    YEARS = "years"


class IntentCue(StrEnum):
    """What words of a question say about its intent, by the names of the lists of the file."""

    MANY = "many"
    PERSONS = "persons"
    WHO = "who"
    COMPANIONS = "companions"
    WHEN = "when"
    FIRST = "first"
    LAST = "last"
    SAID = "said"
    MORE = "more"
    MOST = "most"
    TOP = "top"
    COUNTRIES = "countries"
    CITIES = "cities"
    WHERE = "where"
    TOPICS = "topics"
    YEARS = "years"
    GAP = "gap"
    WHETHER = "whether"
    OR = "or"
    NOT = "not"
    NEVER = "never"
    FILLER = "filler"
    NO_CUE = "no_cue"


GROUPINGS = {
    IntentCue.COUNTRIES: Grouping.COUNTRIES,
    IntentCue.CITIES: Grouping.CITIES,
    IntentCue.TOPICS: Grouping.TOPICS,
    IntentCue.YEARS: Grouping.YEARS,
    IntentCue.WHERE: Grouping.PLACES,
    IntentCue.WHEN: Grouping.YEARS,
}
# The first row of which a question has all cues tells its intent
INTENTS: list[tuple[frozenset[IntentCue], Intent]] = [
    (frozenset({IntentCue.GAP}), Intent.GAP),
    (frozenset({IntentCue.MORE, IntentCue.OR}), Intent.COMPARISON),
    (frozenset({IntentCue.TOP}), Intent.RANKING),
    (frozenset({IntentCue.MOST}), Intent.RANKING),
    (frozenset({IntentCue.YEARS}), Intent.RANKING),
    (frozenset({IntentCue.PERSONS}), Intent.PEOPLE),
    (frozenset({IntentCue.MANY, IntentCue.COUNTRIES}), Intent.LIST),
    (frozenset({IntentCue.MANY, IntentCue.CITIES}), Intent.LIST),
    (frozenset({IntentCue.MANY, IntentCue.TOPICS}), Intent.LIST),
    (frozenset({IntentCue.MANY}), Intent.COUNT),
    (frozenset({IntentCue.FIRST, IntentCue.LAST}), Intent.FIRST_AND_LATEST),
    (frozenset({IntentCue.WHEN, IntentCue.FIRST}), Intent.FIRST),
    (frozenset({IntentCue.WHEN, IntentCue.LAST}), Intent.LATEST),
    (frozenset({IntentCue.SAID}), Intent.QUOTES),
    (frozenset({IntentCue.FIRST}), Intent.FIRST),
    (frozenset({IntentCue.LAST}), Intent.LATEST),
    (frozenset({IntentCue.COUNTRIES}), Intent.LIST),
    (frozenset({IntentCue.CITIES}), Intent.LIST),
    (frozenset({IntentCue.TOPICS}), Intent.LIST),
    (frozenset({IntentCue.WHO}), Intent.PEOPLE),
    (frozenset({IntentCue.WHERE}), Intent.LIST),
    (frozenset({IntentCue.WHETHER}), Intent.YES_NO),
]
# These need no name: `the most visited country`, `the first meeting in the archive`
ARCHIVE_WIDE = frozenset(
    {
        Intent.LATEST, Intent.FIRST, Intent.COUNT, Intent.RANKING, Intent.LIST, Intent.GAP,
        Intent.FIRST_AND_LATEST,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CueMention:
    """A cue in a question: the number of terms before it, and the number typed with it, or 0."""

    cue: IntentCue
    terms_before: int
    count: int = 0


def classify_intent(cues: Collection[IntentCue]) -> Intent:
    """Return the intent of a question with these cues; meetings when it has none."""
    return next((intent for needed, intent in INTENTS if needed.issubset(cues)), Intent.MEETINGS)


def grouping_of(intent: Intent, cues: Collection[IntentCue]) -> Grouping | None:
    """Return what a ranking or a list is made of; None for other intents."""
    if intent not in {Intent.RANKING, Intent.LIST}:
        return None
    return next((GROUPINGS[cue] for cue in GROUPINGS if cue in cues), Grouping.PEOPLE)
