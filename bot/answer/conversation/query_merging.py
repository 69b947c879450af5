"""What a question asks for together with what was asked for before it."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from bot.answer.conversation.follow_up_detection import FollowUp, MergeMode
from bot.search.query.model import Query, Term, TermKind

# Of these, several can be asked for together; of the others a new one takes the old one's place
COMBINABLE = frozenset({TermKind.PERSON, TermKind.TOPIC, TermKind.PLACE})
Terms = tuple[Term, ...]


def merge_queries(new: Query, earlier: Query, leaning: FollowUp) -> list[Query]:
    """Return what may be meant, the likeliest first: the first that finds anything is taken.

    After `Kang Wang`, `what about Kono?` is Kang and Kono rather than Wang and Kono or Kono alone.
    """
    old = tuple(each for each in _kept(earlier, leaning) if not _is_among(each, new.terms))
    rivals = [each for each in old if each.kind in _kinds(new.terms)]
    others = tuple(each for each in old if each not in rivals)
    ways = [(*others, *kept, *new.terms) for kept in _ways(rivals, leaning.merge_mode)]
    if leaning.merge_mode is MergeMode.NEW and not leaning.pronoun_kinds:
        ways.append(new.terms)  # names nobody: it may have nothing to do with what came before
    return [_with_terms(new, earlier, terms) for terms in dict.fromkeys(ways)]


def _with_terms(new: Query, earlier: Query, terms: Terms) -> Query:
    """Return the new query with more terms before its own, which keep who is to have spoken."""
    before = len(terms) - len(new.terms)
    speaking = tuple(before + at for at in new.speaker_terms)
    excluded = (*earlier.excluded, *new.excluded)
    return replace(new, terms=terms, speaker_terms=speaking, excluded=excluded)


def _kept(earlier: Query, leaning: FollowUp) -> Iterator[Term]:
    for term in earlier.terms:
        is_wanted = term.kind is TermKind.PERSON or not leaning.is_any_time
        if is_wanted and term.kind is not TermKind.UNKNOWN:
            yield term


def _ways(rivals: list[Term], manner: MergeMode) -> Iterator[Terms]:
    """Yield what may stay of those who are of a kind with what is new: fewer and fewer."""
    several = [each for each in rivals if each.kind in COMBINABLE]
    if manner is not MergeMode.REPLACE:
        yield tuple(several)
    for place in reversed(range(len(several))):
        yield (*several[:place], *several[place + 1 :])
    yield ()


def _is_among(term: Term, terms: Collection[Term]) -> bool:
    """Tell whether somebody is named once more."""
    who = {each.entity for each in term.candidates}
    return bool(who) and any(
        term.kind is other.kind and who & {each.entity for each in other.candidates}
        for other in terms
    )


def _kinds(terms: Collection[Term]) -> set[TermKind]:
    return {term.kind for term in terms}
