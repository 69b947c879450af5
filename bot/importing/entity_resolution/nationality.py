"""For whom people speak whose country the remarks leave out: as others of the name show."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from bot.gazetteer.office_titles import office_class
from bot.importing.entity_resolution.mentions import REGAL, YEAR, PersonMention
from bot.importing.entity_resolution.name_comparison import name_words

NEAR, LIFETIME = 8, 60  # years in which others of the name tell, and those of a ruler
MOSTLY = 4  # times as many mentions elsewhere show that a trip met someone from there


def infer_nationality(sightings: Sequence[PersonMention]) -> list[PersonMention]:
    """Give each sighting whose words do not tell the country the one where the name is known."""
    seen: defaultdict[tuple[str, ...], list[PersonMention]] = defaultdict(list)
    for each in sightings:
        seen[_called(each)].append(each)
    placed: list[PersonMention] = []
    for each in sightings:
        if each.is_certain:
            placed.append(each)
            continue
        peers = [
            peer
            for peer in seen[_called(each)]
            if peer is not each
            and abs((peer.day - each.day).days) <= YEAR * (LIFETIME if each.is_regal else NEAR)
        ]
        votes = Counter(
            peer.side
            for peer in peers
            if peer.is_certain or not peer.others
            if _same_office(peer, each) or peer.is_certain
        )
        placed.append(replace(each, side=_best_side(each, peers, votes)))
    return placed


def _called(sighting: PersonMention) -> tuple[str, ...]:
    """Return the word that all mentions of somebody share: the family name, or a ruler's own."""
    words = name_words(sighting.name)
    return words[:1] if sighting.is_regal else words[-1:]


def _best_side(each: PersonMention, peers: Sequence[PersonMention], votes: Counter[str]) -> str:
    """Return the side that the words allow and that others of the name have spoken for."""
    if each.others:
        allowed = (*each.others, each.side)
        known = [side for side in allowed if votes[side]]
        return known[0] if len(known) == 1 else each.side if known else each.others[0]
    certain = Counter(peer.side for peer in peers if peer.is_certain and _same_office(peer, each))
    if not votes[each.side] and len(certain) == 1:
        return next(iter(certain))
    usual = Counter(peer.side for peer in peers if _same_office(peer, each))
    for side, count in usual.most_common(1):
        if count >= MOSTLY * max(1, usual[each.side]):
            return side
    return each.side


def _same_office(one: PersonMention, other: PersonMention) -> bool:
    """Whether two held the same office; who is heir becomes the ruler."""
    ranks = {office_class(one.office), office_class(other.office)}
    return len(ranks) == 1 or ranks <= REGAL
