"""What a question wants: meetings, the latest of them, their number, people or quotes."""

from collections.abc import Collection, Sequence
from enum import StrEnum

from bot.search.analysis.tokenizer import Token


class Intent(StrEnum):
    """What a person wants to be told first."""

    MEETINGS = "meetings"
    QUOTES = "quotes"
    LATEST = "latest"
    FIRST = "first"
    COUNT = "count"
    PEOPLE = "people"


class IntentCue(StrEnum):
    """What words of a question tell about what it wants; NOT is about the words behind it."""

    MANY = "many"
    PERSONS = "persons"
    WHEN = "when"
    FIRST = "first"
    LAST = "last"
    SAID = "said"
    WHO = "who"
    NOT = "not"
    FILL = "fill"  # it only makes a sentence
    NONE = "none"  # it only looks like a sign


# The longest run of words that is here counts: `who was` asks for nobody, `who was in` does
PHRASES: dict[IntentCue, str] = {
    IntentCue.MANY: """how many; how many times; how often; how frequently; count of; count the;
        count all; number of; total number of""",
    IntentCue.PERSONS: """how many people; how many persons; how many ministers; how many officials;
        how many leaders; how many politicians; how many diplomats; how many counterparts;
        how many foreign ministers; how many different people; which people; which persons;
        which ministers; which foreign ministers; which officials; which leaders;
        which politicians; which diplomats; which counterparts; what people; list of people;
        names of people; everyone who; everybody who; all the people""",
    IntentCue.WHO: """who; whom; who all; who else; people who; ministers who; officials who;
        leaders who; who was in; who was at; who was there; who was present; who were in;
        who were at; who were there; who were present; who is in; who is at; participants;
        attendees; counterparts; everyone; everybody""",
    IntentCue.WHEN: """when; whens; what day; what date; which day; which date; what year;
        which year; which month; what month; how long ago; how recently; date of""",
    IntentCue.FIRST: "first; firstly; earliest; oldest; first time; very first; first ever",
    IntentCue.LAST: """last; latest; newest; last time; most recent; most recently; very last;
        lastly""",
    IntentCue.SAID: """say; said; says; saying; quote; quotes; quoted; quotation; quotations;
        statement; statements; remark; remarks; remarked; comment; comments; commented;
        how many quotes;
        how many statements; how many remarks; in his words; in her words; in his own words;
        in her own words; word for word; verbatim; words of; exact words; exact words of""",
    IntentCue.NOT: """not; without; except; except for; excluding; but not; and not; not with;
        other than; apart from; aside from; minus; not including; leaving out; but without;
        anywhere but; anyone but; everyone but; everywhere but; all but""",
    IntentCue.FILL: """which countries; which country; which city; which cities; what countries;
        took part; take part; taken part; taking part; counterpart; anything; something; anywhere;
        somewhere""",
    # Names of offices and the like
    IntentCue.NONE: """first lady; first minister; first ministers; first secretary; first deputy;
        first vice; first strike; first half; who is; who are; who was; who were; who met whom;
        whos""",
}
# Verbs of speaking that are much else without a question word: `what does Wang think of THAAD?`
SPEAKING = frozenset(
    """
    argue argued ask asked claim claimed criticise criticised criticize criticized declare declared
    demand demanded deny denied emphasise emphasised emphasize emphasized explain explained insist
    insisted mention mentioned opinion pledge pledged position promise promised propose proposed
    react reacted reaction reply replied respond responded response stance stress stressed
    tell think thinks thought told urge urged view views warn warned
    """.split()  # noqa: SIM905  # a list literal of these is a page long
)
PEOPLE = frozenset({"people", "persons", "politicians", "diplomats"})  # whom somebody met
MEETING = frozenset({"meet", "meets", "met"})
QUESTIONS = frozenset({"what", "whats", "how"})
LISTENERS = frozenset({"me", "us"})  # `tell me what`
NUMBERS = frozenset("1 2 3 4 5 6 7 8 9 10 one two three four five six seven ten few couple".split())  # noqa: SIM905  # as above
COUNTED = frozenset({IntentCue.FIRST, IntentCue.LAST})  # `the last three meetings`

# The first line of which a question has all signs tells what it wants
RULES: list[tuple[frozenset[IntentCue], Intent]] = [
    (frozenset({IntentCue.PERSONS}), Intent.PEOPLE),
    (frozenset({IntentCue.MANY}), Intent.COUNT),
    (frozenset({IntentCue.WHEN, IntentCue.FIRST}), Intent.FIRST),
    (frozenset({IntentCue.WHEN, IntentCue.LAST}), Intent.LATEST),
    (frozenset({IntentCue.SAID}), Intent.QUOTES),
    (frozenset({IntentCue.FIRST}), Intent.FIRST),
    (frozenset({IntentCue.LAST}), Intent.LATEST),
    (frozenset({IntentCue.WHO}), Intent.PEOPLE),
]
SIGNS: dict[tuple[str, ...], IntentCue] = {
    tuple(phrase.split()): sign
    for sign, phrases in PHRASES.items()
    for phrase in phrases.split(";")
}
LONGEST = max(map(len, SIGNS))
BEGINNINGS = frozenset(words[0] for words in SIGNS)

Signs = dict[int, tuple[int, IntentCue]]
"""From the place of a sign's first word to the place behind its last one, and the sign."""


def find_intent_cues(words: Sequence[Token]) -> Signs:
    """Return the runs of words that tell what is wanted."""
    folded = [word.folded for word in words]
    verbs = {} if QUESTIONS.isdisjoint(folded) else dict.fromkeys(SPEAKING, IntentCue.SAID)
    verbs |= {} if MEETING.isdisjoint(folded) else dict.fromkeys(PEOPLE, IntentCue.WHO)
    found: Signs = {}
    at = 0
    while at < len(words):
        end, sign = _sign_at(at, folded)
        if sign is None and LISTENERS.isdisjoint(folded[at + 1 : at + 2]):
            sign = verbs.get(folded[at])
        if folded[at] == "who" and not words[at].is_stopword:  # the World Health Organization
            end, sign = at + 1, None
        if sign and sign is not IntentCue.NONE:
            found[at] = (end, sign)
        at = end
    return found


def _sign_at(at: int, folded: list[str]) -> tuple[int, IntentCue | None]:
    if folded[at] not in BEGINNINGS:
        return at + 1, None
    for end in range(min(at + LONGEST, len(folded)), at, -1):
        if sign := SIGNS.get(tuple(folded[at:end])):
            is_counted = sign in COUNTED and folded[end : end + 1] and folded[end] in NUMBERS
            return end + bool(is_counted), sign
    return at + 1, None


def classify_intent(signs: Collection[IntentCue]) -> Intent:
    """Return what a question with these signs wants; meetings when it has none."""
    return next((asked for needed, asked in RULES if needed.issubset(signs)), Intent.MEETINGS)
