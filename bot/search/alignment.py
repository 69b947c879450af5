"""How words fit names: which of a name's words each stands for, and how well."""

from dataclasses import dataclass, replace

from bot.search.known import Known
from bot.search.vocabulary import Spot, Spots, Vocabulary, begins_alike
from bot.search.wordlists import LINKS

LONGEST_RUN = 3  # neighbouring words that may stand for one: `kyung wha`, `kyungwha`


@dataclass(frozen=True, slots=True)
class Fit:
    """Words that all stand for different words of a name: those in `used`.

    Of `letters` so many as `exact` are in words that are spelled rightly; those of the others count
    in `mistyped` by how alike they are;
    `initials` are the words given by their first letter alone; `last` is where the last one began.
    """

    used: int
    exact: int
    mistyped: float
    letters: int
    last: int
    in_order: bool = True
    initials: int = 0
    has_links: bool = False
    ends_in_link: bool = False

    @property
    def rank(self) -> tuple[float, bool]:
        """What makes one fit of the same words better than another."""
        return self.exact + self.mistyped, self.in_order


Fits = dict["Known", dict[int, Fit]]
"""For each name the best fit on each set of its words."""


class Aligner:
    """Fits runs of words to names; a run is fitted from what fits the run shorter by a word."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._fits: dict[tuple[str, ...], Fits] = {}

    def fits(self, words: tuple[str, ...]) -> Fits:
        """Return the names that these words all fit.

        Runs of neighbours count as one word on either side, so that joined and split names meet.
        """
        if words not in self._fits:
            self._fits[words] = self._fit(words)
        return self._fits[words]

    def _fit(self, words: tuple[str, ...]) -> Fits:
        found: Fits = {}
        for size in range(1, min(LONGEST_RUN, len(words)) + 1):
            spots = _plausible(self._vocabulary.find("".join(words[-size:])), words[-size:])
            if size == len(words):
                _begin(found, spots, len("".join(words)))
            elif before := self.fits(words[:-size]):
                _extend(found, before, spots, len("".join(words[-size:])))
        if len(words) > 1:
            before = self.fits(words[:-1])
            if len(words[-1]) == 1:
                _add_initial(found, before, words[-1])
            if words[-1] in LINKS:
                _pass_link(found, before)
        return found


def _plausible(spots: Spots, words: tuple[str, ...]) -> Spots:
    """Leave out mistyped runs in which a word begins otherwise: Kyung-wha Wang is not Kang."""
    if len(words) == 1:
        return spots
    return {
        known: likely
        for known, places in spots.items()
        if (likely := [spot for spot in places if _begins_alike(spot, known, words)])
    }


def _begins_alike(spot: Spot, known: Known, words: tuple[str, ...]) -> bool:
    met = known.words[spot.start : spot.end]
    if spot.similarity == 1 or len(met) != len(words):
        return True
    return all(begins_alike(*pair) for pair in zip(words, met, strict=True))


def _begin(found: Fits, spots: Spots, letters: int) -> None:
    for known, places in spots.items():
        for start, end, similarity in places:
            exact, mistyped = _worth(letters, similarity)
            _keep(found, known, Fit(_run(start, end), exact, mistyped, letters, start))


def _extend(found: Fits, before: Fits, spots: Spots, letters: int) -> None:
    """Add a word to the fits of those before it."""
    smaller, larger = (before, spots) if len(before) < len(spots) else (spots, before)
    for known in smaller:
        if known in larger:
            for fit in before[known].values():
                for spot in spots[known]:
                    if not fit.used & _run(spot.start, spot.end):
                        _keep(found, known, _extended(fit, spot, letters))


def _extended(fit: Fit, spot: Spot, letters: int) -> Fit:
    exact, mistyped = _worth(letters, spot.similarity)
    return Fit(
        used=fit.used | _run(spot.start, spot.end),
        exact=fit.exact + exact,
        mistyped=fit.mistyped + mistyped,
        letters=fit.letters + letters,
        last=spot.start,
        in_order=fit.in_order and spot.start > fit.last,
        initials=fit.initials,
        has_links=fit.has_links,
    )


def _add_initial(found: Fits, before: Fits, letter: str) -> None:
    """Let a letter stand for a word that begins with it: `Kang K. W.`."""
    for known, fits in before.items():
        for fit in fits.values():
            for at, word in enumerate(known.words):
                bit = 1 << at
                if word.startswith(letter) and not fit.used & bit:
                    more = replace(fit, used=fit.used | bit, initials=fit.initials | bit, last=at)
                    _keep(found, known, replace(more, in_order=fit.in_order and at > fit.last))


def _pass_link(found: Fits, before: Fits) -> None:
    """Pass over a word that names may lack: `denuclearization of the peninsula`."""
    for known, fits in before.items():
        for fit in fits.values():
            _keep(found, known, replace(fit, has_links=True, ends_in_link=True))


def _keep(found: Fits, known: Known, fit: Fit) -> None:
    fits = found.setdefault(known, {})
    other = fits.get(fit.used)
    if other is None or fit.rank > other.rank:
        fits[fit.used] = fit


def _worth(letters: int, similarity: float) -> tuple[int, float]:
    """Return the letters of a word that is spelled rightly, or what those of another count."""
    return (letters, 0.0) if similarity == 1 else (0, similarity * letters)


def _run(start: int, end: int) -> int:
    return (1 << end) - (1 << start)
