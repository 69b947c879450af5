"""How words fit one name: which of its words each stands for, and how well."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from bot.name_matching.deletion_keys import begins_alike
from bot.name_matching.name_parts import LINKS, PREFIXES, ParsedName, token_joins
from bot.name_matching.word_variants import stem
from bot.search.linking.fuzzy_terms import SAME, SOUNDS_SO, TermSimilarity

LONG_RUN = 8  # letters
PREFIX = 0.8  # what a prefix is worth that is written in another way, or not there
LONGEST_RUN = 4  # neighbouring words that may stand for one: `kyung wha`, 河野太郎
REMEMBERED = 8_192  # names

Near = Mapping[str, Mapping[str, TermSimilarity]]
"""For a run of typed words the words of names that it may have been meant for."""
Spots = dict[str, list[tuple[int, int]]]
"""Where a name's words and joined runs stand in it."""


class Alignment(NamedTuple):
    """Words that all stand for different words of a name: those in `used`.

    Of `letters` so many as `exact` are in words that are spelled rightly. What the others are worth
    is in `alone`, and in `beside` where something of the same name is spelled rightly.
    `initials` are the words given by their first letter alone; `last` is where the last one began;
    `unlikeness` is the rank of the word that is least like what was typed.
    """

    used: int = 0
    exact: int = 0
    alone: float = 0.0
    beside: float = 0.0
    letters: int = 0
    last: int = -1
    in_order: bool = True
    initials: int = 0
    unlikeness: int = 0
    has_links: bool = False
    ends_in_link: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether no typing error or other spelling has to be assumed."""
        return self.exact == self.letters

    @property
    def exactness(self) -> float:
        """How much of what was typed is as the name has it, from 0 to 1."""
        return (self.exact + (self.beside if self.exact else self.alone)) / self.letters

    @property
    def rank(self) -> tuple[float, bool]:
        """What makes one fit of the same words better than another."""
        return self.exact + self.beside, self.in_order


NOTHING = Alignment()


class AlignedSpan(NamedTuple):
    """Where in a name so many words stand: in those `used`, from `start` on."""

    size: int
    used: int
    start: int
    letters: int
    likeness: TermSimilarity


def align(
    words: tuple[str, ...], known: ParsedName, near: Near, *, by_stem: bool
) -> list[Alignment]:
    """Return the best fit of these words on each set of a name's words, if they all fit.

    Runs of neighbours count as one word on either side, so that joined and split names meet.
    `by_stem` lets a word stand for another with its stem, as in topics.
    """
    reached: list[dict[int, Alignment]] = [{0: NOTHING}, *({} for _ in words)]
    spots = _token_positions(known, by_stem=by_stem)
    for at, fits in enumerate(reached[:-1]):
        rest = words[at:]
        places = list(_places(rest, known, near, spots, by_stem=by_stem)) if fits else ()
        for fit in fits.values():
            for place in places:
                if not fit.used & place.used:
                    _keep(reached[at + place.size], _more(fit, place))
            for more in _beside(rest, fit, known):
                _keep(reached[at + 1], more)
    return [fit for fit in reached[-1].values() if fit.used]


def _places(
    words: tuple[str, ...], known: ParsedName, near: Near, spots: Spots, *, by_stem: bool
) -> Iterator[AlignedSpan]:
    """Yield what of a name the first words can stand for, whatever stands before them."""
    for size in range(1, min(LONGEST_RUN, len(words)) + 1):
        run = "".join(words[:size])
        for word, likeness in _meant(run, near, spots, by_stem=by_stem and size == 1):
            for start, end in spots[word]:
                if _is_plausible(words[:size], known, start, end, likeness):
                    yield AlignedSpan(size, (1 << end) - (1 << start), start, len(run), likeness)


def _beside(words: tuple[str, ...], fit: Alignment, known: ParsedName) -> Iterator[Alignment]:
    """Yield how a fit can go on with a word that is in no name, or is a letter of one."""
    if fit.used and len(words[0]) == 1:
        yield from _initials(fit, known, words[0])
    if fit.used and words[0] in LINKS:
        yield fit._replace(has_links=True, ends_in_link=True)
    if fit.used and words[0] in PREFIXES:
        yield _past_prefix(fit, len(words[0]))


def _past_prefix(fit: Alignment, letters: int) -> Alignment:
    """Pass over a prefix of a family name that is written in another way: al-Sissi, el-Sisi."""
    worth = PREFIX * letters
    return fit._replace(
        alone=fit.alone + worth,
        beside=fit.beside + worth,
        letters=fit.letters + letters,
        unlikeness=max(fit.unlikeness, SOUNDS_SO),
    )


def _meant(
    run: str, near: Near, spots: Spots, *, by_stem: bool
) -> Iterator[tuple[str, TermSimilarity]]:
    if run in spots:
        yield run, SAME
    if by_stem and (found := stem(run)) != run and found in spots:
        yield found, SAME
    if likenesses := near.get(run):
        for word in spots:
            if likeness := likenesses.get(word):
                yield word, likeness


def _is_plausible(
    words: tuple[str, ...], known: ParsedName, start: int, end: int, likeness: TermSimilarity
) -> bool:
    """Leave out mistyped runs in which a word begins otherwise: Kyung-wha Wang is not Kang."""
    if not likeness.is_mistyped or len(words) == 1 or end - start != len(words):
        return True
    pairs = list(zip(words, known.words[start:end], strict=True))
    if sum(map(len, words)) >= LONG_RUN:  # the error may as well be at the beginning of a word
        return begins_alike(*pairs[0])
    return all(begins_alike(*pair) for pair in pairs)


def _more(fit: Alignment, place: AlignedSpan) -> Alignment:
    _, used, start, letters, likeness = place
    is_same = likeness is SAME
    return Alignment(
        used=fit.used | used,
        exact=fit.exact + (letters if is_same else 0),
        alone=fit.alone + (0.0 if is_same else letters * likeness.isolated_score),
        beside=fit.beside + (0.0 if is_same else letters * likeness.in_name_score),
        letters=fit.letters + letters,
        last=start,
        in_order=fit.in_order and start > fit.last,
        initials=fit.initials,
        unlikeness=max(fit.unlikeness, likeness.match_type),
        has_links=fit.has_links,
    )


def _initials(fit: Alignment, known: ParsedName, letter: str) -> Iterator[Alignment]:
    """Let a letter stand for a word that begins with it: `Kang K. W.`."""
    for at, word in enumerate(known.words):
        bit = 1 << at
        if word.startswith(letter) and not fit.used & bit:
            in_order = fit.in_order and at > fit.last
            used, initials = fit.used | bit, fit.initials | bit
            yield fit._replace(used=used, initials=initials, last=at, in_order=in_order)


def _keep(fits: dict[int, Alignment], fit: Alignment) -> None:
    other = fits.get(fit.used)
    if other is None or fit.rank > other.rank:
        fits[fit.used] = fit


@lru_cache(REMEMBERED)
def _token_positions(known: ParsedName, *, by_stem: bool) -> Spots:
    spots: Spots = {}
    for start, end, word in token_joins(known.words):
        spots.setdefault(word, []).append((start, end))
        if by_stem and end - start == 1 and (found := stem(word)) != word:
            spots.setdefault(found, []).append((start, end))
    return spots
