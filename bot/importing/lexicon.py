"""The words that the grammar of remarks knows, from `lexicon.yaml`: offices, groups, verbs."""

from importlib.resources import files

import yaml

_TABLE = yaml.safe_load(files("bot.importing").joinpath("lexicon.yaml").read_text(encoding="utf-8"))

HEADS = frozenset(_TABLE["heads"])
SMALL_HEADS = frozenset(_TABLE["small_heads"])
FILLERS = frozenset(_TABLE["fillers"])
STATUS_WORDS = frozenset(_TABLE["status_words"])
FORMER = frozenset(_TABLE["former"])
STYLES = frozenset(_TABLE["styles"])
HONORIFICS = frozenset(_TABLE["honorifics"])
BEFORE_GENERAL = frozenset(_TABLE["before_general"])
BETWEEN_HEADS = frozenset(_TABLE["between_heads"])
PORTFOLIO = frozenset(_TABLE["portfolio"])
PORTFOLIO_JOINS = frozenset(_TABLE["portfolio_joins"])
GROUPS = frozenset(_TABLE["groups"])
COLLECTIVE = frozenset(_TABLE["collective"])
STOPS = frozenset(_TABLE["stops"])
MONTHS = frozenset(_TABLE["months"])
PARTICLES = frozenset(_TABLE["particles"])
NOT_NAMES = frozenset(_TABLE["not_names"])
BODIES = frozenset(_TABLE["bodies"])
WITH_OBJECT = frozenset(_TABLE["with_object"])
PASSIVES = frozenset(_TABLE["passives"])
GIVING = frozenset(_TABLE["giving"])
ADVERBS = frozenset(_TABLE["adverbs"])
NOUN_VERBS = frozenset(_TABLE["noun_verbs"])
PLURAL_HEADS: dict[str, str] = _TABLE["plural_heads"]

# What a verb tells, besides `meeting`
ATTENDING = "attending"
TALKING = "talking"
BRIEFING = "briefing"
JOINING = "joining"
OTHER = "other"
VERBS: dict[str, str] = {verb: sort for sort, verbs in _TABLE["verbs"].items() for verb in verbs}

# What tells that something was not held, or not yet; the first that fits
STATUS_PHRASES = (
    (
        r"\b(?:was|were|had been|is|are) (?:supposed |scheduled |due |planned )?to have\b",
        "cancelled",
    ),
    (r"\b(?:was|were|had been) (?:supposed|scheduled|due|planning|expected) to\b", "cancelled"),
    (
        r"\b(?:cancel+ed|called off|cancel+ation|aborted|did not take place|was not held)\b",
        "cancelled",
    ),
    (r"\b(?:was|were) unable to\b|\bdid not (?:attend|meet|visit|arrive|travel)\b", "cancelled"),
    (r"\b(?:postponed|deferred|put off)\b", "postponed"),
    (r"\b(?:planned to|plans to|intends to|is to|is expected to|is scheduled to)\b", "planned"),
)
