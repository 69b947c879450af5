"""Infer the country of people from others of the same name, where the remarks do not say it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from bot.importing.entity_resolution.mentions import (
    DAYS_PER_YEAR,
    PersonMention,
    is_ruler_class,
)
from bot.text import FoldedWords

# Years within which others of the name are evidence
MAX_YEARS = 8
MAX_YEARS_RULER = 60
# How many times as often a name has to be of another side for that side to be taken
MIN_MAJORITY = 4


def infer_nationality(mentions: Sequence[PersonMention]) -> list[PersonMention]:
    """Return the mentions, each uncertain one with the side on which its name is known."""
    by_name: defaultdict[FoldedWords, list[PersonMention]] = defaultdict(list)
    for mention in mentions:
        by_name[_shared_word(mention)].append(mention)
    return [
        mention
        if mention.is_certain
        else replace(mention, side=_likeliest_side(mention, by_name[_shared_word(mention)]))
        for mention in mentions
    ]


def _shared_word(mention: PersonMention) -> FoldedWords:
    """Return the word that all mentions of a person have: the family name, or a ruler's own."""
    return mention.words[:1] if mention.uses_given_name else mention.words[-1:]


def _likeliest_side(mention: PersonMention, of_name: Sequence[PersonMention]) -> str:
    """Return the side that the words allow and that others of the name represent."""
    peers = [other for other in of_name if _is_peer(other, mention)]
    votes = Counter(peer.side for peer in peers if _is_evidence(peer, mention))
    if mention.other_sides:
        known = [side for side in (*mention.other_sides, mention.side) if votes[side]]
        if len(known) == 1:
            return known[0]
        return mention.side if known else mention.other_sides[0]
    in_office = [peer for peer in peers if _have_same_office(peer, mention)]
    certain = {peer.side for peer in in_office if peer.is_certain}
    if not votes[mention.side] and len(certain) == 1:
        return certain.pop()
    usual = Counter(peer.side for peer in in_office)
    for side, count in usual.most_common(1):
        if count >= MIN_MAJORITY * max(1, usual[mention.side]):
            return side
    return mention.side


def _is_peer(other: PersonMention, mention: PersonMention) -> bool:
    years = MAX_YEARS_RULER if mention.uses_given_name else MAX_YEARS
    is_near = abs((other.day - mention.day).days) <= DAYS_PER_YEAR * years
    return other is not mention and is_near


def _is_evidence(peer: PersonMention, mention: PersonMention) -> bool:
    """Return whether a peer's side counts: it is certain, or is the only one in the same office."""
    return peer.is_certain or (not peer.other_sides and _have_same_office(peer, mention))


def _have_same_office(one: PersonMention, other: PersonMention) -> bool:
    """Return whether two held the same office; an heir becomes the ruler."""
    classes = {one.office_class, other.office_class}
    return len(classes) == 1 or all(map(is_ruler_class, classes))
