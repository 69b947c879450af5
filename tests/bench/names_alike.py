"""How often the person meant is first among known names: `python -m tests.bench.names_alike FILE`.

FILE has a line `asked<TAB>known` for each question; its known names are the only candidates. Beside
this project stands rapidfuzz's token_set_ratio over folded words.
"""

import argparse
from collections.abc import Callable
from pathlib import Path
from statistics import fmean

from rapidfuzz import fuzz

from bot.name_matching.similarity import NameSimilarity
from bot.text import fold
from bot.transliteration.readings import Transliterator
from tests.bench.tables import table

Scorer = Callable[[str, str], float]
LATER = 0.995  # times a name's second reading and so on: of two alike, the likelier reading's


def main() -> None:
    """Print the mean reciprocal rank, and how many are first, of either scorer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    lines = parser.parse_args().file.read_text(encoding="utf-8").splitlines()
    pairs = [(asked, known) for asked, _, known in (line.partition("\t") for line in lines)]
    scorers = {"bot.name_matching": name_scorer(), "token_set_ratio, folded": token_set}
    rows = [(name, *measure(pairs, scorer)) for name, scorer in scorers.items()]
    print(table(("scorer", "MRR", "first"), rows))  # noqa: T201 - it is what a benchmark is for


def measure(pairs: list[tuple[str, str]], scorer: Scorer) -> tuple[str, str]:
    """Return the mean reciprocal rank and the part of names found first; ties count half."""
    names = list(dict.fromkeys(known for _, known in pairs))
    ranks = [
        _rank(known, [(scorer(asked, name), name) for name in names]) for asked, known in pairs
    ]
    return f"{fmean(1 / rank for rank in ranks):.3f}", f"{fmean(rank == 1 for rank in ranks):.3f}"


def name_scorer() -> Scorer:
    """Return a scorer for how similar a name is to another in its best reading."""
    similarity, transliterate = NameSimilarity(), Transliterator().transliterate

    def score(asked: str, known: str) -> float:
        words = next(iter(transliterate(known)), ())
        readings = enumerate(transliterate(asked))
        scores = (similarity.of_names(each, words) * LATER**at for at, each in readings)
        return max(scores, default=0.0)

    return score


def token_set(asked: str, known: str) -> float:
    """Return the best simple scorer's opinion."""
    return fuzz.token_set_ratio(" ".join(fold(asked)), " ".join(fold(known)))


def _rank(known: str, scored: list[tuple[float, str]]) -> float:
    own = next(score for score, name in scored if name == known)
    better = sum(score > own for score, _ in scored)
    tied = sum(score == own for score, _ in scored) - 1
    return 1 + better + tied / 2


if __name__ == "__main__":
    main()
