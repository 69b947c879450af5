"""Titles and summaries: templates with words that vary, so that texts are alike, not the same."""

from random import Random

VERBS = {
    "talks": "hold talks", "visit": "meet", "call": "speak by telephone", "summit": "hold a summit",
    "trilateral": "hold three-way talks", "courtesy call": "exchange greetings",
    "conference": "attend a conference", "press conference": "face the press",
}  # fmt: skip
FEW = ("talks", "talks", "talks", "visit", "call", "summit", "courtesy call", "press conference")
SUMMARIES = (
    "The {adjective} {noun} on {topic} {verb} after {time}.",
    "They {verb2} the {topic} and agreed to {plan} within {time}.",
    "Officials called the exchange on {topic} {adjective}; both sides will {plan}.",
    "{topic} {verb}. A {adjective} {noun} followed after {time}.",
    "Both delegations {verb2} the {topic}, set up a {noun} and promised to {plan}.",
)
WORDS = {
    "adjective": """frank lengthy constructive cautious unexpected brief cordial difficult technical
        preliminary detailed inconclusive renewed wide-ranging candid productive tense friendly
        businesslike informal""",
    "noun": """exchange roadmap communique framework timetable panel workshop taskforce protocol
        memorandum blueprint consultation breakthrough stalemate compromise proposal outline
        mechanism initiative commission""",
    "verb": """stalled advanced resumed collapsed progressed slowed dominated concluded reopened
        deepened""",
    "verb2": """reviewed examined debated weighed explored revisited welcomed criticised reaffirmed
        postponed""",
    "plan": """reconvene continue consult coordinate report ratify negotiate publish inspect
        withdraw""",
    "time": """months weeks years hours days""",
}


def kind_of(random: Random, people: int) -> str:
    three = 3
    if people == three:
        return random.choice(("trilateral", "trilateral", "conference"))
    return random.choice(FEW) if people < three else "conference"


def title_of(names: list[str], kind: str, city: str) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]} {VERBS[kind]} in {city}"


def summary_of(random: Random, topics: list[str]) -> str:
    words = {key: random.choice(table.split()) for key, table in WORDS.items()}
    text = random.choice(SUMMARIES).format(topic=" and ".join(topics), **words)
    return text[0].upper() + text[1:]
