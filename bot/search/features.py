"""How good each explanation of some words is: a table of features and weights."""

from bot.index.model import EntityKind
from bot.search.alignment import Fit
from bot.search.known import Known

# How well each explains a word, from 0 to 1. The order counts more than the distances.
FULL_NAME = 1.00
TOPIC_NAME = 0.98  # a topic's whole name or another word for it
PLACE_NAME = 0.97
MEETING_KIND = 0.96
OCCASION = 0.96
GOVERNMENTS = 0.975  # `Seoul and Tokyo`: two governments rather than where they met
FAMILY_NAME = 0.95  # the press calls people by it
WHERE = 0.94  # `in` before a place
SIGN = 0.935  # `how many`: what is asked, rather than a word that only makes a sentence
OFFICE = 0.925  # `Korean foreign minister`; before a name it says where that person is from
FILLER = 0.93  # makes a sentence; `Will` is a name only when more of the name is there
TITLE = 0.91  # `President` before a name
LONE_OFFICE = 0.82  # `prime minister`, of any country
LONE_TITLE = 0.80  # `ministers`, by itself
PART_OF_FAMILY = 0.84  # `Ferreira` of O'Malley-Ferreira; who is called so alone is not the only one
GOVERNMENT = 0.85  # `Seoul` for South Korea, where nobody met in Seoul
GIVEN_NAME = 0.82  # low enough for `Anthony Blinken` to be Antony Blinken, not two people
PHRASE_IN_TEXT = 0.80  # words that stand side by side in titles, summaries or quotes
PART_OF_NAME = 0.78  # one of several given names, or the family name with one of them
IN_TEXT = 0.60  # one such word
PART_OF_TOPIC = 0.55  # at least half of a topic's words
# Times the above:
OTHER_ORDER = 0.99  # `Kyung-wha Kang`
INITIALS = 0.92  # `K. Kang`
MISTYPED = 0.65  # a mistyped word: an exact reading of any kind explains better
MISTYPED_BESIDE = 0.85  # one beside a word of the same name that is spelled rightly

LEAST_OF_TOPIC = 0.5
TELLING = 4  # letters; `K` says nothing of K-pop
SHORTEST_PART = 3  # letters; as short as Mun, another spelling of Moon

AS_GOOD = 0.14  # how much less than the best another may fit and still be meant: Kim the given name


def score(fit: Fit, known: Known, *, typed_east_asian: bool) -> float:
    """Score how well words name somebody or something; 0 when they do not."""
    if fit.ends_in_link:
        return 0.0
    if known.name.kind is EntityKind.PERSON:
        feature = _person(fit, known, typed_east_asian=typed_east_asian)
    elif known.name.kind is EntityKind.TOPIC:
        feature = _topic(fit, known)
    else:
        feature = PLACE_NAME if fit.used & known.meaning == known.meaning else 0.0
    order = 1.0 if fit.in_order else OTHER_ORDER
    initials = INITIALS if fit.initials else 1.0
    return round(feature * _exactness(fit) * order * initials, 4)


def is_exact(fit: Fit) -> bool:
    """Tell whether no typing error has to be assumed."""
    return fit.exact == fit.letters


def _exactness(fit: Fit) -> float:
    worth = MISTYPED_BESIDE if fit.exact else MISTYPED
    return (fit.exact + worth * fit.mistyped) / fit.letters


def _person(fit: Fit, known: Known, *, typed_east_asian: bool) -> float:
    used = fit.used | sum(part for part in known.parts if part & fit.initials)
    if fit.has_links:  # `Kang and Wang` are two
        return 0.0
    if used == known.whole:
        return FULL_NAME
    is_family = used & known.family_core == known.family_core and used & ~known.family == 0
    # One syllable is a name only in the script that it is written in: 王 is Wang, `jin` not 金
    if known.is_east_asian != typed_east_asian and (known.is_east_asian or not is_family):
        return 0.0
    if known.family and is_family:
        return FAMILY_NAME
    if known.family and used == known.whole & ~known.family:
        return GIVEN_NAME
    has_family = known.family and used & known.family == known.family
    is_part = known.is_parts(used) and _longest(used, known) >= SHORTEST_PART
    part = PART_OF_NAME if has_family or is_part else 0.0
    return PART_OF_FAMILY if _is_part_of_family(used, known) else part


def _is_part_of_family(used: int, known: Known) -> bool:
    """Tell half of a family name, by itself or with given names: `Inês Ferreira`."""
    family, given = used & known.family_core, used & ~known.family
    is_telling = _longest(family, known) >= SHORTEST_PART and not known.is_east_asian
    return family not in {0, known.family_core} and is_telling and known.is_parts(given)


def _topic(fit: Fit, known: Known) -> float:
    used = fit.used & known.meaning
    coverage = used.bit_count() / known.meaning.bit_count()
    if coverage == 1:
        return TOPIC_NAME
    is_telling = not known.is_east_asian and _longest(used, known) >= TELLING
    return PART_OF_TOPIC if coverage >= LEAST_OF_TOPIC and is_telling and is_exact(fit) else 0.0


def _longest(used: int, known: Known) -> int:
    words = (word for at, word in enumerate(known.words) if used >> at & 1)
    return max(map(len, words), default=0)
