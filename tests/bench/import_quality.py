"""`python -m tests.bench.import_quality`: imported trips beside what a person read in them."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click
import yaml

from bot.gazetteer.gazetteer import load_gazetteer
from bot.importing.model import Trip
from bot.importing.reference.registry import read_registry
from bot.importing.state_department.importer import ImportReport, import_archive
from bot.importing.state_department.xml_reader import find_xml, read_trips
from bot.records.model import ParticipantRecord, Record
from bot.text import fold, slug
from tests.bench.tables import put, table

ROOT = Path(__file__).parents[2]
ARCHIVE = ROOT.parent / "shared" / "state-department-travels"
EXPECTED = ROOT / "tests" / "importing" / "expected"
HALVES = {name: EXPECTED / f"{name}.yaml" for name in ("dev", "held-out", "fresh")}
SEED, DRAWN = 20261121, 150
FRESH_SEED, FRESH = 20261122, 75
HEAD = ("", "trips", "precision", "recall", "office", "country", "identity", "status")


@dataclass(frozen=True, slots=True)
class Seen:
    """A participant of a trip as imported: `words` are those of the remarks."""

    words: tuple[str, ...]
    participant: ParticipantRecord


@dataclass(slots=True)
class Score:
    """How many of each sort were right, and what was not."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def mark(self, sort: str, *, right: bool, miss: str = "") -> None:
        """Count one answer."""
        self.asked[sort] += 1
        self.right[sort] += right
        if not right:
            self.misses.append(f"{sort}: {miss}")

    def share(self, sort: str) -> str:
        """Return the share that was right, with the counts."""
        asked = self.asked[sort]
        return f"{self.right[sort] / asked:.3f} ({self.right[sort]}/{asked})" if asked else "–"


