"""Notes say what of a question was passed over, and what was assumed."""

from bot.answer.json_output import answer_json
from bot.answer.model import Answer
from bot.answer.text.notes import notes_on_query
from bot.search.query.model import Assumption, AssumptionKind, IgnoredKind, IgnoredWords, Query
from bot.search.retrieval.results import SearchResult

IGNORED = (IgnoredWords("um"), IgnoredWords("https://t.co/a", IgnoredKind.LINK))
ASSUMED = (Assumption("Nikita Khrushchev", "Khrushchev", AssumptionKind.NAME),)
QUERY = Query("um Nikita Khrushchev", (), ignored=IGNORED, assumed=ASSUMED)


def test_each_is_said_in_one_line() -> None:
    assert list(notes_on_query(QUERY)) == [
        "I assumed that “Nikita Khrushchev” is Khrushchev.",
        "I passed over “um” and “https://t.co/a”.",
    ]


def test_json_has_them() -> None:
    result = SearchResult(QUERY, total=0, not_held=0, partial_total=0, hits=())
    understood = answer_json(QUERY.text, Answer("", (), (), result=result), 0.0)["understood"]
    assert understood["ignored"] == [
        {"words": "um", "kind": "word"},
        {"words": "https://t.co/a", "kind": "link"},
    ]
    assert understood["assumed"] == [
        {"words": "Nikita Khrushchev", "as": "Khrushchev", "kind": "name"}
    ]
