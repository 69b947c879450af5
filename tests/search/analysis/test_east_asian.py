"""Questions in Korean, Japanese and Chinese."""

from collections.abc import Callable

import pytest

from bot.search.query.intent import Intent
from tests.search.builders import meeting, person
from tests.search.conftest import Search

TABLE = [
    ("カンと王の会談", "Kang Kyung-wha + Wang Yi", Intent.MEETINGS, 3),
    ("王毅は何回カン・ギョンファと会ったか", "Wang Yi + Kang Kyung-wha", Intent.COUNT, 3),
    ("カンと王が最後に会ったのはいつ", "Kang Kyung-wha + Wang Yi", Intent.LATEST, 3),
    ("北京で王毅", "Beijing + Wang Yi", Intent.MEETINGS, 1),
    ("韓国外相 2018", "Kang Kyung-wha", Intent.MEETINGS, 2),
    ("강경화와 왕이 회담", "Kang Kyung-wha + Wang Yi", Intent.MEETINGS, 3),
    ("강경화와왕이", "Kang Kyung-wha + Wang Yi", Intent.MEETINGS, 3),
    ("강경화와 왕이는 몇 번 만났나?", "Kang Kyung-wha + Wang Yi", Intent.COUNT, 3),
    ("강경화와 왕이의 첫 회담", "Kang Kyung-wha + Wang Yi", Intent.FIRST, 3),
    ("2018년 강경화는 누구와 만났나", "Kang Kyung-wha", Intent.PEOPLE, 2),
    ("왕이가 사드에 대해 뭐라고 말했나?", "Wang Yi + THAAD", Intent.QUOTES, 2),
    ("중국 외교장관 2020년", "Wang Yi", Intent.MEETINGS, None),
    ("북미 정상회담", "US–North Korea talks", Intent.MEETINGS, None),
    ("王毅和康京和会谈", "Wang Yi + Kang Kyung-wha", Intent.MEETINGS, 3),
    ("康京和与王毅最后一次见面", "Kang Kyung-wha + Wang Yi", Intent.LATEST, 3),
    ("王毅关于萨德说了什么", "Wang Yi + THAAD", Intent.QUOTES, 2),
    ("王外长", "Wang Yi", Intent.MEETINGS, 12),
]  # fmt: skip


@pytest.mark.parametrize(("query", "meaning", "intent", "total"), TABLE)
def test_east_asian_questions_are_parsed(
    search: Search, query: str, meaning: str, intent: Intent, total: int | None
) -> None:
    result = search(query)
    assert (
        " + ".join(" or ".join(term.names) for term in result.query.terms if term.names) == meaning
    )
    assert result.asked is intent
    assert total in (None, result.total)


def test_the_reading_of_a_japanese_name_that_the_index_has_is_preferred(
    archive: Callable[..., Search],
) -> None:
    """鳩山由紀夫 is Yukio, and parents may have chosen to read 池田真治 as Masaharu."""
    people = [person("Masaharu Ikeda", "Ikeda"), person("Yukio Hatoyama", "Hatoyama")]
    meetings = [meeting(1, ["Masaharu Ikeda"]), meeting(2, ["Yukio Hatoyama"])]
    ask = archive(people=people, meetings=meetings)
    assert [hit.meeting.id for hit in ask("池田真治").hits] == ["m1"]
    assert [hit.meeting.id for hit in ask("鳩山由紀夫").hits] == ["m2"]
