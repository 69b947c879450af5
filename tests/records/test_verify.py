"""Quotes are compared with their articles; differences are reported with file and line."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.errors import ArticlesError, BotError, RecordsError
from bot.records.verify import verify_quotes
from tests.records.samples import quote, record, source, write_lines, write_yaml

# A byte order mark, Windows line ends, and characters of two, three and four bytes
TEXT = "\ufeffCafé talks\r\n\r\n“Yes 😀,” she said. “강경화,” he said.\r\n"
WORDS = ("Yes 😀,", "강경화,")


@dataclass(frozen=True)
class Desk:
    """A record of two quotes, and the article that it was made from."""

    file: Path
    articles: Path

    def verify(self) -> int:
        return verify_quotes([self.file.parent], self.articles)

    def refusal(self) -> BotError:
        with pytest.raises((ArticlesError, RecordsError)) as refused:
            self.verify()
        return refused.value

    def write(self, text: bytes, *words: tuple[str, int]) -> None:
        """Write the article, and the record of these words at these places."""
        (self.articles / "any name.txt").write_bytes(text)
        quotes = [quote(exact=exact, start=start, end=start + len(exact)) for exact, start in words]
        digest = hashlib.sha256(text).hexdigest()
        write_yaml(self.file, record(source=source(sha256=digest), quotes=quotes))

    def line(self, words: str) -> int:
        text = self.file.read_text(encoding="utf-8")
        return text[: text.index(json.dumps(words, ensure_ascii=False))].count("\n") + 1


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "records" / "post.yaml", tmp_path / "articles")
    desk.articles.mkdir()
    desk.write(TEXT.encode(), *((words, TEXT.index(words)) for words in WORDS))
    return desk


def test_ranges_count_code_points_of_the_file(desk: Desk) -> None:
    assert desk.verify() == 2


@pytest.mark.parametrize("shift", [-1, 1, 10_000])
def test_a_shifted_range_is_reported_at_its_quote(desk: Desk, shift: int) -> None:
    desk.write(TEXT.encode(), (WORDS[0], TEXT.index(WORDS[0])), (WORDS[1], 38 + shift))
    refusal = desk.refusal()
    assert f"{desk.file}:{desk.line(WORDS[1])}: at {38 + shift}–" in str(refusal)
    assert str(refusal).count(str(desk.file)) == 1


def test_changed_words_are_reported_with_those_of_the_article(desk: Desk) -> None:
    desk.write(TEXT.encode(), ("Yes 😁,", TEXT.index(WORDS[0])))
    assert (
        f"{desk.file}:{desk.line('Yes 😁,')}: at 16–22 the article has “Yes 😀,”, the record"
        " “Yes 😁,”." in str(desk.refusal())
    )


@pytest.mark.parametrize("change", ["removed", "changed"])
def test_a_missing_or_changed_article_is_reported_at_its_sha256(desk: Desk, change: str) -> None:
    (article,) = desk.articles.iterdir()
    if change == "removed":
        article.unlink()
    else:
        article.write_bytes(article.read_bytes().replace(b"\r\n", b"\n"))
    line = next(
        number
        for number, text in enumerate(desk.file.read_text(encoding="utf-8").splitlines(), 1)
        if "sha256" in text
    )
    assert f"{desk.file}:{line}: no article has this SHA-256: `post.txt`" in str(desk.refusal())


def test_an_article_in_another_encoding_is_reported(desk: Desk) -> None:
    desk.write("Café".encode("latin-1"), ("Café", 0))
    assert "`post.txt` is not UTF-8" in str(desk.refusal())


def test_all_differences_are_reported_at_once(desk: Desk) -> None:
    desk.write(TEXT.encode(), ("no", 0), ("no", 5))
    write_lines(desk.file.parent / "more.jsonl", [record(), {}, record()])
    refusal = desk.refusal()
    assert isinstance(refusal, ArticlesError)
    assert [(Path(each.file).name, each.line) for each in refusal.problems][:2] == [
        ("more.jsonl", 1),
        ("more.jsonl", 3),
    ]
    assert len(refusal.problems) == 4


def test_invalid_records_are_reported_and_no_quote_is_counted(desk: Desk) -> None:
    wrong: dict[str, Any] = {"wrong": 1}
    write_lines(desk.file.parent / "more.jsonl", [wrong])
    refusal = desk.refusal()
    assert isinstance(refusal, RecordsError)
    assert str(refusal).endswith("No quote was checked.")