def draw(trips: Sequence[Trip]) -> tuple[list[str], list[str]]:
    """Return the ids of both halves: a trip of each traveller, and others from all of them."""
    rng = random.Random(SEED)  # noqa: S311  # drawn once for all
    by_file: defaultdict[str, list[str]] = defaultdict(list)
    for trip in trips:
        by_file[Path(trip.file).stem].append(trip.id)
    picked = [rng.choice(sorted(by_file[who], key=int)) for who in sorted(by_file)]
    rest = sorted({trip.id for trip in trips} - set(picked), key=int)
    picked += rng.sample(rest, DRAWN - len(picked))
    rng.shuffle(picked)
    return picked[: DRAWN // 2], picked[DRAWN // 2 :]


def draw_fresh(trips: Sequence[Trip], drawn: Iterable[str]) -> list[str]:
    """Return the ids of further trips, drawn after the others had been measured."""
    rng = random.Random(FRESH_SEED)  # noqa: S311  # as above
    return rng.sample(sorted({trip.id for trip in trips} - set(drawn), key=int), FRESH)


def read_all(folder: Path) -> list[Trip]:
    """Return all trips of an archive."""
    files = find_xml(folder)
    return [trip for file in files for trip in read_trips(file, lambda _: None, lambda _: None)]


def judge(expected: Mapping[str, dict], records: Mapping[str, Record]) -> Score:  # type: ignore[type-arg]  # as YAML has it
    """Return how the records of trips compare to what was read in them."""
    score = Score()
    for id_, answer in expected.items():
        _judge_trip(id_, answer, records, score)
    return score


def _judge_trip(id_: str, answer: dict, records: Mapping[str, Record], score: Score) -> None:  # type: ignore[type-arg]  # as YAML has it
    record = records[id_]
    left = list(_seen(record))
    for person in answer.get("people", []):
        found = _take(left, person["name"], is_person=True)
        score.mark("recall", right=found is not None, miss=f"{id_} {person['name']}")
        if found:
            _judge_person(id_, person, found, records, score)
    for group in answer.get("groups", []):
        found = _take(left, group, is_person=False)
        score.mark("recall", right=found is not None, miss=f"{id_} {group}")
        if found:
            score.mark("precision", right=True)
    for extra in left:
        score.mark("precision", right=False, miss=f"{id_} {' '.join(extra.words)}")
    statuses = {meeting.status for meeting in record.meetings}
    wanted = answer.get("status", "held")
    score.mark("status", right=statuses == {wanted}, miss=f"{id_} {statuses}")


def _judge_person(
    id_: str,
    person: dict,  # type: ignore[type-arg]  # as YAML has it
    found: Seen,
    records: Mapping[str, Record],
    score: Score,
) -> None:
    score.mark("precision", right=True)
    got = found.participant
    if "office" in person:
        score.mark(
            "office",
            right=fold(got.office or "") == fold(person["office"]),
            miss=f"{id_} {person['name']}: {got.office}",
        )
    if "country" in person:
        known = {got.side, *(["united-nations", "nato"] if got.side is None else [])}
        score.mark(
            "country",
            right=slug(person["country"]) in known,
            miss=f"{id_} {person['name']}: {got.side}",
        )
    if "same" in person or "other" in person:
        same = _people(records, person.get("same"))
        other = _people(records, person.get("other"))
        right = (not same or got.person in same) and got.person not in other
        score.mark("identity", right=right, miss=f"{id_} {person['name']}: {got.person}")


def _people(records: Mapping[str, Record], id_: int | None) -> set[str | None]:
    if id_ is None:
        return set()
    meetings = records[str(id_)].meetings
    return {each.person for meeting in meetings for each in meeting.participants if each.person}


def _seen(record: Record) -> Iterator[Seen]:
    """Yield those whom the remarks name: not who travelled."""
    for meeting in record.meetings:
        for evidence in meeting.evidence:
            part, _, at = evidence.of.partition(".")
            if part == "participants":
                yield Seen(fold(evidence.exact), meeting.participants[int(at)])


def _take(left: list[Seen], wanted: str, *, is_person: bool) -> Seen | None:
    """Return the participant that is meant, and take it out of those that are left."""
    words = fold(wanted)
    for seen in left:
        if is_person != (seen.participant.person is not None):
            continue
        own = seen.words if is_person else fold(seen.participant.described or "")
        places = range(len(own) - len(words) + 1)
        is_same = any(own[at : at + len(words)] == words for at in places)
        if is_same if is_person else own == words:
            left.remove(seen)
            return seen
    return None


def import_all(folder: Path) -> tuple[list[Record], ImportReport]:
    """Return the records of an archive, and the import's report."""
    report = ImportReport()
    registry = read_registry([ROOT / "data" / "records" / "registry"])
    found = import_archive(find_xml(folder), load_gazetteer(), registry, report, lambda _: None)
    return list(found), report


def by_trip(records: Iterable[Record]) -> dict[str, Record]:
    """Return the records of trips by the trip's id."""
    return {each.source.id.rpartition("-")[2]: each for each in records if each.source}


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=ARCHIVE)
@click.option("--half", type=click.Choice([*HALVES]), multiple=True, help="This sample only.")
@click.option("--misses", is_flag=True, help="Print each miss, with the trip's id.")
@click.option("--readme", is_flag=True, help="Put the table into the README as well.")
def main(*, folder: Path, half: Sequence[str], misses: bool, readme: bool) -> None:
    """Measure how well the archive in FOLDER is imported."""
    records, report = import_all(folder)
    rows = list(_rows(half or [*HALVES], by_trip(records), show=misses))
    shown = table(HEAD, rows)
    click.echo(shown)
    words = sum(report.unparsed.values())
    click.echo(f"{report.meetings:,} meetings; {words} places in the remarks not understood.")
    if readme:
        put("import-quality", shown)


def _rows(
    halves: Iterable[str], records: Mapping[str, Record], *, show: bool
) -> Iterator[Sequence[object]]:
    for name in halves:
        expected = yaml.safe_load(HALVES[name].read_text(encoding="utf-8"))
        score = judge(expected, records)
        if show:
            click.echo("\n".join(score.misses))
        yield name, len(expected), *map(score.share, HEAD[2:])


if __name__ == "__main__":
    main()
