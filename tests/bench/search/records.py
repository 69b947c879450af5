"""A corpus as records for `python -m bot build`, and as documents for the other engines."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from bot.text import fold
from tests.bench.search.corpus import Corpus, Meeting
from tests.bench.search.people import Person
from tests.bench.search.places import City
from tests.bench.search.topics import Topic
from tests.records.samples import Data, meeting, person, place, record, source, topic

IN_AN_ARTICLE = 10
PUBLISHED = {"edtf": "2026-01-01", "basis": "stated"}


def records(corpus: Corpus) -> Iterator[Data]:
    """Yield the registries, then articles of ten meetings."""
    yield {
        "people": [_person(each) for each in corpus.people],
        "topics": [topic(each.name, names=list(each.names)) for each in corpus.topics],
        "places": list(_places(corpus.cities)),
    }
    meetings = corpus.meetings()
    while some := [_meeting(corpus, each) for each in islice(meetings, IN_AN_ARTICLE)]:
        article = source(id=f"article-of-{some[0]['id']}", published=PUBLISHED)
        yield record(source=article, meetings=some, quotes=[])


def documents(corpus: Corpus) -> Iterator[dict[str, str]]:
    """Yield each meeting as folded text: all names of all that it is about, in four fields."""
    names = [_folded(*each.names) for each in corpus.people]
    topics = [_folded(each.name, *each.names) for each in corpus.topics]
    cities = [_folded(each.name, *each.names, each.country) for each in corpus.cities]
    for each in corpus.meetings():
        yield {
            "id": each.id,
            "names": " ".join(names[number] for number in each.people),
            "topics": " ".join(topics[number] for number in each.topics),
            "place": cities[each.city],
            "date": f"{each.day:%Y} {each.day:%B}".lower(),
            "text": _folded(each.title, each.summary),
        }


def line(each: dict[str, Any]) -> str:
    return json.dumps(each, ensure_ascii=False) + "\n"


def _folded(*names: str) -> str:
    return " ".join(word for name in names for word in fold(name))


def _person(each: Person) -> Data:
    native = {"native": each.native} if each.native in each.names else {}
    return person(
        each.name,
        id=each.id,
        family=each.recorded[0][0],
        names=[name for name in each.names[1:] if name != each.native],
        country=_id(each.country),
        **native,
    )


def _places(cities: tuple[City, ...]) -> Iterator[Data]:
    for country in sorted({each.country for each in cities}):
        yield place(country, kind="country", id=_id(country))
    for each in cities:
        country = _id(each.country)
        yield place(each.name, id=_city(each), names=list(each.names), within=country)


def _meeting(corpus: Corpus, each: Meeting) -> Data:
    people = [corpus.people[number] for number in each.people]
    return meeting(
        id=each.id,
        title=each.title,
        kind=each.kind,
        date={"edtf": each.edtf, "basis": "stated"},
        place=_city(corpus.cities[each.city]),
        topics=[_topic(corpus.topics[number]) for number in each.topics],
        participants=[{"person": one.id, "side": _id(one.country)} for one in people],
        summary=each.summary,
    )


def _id(name: str) -> str:
    return "-".join(fold(name))


def _city(city: City) -> str:
    return f"city-{_id(city.name)}"


def _topic(each: Topic) -> str:
    return str(topic(each.name)["id"])
