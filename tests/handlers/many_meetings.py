"""An index with more meetings than fit on one page, for tests of buttons."""

from pathlib import Path

from tests.search.builders import Part, meeting, person, quote, searcher_of

COUNT = 37


def build_many(folder: Path, count: int = COUNT) -> Path:
    """Build an index in which Ada Lindt and Bo Reyes met `count` times; return its file.

    There are two Kims, whom Ada has met once each.
    """
    people = [person("Ada Lindt", "Lindt"), person("Bo Reyes", "Reyes")]
    people += [person("Kim Ara", "Kim"), person("Kim Bora", "Kim")]
    meetings = [_dated(number) for number in range(count)]
    meetings += [
        meeting(count + at, ["Ada Lindt", name], date={"edtf": "2010-05-01", "basis": "stated"})
        for at, name in enumerate(["Kim Ara", "Kim Bora"])
    ]
    quotes = [_quote(number) for number in range(min(count, 20))]
    searcher = searcher_of(folder, people=people, meetings=meetings, quotes=quotes)
    searcher.index.close()
    return folder / "index.db"


def _dated(number: int) -> Part:
    """Return talks, each a month later than the previous ones."""
    month = f"{2015 + number // 12}-{number % 12 + 1:02}-15"
    date = {"edtf": month, "basis": "stated"}
    return meeting(number, ["Ada Lindt", "Bo Reyes"], date=date)


def _quote(number: int) -> Part:
    """Return a quote of Bo Reyes, each after the previous one in the article."""
    said = quote(number, f"Words number {number} of ours", "Bo Reyes")
    return {**said, "start": 100 * number, "end": 100 * number + len(said["exact"])}
