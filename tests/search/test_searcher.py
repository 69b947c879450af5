"""Any input is answered without an error, in a stable order, with consistent scores and counts."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answer.json_output import answer_json
from bot.answer.meeting_list import meeting_list_of
from bot.answer.text.plain_text import plain_text
from bot.search.query.intent import Intent
from tests.search.conftest import Search

ODD = [
    *("", " ", "a", "-", "*", '"', "'", '""', '"""', "“", "(", ")", "NEAR(", "NEAR(Kang, 2)"),
    *("col:Kang", "title:summit", "Kang*", "^Kang", "Kang AND", "OR", "NOT Kang", "{a b}:c"),
    *("'; DROP TABLE meetings; --", "1 OR 1=1", "%", "_", "\\", "\x00", "Kang\x00Wang", "\ud83d"),
    *("\x00محمد", "\x00王毅"),
    *("\u202eKang\u202c", "\ufeffKang", "K\u200bang", "👩‍👩‍👧‍👦 Kang", "İ", "ﬁ", "Ⅷ", "٢٠١٨", "²"),
    *("0000-00-00", "9999-99-99", "31 February 2018", "2018-02-30/..", "since", "before"),
    *("🇰🇷 🇨🇳", "…", "—", "Kang\n\n\nWang", "<@U1> <!channel>", "&lt;", "`Kang`", "नरेन्द्र", "محمد"),
]  # fmt: skip
LONG = ["Kang " * 5_000, "word " * 5_000, "a" * 100_000, '"' * 10_000, "'" * 10_000, "强" * 5_000,
        " ".join(f"kang{n}" for n in range(5_000)), "(" * 50_000, "a-" * 20_000,
        "Kang Wang " * 5_000, "A.-" * 5_000, "2018" * 5_000, "さかな" * 13_000, "मोदी" * 10_000,
        "Korean foreign minister " * 1_000, "without Kang " * 2_000, '"Kang" ' * 5_000,
        "강경화 王毅 Лавров محمد カン " * 1_000]  # fmt: skip


@pytest.mark.parametrize("query", ODD)
def test_odd_input_is_answered(search: Search, query: str) -> None:
    assert_consistent(search, query)


@pytest.mark.parametrize("query", LONG, ids=range(len(LONG)))
def test_long_input_is_answered(search: Search, query: str) -> None:
    assert_consistent(search, query)


# Latin, Greek, Cyrillic, Hebrew, Arabic, Devanagari, Thai, Georgian, Ethiopic, Khmer, kana, Han,
# Hangul, emoji, control characters, marks of direction
SCRIPTS = [(0x41, 0x24F), (0x370, 0x3FF), (0x400, 0x4FF), (0x5D0, 0x5EA), (0x620, 0x64A),
           (0x904, 0x939), (0xE01, 0xE2E), (0x10D0, 0x10F0), (0x1200, 0x1240), (0x1780, 0x17B3),
           (0x3041, 0x30FA), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0x1F300, 0x1F680), (0, 0x1F),
           (0x200B, 0x202E)]  # fmt: skip
NAMES = [
    *(
        "Kang",
        "Wang",
        "wang yi",
        "王毅",
        "강경화",
        "Лавров",
        "محمد",
        "THAAD",
        "Busan",
        "in",
        "2018",
    ),
    *("summit", '"', "and", "or", "Kim", "K.", "al", "von", "without", "not", "who met", "said"),
    *("how many times", "last", "first", "when", "except", "2019", "since 2017", "26 November"),
    *("Korean", "foreign minister", "president", "UNGA", "Seoul", "Tokyo", "between", "회담"),
    *("カンと王の会談", "会谈", "of", "the", "NEAR(", "*", "col:", "-", "--", "; DROP", "\u202e"),
]
LETTERS = st.sampled_from(SCRIPTS).flatmap(
    lambda ends: st.text(st.characters(min_codepoint=ends[0], max_codepoint=ends[1]), max_size=12)
)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(NAMES) | LETTERS | st.text(max_size=12), max_size=8).map(" ".join))
def test_any_input_is_answered(search: Search, query: str) -> None:
    assert_consistent(search, query)


def assert_consistent(search: Search, query: str) -> None:
    """Check what is true of every result."""
    result = search(query)
    assert (result.total > 0) + (result.partial_total > 0) <= 1
    assert len(result.hits) == min(result.total + result.partial_total, 100)
    assert all(hit.partial == (result.total == 0) for hit in result.hits)
    scores = [hit.score for hit in result.hits]
    if result.total and result.asked not in {Intent.LATEST, Intent.FIRST}:
        assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    answer = meeting_list_of(result)
    json.dumps(answer_json(query, answer, 0.0), ensure_ascii=False).encode()
    plain_text(answer, str).encode()


@settings(max_examples=30)
@given(st.permutations(["Kang", "Wang", "THAAD", "2017"]))
def test_the_order_of_words_does_not_matter(search: Search, words: list[str]) -> None:
    found = [hit.meeting.id for hit in search(" ".join(words)).hits]
    assert found == ["2017-11-22-kang-wang-beijing"]


def test_every_process_gives_the_same_order(articles_index: Path, repository: Path) -> None:
    queries = "\n".join(["Kang", "Jin", "Kong", "Korea", "peace", "Kng zxcv Knog", "China Macron"])
    printed = {
        subprocess.run(
            [sys.executable, "-m", "bot", "search", "--index", str(articles_index), "-"],
            input=queries.encode(),
            stdout=subprocess.PIPE,
            cwd=repository,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len({tuple(without_time(each)) for each in printed}) == 1


def without_time(printed: bytes) -> list[str]:
    answers = [json.loads(line) for line in printed.splitlines()]
    return [json.dumps({**answer, "took_ms": 0}) for answer in answers]
