"""Find time zones by their IANA names, in any case, or by the city in the name."""

from collections import defaultdict
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from rapidfuzz import fuzz, process

# These are not places; and Etc/GMT+9 is nine hours behind Greenwich, so "GMT+9" must not find it
ZONE_PREFIXES_WITHOUT_CITIES = ("Etc/", "SystemV/")
EXCLUDED_ZONES = frozenset({"Factory", "localtime", "posixrules"})
MAX_NEAR_ZONES = 3
NEAR_ZONE_THRESHOLD = 76  # similarity, of 100
NEAR_ZONE_MARGIN = 6  # a name this much less similar than the best one is not suggested


def zone_of(name: str) -> ZoneInfo:
    """Return a time zone by its exact name; raise ValueError, with a sentence, if it is unknown."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:  # a folder of zones is an OSError
        raise ValueError(f"“{name}” is not a time zone such as Asia/Seoul.") from error


@cache
def zone_names() -> dict[str, str]:
    """Return the names of all zones by their lower-case form."""
    return {name.lower(): name for name in sorted(available_timezones() - EXCLUDED_ZONES)}


@cache
def _cities() -> dict[str, tuple[str, ...]]:
    """Return zones by the last part of their names in lower case: seoul → Asia/Seoul."""
    cities: defaultdict[str, list[str]] = defaultdict(list)
    for name in zone_names().values():
        if "/" in name and not name.startswith(ZONE_PREFIXES_WITHOUT_CITIES):
            cities[name.rpartition("/")[2].lower()].append(name)
    return {city: tuple(names) for city, names in cities.items()}


def find_zones(words: str) -> tuple[str, ...]:
    """Return the zones that words name: none, one, or several with a city of that name."""
    key = "_".join(words.lower().split())
    exact = zone_names().get(key)
    return (exact,) if exact else _cities().get(key, ())


def similar_zones(words: str) -> list[str]:
    """Return the zones with the names most similar to these words, best first."""
    key = "_".join(words.lower().split())
    choices = [*zone_names(), *_cities()]
    found = process.extract(
        key, choices, scorer=fuzz.ratio, score_cutoff=NEAR_ZONE_THRESHOLD, limit=2 * MAX_NEAR_ZONES
    )
    best = max((score for _, score, _ in found), default=0.0)
    near = [choice for choice, score, _ in found if score > best - NEAR_ZONE_MARGIN]
    names = [name for choice in near for name in find_zones(choice)]
    return list(dict.fromkeys(names))[:MAX_NEAR_ZONES]
