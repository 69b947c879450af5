"""Ordinary words that the archive lacks are passed over and mentioned; names stay required."""

from datetime import date

import pytest

from bot.index.ordinary_words import OrdinaryWords, plain_form
from bot.search.query.model import TermKind
from bot.search.retrieval.results import PageRange
from bot.search.searcher import Searcher
from tests.search.builders import meeting, person, searcher_of

TODAY = date(2026, 11, 28)


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return searcher_of(
        tmp_path_factory.mktemp("ordinary"),
        people=[person("Ada Quimby", "Quimby"), person("Jan Vostok", "Vostok")],
        meetings=[
            meeting(1, ["Ada Quimby", "Jan Vostok"], summary="They discussed fisheries."),
            meeting(2, ["Ada Quimby", "Jan Vostok"], summary="They had a constructive dinner."),
            meeting(3, ["Ada Quimby"], summary="She gave a speech about whales."),
        ],
    )


@pytest.mark.parametrize(
    ("question", "ignored"),
    [
        ("Quimby and Vostok vow whatever", ["vow", "whatever"]),
        ("Quimby Vostok görüşmesi", []),
        ("Vostok Quimby rendezvous tonight", ["rendezvous", "tonight"]),
        ("quimby vostok pull whatever", ["pull", "whatever"]),
        ("BREAKING: Quimby meets Vostok", ["BREAKING"]),
        ("Treffen von Quimby und Vostok", []),
    ],
)
def test_ordinary_words_are_passed_over(
    searcher: Searcher, question: str, ignored: list[str]
) -> None:
    parsed = searcher.parse(question, TODAY)
    assert len(parsed.full) == 2
    assert [each.words for each in parsed.query.ignored] == ignored


@pytest.mark.parametrize(
    ("question", "required"),
    [
        ("Quimby and Scholz met Vostok", "Scholz"),
        ("quimby vostok bush", "bush"),
        ("Grace Quimby met Vostok", "Grace"),
        ("Quimby Vostok abroad", "abroad"),
        ("Quimby climate", "climate"),
    ],
)
def test_names_and_what_a_question_is_about_stay_required(
    searcher: Searcher, question: str, required: str
) -> None:
    parsed = searcher.parse(question, TODAY)
    assert not parsed.full
    assert required in [term.surface for term in parsed.query.of_kind(TermKind.UNKNOWN)]


def test_ordinary_words_of_texts_order_the_meetings(searcher: Searcher) -> None:
    parsed = searcher.parse("Quimby meets Vostok, hopes for constructive fisheries", TODAY)
    assert len(parsed.full) == 2
    assert {*parsed.query.ordering} == {"constructive", "fisheries"}
    hits = searcher.search(searcher.parse("Quimby meets Vostok over whales", TODAY), PageRange(3))
    assert hits.total == 2
    assert [each.words for each in hits.query.ignored] == ["whales"]


def test_partial_matches_come_in_order_of_rare_words(searcher: Searcher) -> None:
    result = searcher.search(searcher.parse("Macron fisheries Quimby", TODAY), PageRange(3))
    assert result.total == 0
    assert result.hits[0].meeting.id == "m1"


def test_the_index_has_hashes_of_ordinary_words(searcher: Searcher) -> None:
    words: OrdinaryWords = searcher.index.ordinary_words
    assert words.has("Whatever", has_case=False)
    assert words.has("miller", has_case=True)
    assert not words.has("miller", has_case=False)
    assert not words.has("quimby", has_case=True)


def test_plain_forms_have_no_accents() -> None:
    assert plain_form("Görüşmesi") == "gorusmesi"
    assert plain_form("Встрёча") == "встреча"
    assert plain_form("मुलाकात") == "मुलाकात"
