"""Columns of a table are mapped to the parts of a meeting."""

from pathlib import Path

import pytest

from bot.errors import ImportingError
from bot.importing.table.column_mapping import guess_mapping, read_mapping


def test_usual_column_names_are_mapped() -> None:
    columns = ["ID", "startDate", "End Date", "Person 1", "Person 2", "City", "Agenda", "Remarks"]
    found = guess_mapping([*columns, "Budget"])
    assert (found.id, found.date, found.end) == ("ID", "startDate", "End Date")
    assert (found.people, found.place) == (("Person 1", "Person 2"), "City")
    assert (found.topics, found.summary) == (("Agenda",), "Remarks")
    assert found.unused == ("Budget",)


def test_a_mapping_is_given_by_options_or_by_a_file(tmp_path: Path) -> None:
    file = tmp_path / "map.yaml"
    file.write_text("date: Tag\npeople: [Wer, Wen]\n", encoding="utf-8")
    told = read_mapping([str(file), "place=Wo"], ["Tag", "Wer", "Wen", "Wo", "Was"])
    assert (told.date, told.people, told.place) == ("Tag", ("Wer", "Wen"), "Wo")
    assert told.unused == ("Was",)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("when=Tag", "“when” is no part of a meeting"),
        ("date=Day", "There is no column “Day” for date: Tag"),
        ("missing.yaml", "cannot be read as YAML"),
    ],
)
def test_a_mapping_that_does_not_fit_is_an_error(given: str, sentence: str) -> None:
    with pytest.raises(ImportingError, match=sentence):
        read_mapping([given], ["Tag"])
