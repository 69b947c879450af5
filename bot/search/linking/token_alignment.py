"""Align tokens with a recorded name: find the words that they stand for, and how well."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bot.name_matching.name_parts import ParsedName, token_joins
from bot.name_matching.name_words import linking_words, surname_prefixes
from bot.name_matching.word_variants import stem
from bot.search.linking.fuzzy_terms import SAME, SimilarTerms, TermSimilarity
from bot.search.query.model import MatchType
from bot.search.tuning import Limits, Weights

TermPositions = dict[str, list[tuple[int, int]]]
"""The spans of a name's words, and of adjacent words written as one."""


class Alignment(NamedTuple):
    """Tokens that stand for different words of a name.

    `used` are these words, and `initials` those of them that only an initial stands for, both as
    bits; `last` is the position of the last one. `letters` is the length of the tokens, and `exact`
    that of the tokens that are equal to words. Both scores are sums over the letters of the other
    tokens, as in `TermSimilarity`; `match_type` is that of the least similar token.
    """

    used: int = 0
    exact: int = 0
    isolated_score: float = 0.0
    in_name_score: float = 0.0
    letters: int = 0
    last: int = -1
    in_order: bool = True
    initials: int = 0
    match_type: MatchType = MatchType.EXACT
    has_links: bool = False
    ends_in_link: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether all tokens are equal to words of the name."""
        return self.exact == self.letters

    @property
    def exactness(self) -> float:
        """The mean score of the letters, 1 if all tokens are equal to words."""
        others = self.in_name_score if self.exact else self.isolated_score
        return (self.exact + others) / self.letters

    @property
    def rank(self) -> tuple[float, bool]:
        """The key that orders alignments with the same words, the best with the largest."""
        return self.exact + self.in_name_score, self.in_order


class AlignedSpan(NamedTuple):
    """A number of tokens, and the words (as bits, from `start` on) that they stand for."""

    tokens: int
    used: int
    start: int
    letters: int
    similarity: TermSimilarity


class TokenAligner:
    """Aligns tokens with the names of one index, and caches the positions of their words."""

    def __init__(self, weights: Weights, limits: Limits) -> None:
        self._other_prefix = weights.other_prefix
        self._max_tokens = limits.max_aligned_tokens
        self._term_positions = lru_cache(limits.alignment_cache_size)(_find_term_positions)

    def align(
        self, tokens: tuple[str, ...], name: ParsedName, similar: SimilarTerms, *, by_stem: bool
    ) -> list[Alignment]:
        """Return the best alignment of all tokens with each set of a name's words.

        Adjacent tokens or words may be one, so that names match that are joined or split. `by_stem`
        lets a token stand for a word with the same stem, as in topics.
        """
        reached: list[dict[int, Alignment]] = [{0: Alignment()}, *({} for _ in tokens)]
        positions = self._term_positions(name, by_stem)
        for at, alignments in enumerate(reached[:-1]):
            if not alignments:
                continue
            rest = tokens[at:]
            spans = list(self._spans(rest, similar, positions, by_stem=by_stem))
            for alignment in alignments.values():
                for span in spans:
                    if not alignment.used & span.used:
                        _keep_best(reached[at + span.tokens], _extend(alignment, span))
                for longer in self._without_word(rest[0], alignment, name):
                    _keep_best(reached[at + 1], longer)
        return [alignment for alignment in reached[-1].values() if alignment.used]

    def _spans(
        self,
        tokens: tuple[str, ...],
        similar: SimilarTerms,
        positions: TermPositions,
        *,
        by_stem: bool,
    ) -> Iterator[AlignedSpan]:
        """Yield the words of a name that one or several of the first tokens can stand for."""
        for size in range(1, min(self._max_tokens, len(tokens)) + 1):
            joined = "".join(tokens[:size])
            for term, similarity in _terms(
                joined, similar, positions, by_stem=by_stem and size == 1
            ):
                for start, end in positions[term]:
                    used = (1 << end) - (1 << start)
                    yield AlignedSpan(size, used, start, len(joined), similarity)

    def _without_word(
        self, token: str, alignment: Alignment, name: ParsedName
    ) -> Iterator[Alignment]:
        """Yield alignments with one more token that stands for no whole word of the name."""
        if not alignment.used:
            return
        if len(token) == 1:
            yield from _with_initial(alignment, name, token)
        if token in linking_words():
            yield alignment._replace(has_links=True, ends_in_link=True)
        if token in surname_prefixes():
            yield self._with_other_prefix(alignment, len(token))

    def _with_other_prefix(self, alignment: Alignment, letters: int) -> Alignment:
        """Skip a prefix of a family name that the name has in another form: al-Sissi, el-Sisi."""
        score = self._other_prefix * letters
        return alignment._replace(
            isolated_score=alignment.isolated_score + score,
            in_name_score=alignment.in_name_score + score,
            letters=alignment.letters + letters,
            match_type=max(alignment.match_type, MatchType.PHONETIC),
        )


def _terms(
    joined: str, similar: SimilarTerms, positions: TermPositions, *, by_stem: bool
) -> Iterator[tuple[str, TermSimilarity]]:
    if joined in positions:
        yield joined, SAME
    if by_stem and (stemmed := stem(joined)) != joined and stemmed in positions:
        yield stemmed, SAME
    if similarities := similar.get(joined):
        for term in positions:
            if similarity := similarities.get(term):
                yield term, similarity


def _extend(alignment: Alignment, span: AlignedSpan) -> Alignment:
    _, used, start, letters, similarity = span
    is_same = similarity is SAME
    return Alignment(
        used=alignment.used | used,
        exact=alignment.exact + (letters if is_same else 0),
        isolated_score=alignment.isolated_score
        + (0.0 if is_same else letters * similarity.isolated_score),
        in_name_score=alignment.in_name_score
        + (0.0 if is_same else letters * similarity.in_name_score),
        letters=alignment.letters + letters,
        last=start,
        in_order=alignment.in_order and start > alignment.last,
        initials=alignment.initials,
        match_type=max(alignment.match_type, similarity.match_type),
        has_links=alignment.has_links,
    )


def _with_initial(alignment: Alignment, name: ParsedName, letter: str) -> Iterator[Alignment]:
    """Yield alignments in which a letter stands for a word: `Kang K. W.`."""
    for at, word in enumerate(name.words):
        bit = 1 << at
        if word.startswith(letter) and not alignment.used & bit:
            yield alignment._replace(
                used=alignment.used | bit,
                initials=alignment.initials | bit,
                last=at,
                in_order=alignment.in_order and at > alignment.last,
            )


def _keep_best(alignments: dict[int, Alignment], alignment: Alignment) -> None:
    other = alignments.get(alignment.used)
    if other is None or alignment.rank > other.rank:
        alignments[alignment.used] = alignment


def _find_term_positions(name: ParsedName, by_stem: bool) -> TermPositions:  # noqa: FBT001  # lru_cache keeps keywords apart
    positions: TermPositions = {}
    for start, end, term in token_joins(name.words):
        positions.setdefault(term, []).append((start, end))
        if by_stem and end - start == 1 and (stemmed := stem(term)) != term:
            positions.setdefault(stemmed, []).append((start, end))
    return positions
