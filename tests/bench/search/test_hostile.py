"""The benchmark of hostile texts, small: what is drawn, and how it is judged."""

from tests.bench.search.hostile import Asked, ask, report
from tests.bench.search.odd_texts import KINDS, OddTexts

QUERIES = ["Kang Kyung-wha and Wang Yi", "王毅 in Busan 2017"]


def test_a_seed_draws_the_same_texts_of_every_kind_again() -> None:
    texts = list(OddTexts(1, QUERIES).draw(0.05))

    assert texts == list(OddTexts(1, QUERIES).draw(0.05))
    assert texts != list(OddTexts(2, QUERIES).draw(0.05))
    assert {kind for kind, _ in texts} == {*KINDS}
    assert len({text for _, text in texts}) == len(texts)


def test_an_error_is_counted_and_the_rest_is_asked_all_the_same() -> None:
    def search(text: str) -> None:
        if text == "bad":
            raise ValueError(text)

    asked = list(ask(search, [("a", "bad"), ("a", "good")]))

    assert [each.error for each in asked] == ["ValueError('bad')", ""]
    assert "**Does not hold**: no text is answered by an error (1 of 2)." in report(asked)


def test_the_bar_breaks_above_ten_times_the_median() -> None:
    quick = [Asked("quick", "", 1.0)] * 90

    assert "Holds: the 99th percentile" in report([*quick, *[Asked("slow", "", 10.0)] * 10])
    assert "Does not hold**: the 99th" in report([*quick, *[Asked("slow", "", 10.1)] * 10])
