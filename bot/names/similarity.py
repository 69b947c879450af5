"""How alike two names are."""

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from bot.names.keys import skeleton_of
from bot.names.sounds import sounds

REMEMBERED = 262_144
SPELLED, SOUNDED, CONSONANTS = 0.45, 0.35, 0.20

spelling_similarity = OSA.normalized_similarity


@lru_cache(REMEMBERED)
def _forms(word):
    likeliest = sounds(word)[:1] or ("",)
    return likeliest[0], skeleton_of(likeliest[0])


def word_similarity(asked, known):
    if asked == known:
        return 1.0
    sounded, consonants = _forms(asked)
    as_sounded, as_consonants = _forms(known)
    return (
        SPELLED * spelling_similarity(asked, known)
        + SOUNDED * spelling_similarity(sounded, as_sounded)
        + CONSONANTS * spelling_similarity(consonants, as_consonants)
    )


def name_similarity(asked: Sequence[str], known: Sequence[str]) -> float:
    """Return how well the asked words name the bearer of the known name, 0 to 1."""
    if tuple(asked) == tuple(known):
        return 1.0
    return max(_assigned(asked, known), 0.97*_joined(asked, known))


def _joined(asked, known):
    whole = "".join(asked)
    best = 0.0
    for at in range(len(known)):
        s = word_similarity(whole, "".join((*known[at:], *known[:at])))
        s = s if at == 0 else s * 0.99
        best = max(best, s)
    return best


INITIAL = 0.6
def _assigned(asked, known):
    pairs = []
    for i, a in enumerate(asked):
        for j, k in enumerate(known):
            if len(a) == 1 or len(k) == 1:
                s = (1.0 if a == k else INITIAL if a[0] == k[0] else 0.0)
            else:
                s = word_similarity(a, k)
            if s > 0.3:
                pairs.append((s, i, j))
    pairs.sort(reverse=True)
    ua, uk = set(), set()
    got = 0.0
    places = []
    for s, i, j in pairs:
        if i not in ua and j not in uk:
            ua.add(i); uk.add(j)
            got += s * len(asked[i])
            places.append((i, j))
    total = sum(map(len, asked)) or 1
    cover = sum(len(known[j]) for j in uk) / (sum(map(len, known)) or 1)
    places.sort()
    order = all(a[1] < b[1] for a, b in zip(places, places[1:]))
    return got / total * (0.85 + 0.15 * cover) * (1.0 if order else 0.99)
