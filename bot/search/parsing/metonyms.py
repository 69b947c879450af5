"""Words that stand for whom or what they do not name: offices, capitals, adjectives, occasions."""

from bot.gazetteer.events import find_occasion
from bot.gazetteer.office_titles import is_country_unspecified
from bot.search.knowledge.knowledge_base import KnowledgeBase
from bot.search.linking import scoring
from bot.search.query.model import Candidate, PlaceRole, Term, TermKind

COORDINATORS = frozenset({"and", "or", "with", "to", "vs"})  # `Seoul and Tokyo`
SPEECH_VERBS = (("say",), ("said",), ("says",))  # `what has Beijing said`
AUXILIARIES = (("did",), ("does",), ("has",), ("by",))
LOCATIVES = frozenset({"in", "at", "near"})
LONGEST_NAME = 4  # words of a country or its capital
Reading = tuple[Term, float]


def interpret_metonyms(
    folded: tuple[str, ...], start: int, end: int, typed: str, background: KnowledgeBase
) -> list[Reading]:
    """Return what words from `start` up to `end` stand for, and how well that explains them."""
    return [
        *_office(folded, start, end, typed, background),
        *_occasion(folded[start:end], typed),
        *_adjective(folded[start:end], typed, background),
        *_government(folded, start, end, typed, background),
    ]


def _office(
    words: tuple[str, ...], start: int, end: int, typed: str, background: KnowledgeBase
) -> list[Reading]:
    is_lone = is_country_unspecified(words[start:end])
    # `American president` is nobody else's, also when that one is not found
    if is_lone and any(map(background.geography.countries, _before(words, start))):
        return []
    holders = background.offices.resolve(words[start:end])
    quality = scoring.LONE_OFFICE if is_lone else scoring.OFFICE
    return [(Term(typed, TermKind.PERSON, holders), quality)] if holders else []


def _occasion(words: tuple[str, ...], typed: str) -> list[Reading]:
    name = find_occasion(words)
    if name is None:
        return []
    term = Term(typed, TermKind.OCCASION, (Candidate(name, name, 1.0),))
    return [(term, scoring.OCCASION)]


def _adjective(words: tuple[str, ...], typed: str, background: KnowledgeBase) -> list[Reading]:
    countries = background.geography.by_demonym(words)
    term = Term(typed, TermKind.PLACE, _places(countries, background))
    return [(term, scoring.PLACE_NAME)] if countries else []


def _government(
    words: tuple[str, ...], start: int, end: int, typed: str, background: KnowledgeBase
) -> list[Reading]:
    """Read a capital as its country's government: surely beside another, less surely alone."""
    is_with = words[start] == "with" and end - start > 1
    capital = words[start + is_with : end]
    countries = background.geography.by_capital(capital)
    if not countries or words[max(start - 1, 0)] in LOCATIVES:
        return []
    is_speaking = (
        words[end : end + 1] in SPEECH_VERBS or words[max(start - 1, 0) : start] in AUXILIARIES
    )
    is_paired = is_with or is_speaking or _is_beside(words, start, end, countries, background)
    term = Term(typed, TermKind.PLACE, _places(countries, background), role=PlaceRole.DELEGATION)
    return [(term, scoring.GOVERNMENTS if is_paired else scoring.GOVERNMENT)]


def _is_beside(
    words: tuple[str, ...],
    start: int,
    end: int,
    countries: tuple[str, ...],
    background: KnowledgeBase,
) -> bool:
    """Tell whether another country or capital stands before or behind, with no `in`."""
    before = start - 1 if start and words[start - 1] in COORDINATORS else start
    behind = end + 1 if words[end : end + 1] and words[end] in COORDINATORS else end
    runs = [words[behind : behind + size] for size in range(1, LONGEST_NAME + 1)]
    runs += _before(words, before)
    others = (set(background.geography.countries(run)) for run in runs)
    return any(other and other.isdisjoint(countries) for other in others)


def _before(words: tuple[str, ...], at: int) -> list[tuple[str, ...]]:
    return [words[at - size : at] for size in range(1, LONGEST_NAME + 1) if at >= size]


def _places(countries: tuple[str, ...], background: KnowledgeBase) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(country, background.geography.names[country], 1.0) for country in countries
    )
