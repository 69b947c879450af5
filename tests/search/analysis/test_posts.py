"""Links, tags and flags of posts, and East Asian compounds of countries."""

import pytest

from bot.search.analysis.country_compounds import expand_country_compounds
from bot.search.analysis.posts import clean_post


@pytest.mark.parametrize(
    ("post", "text", "links"),
    [
        ("see https://t.co/ab?c=1 now", "see now", ("https://t.co/ab?c=1",)),
        ("#NorthKorea #G20India @adaQuimby", "North Korea G20 India ada Quimby", ()),
        ("RT @StateDept: 🇰🇷🇨🇳", "State Dept : South Korea China", ()),
        ("in Rome 🎉", "in Rome 🎉", ()),
    ],
)
def test_posts_are_cleaned(post: str, text: str, links: tuple[str, ...]) -> None:
    cleaned = clean_post(post)
    assert " ".join(cleaned.text.split()) == text
    assert cleaned.links == links


@pytest.mark.parametrize(
    ("question", "english"),
    [
        ("한중 외교장관 회담", "foreign ministers of South Korea and China 회담"),
        ("日韓外相会談", "foreign ministers of Japan and South Korea 会談"),
        ("한중일", "South Korea and China and Japan"),
        ("美俄", "United States and Russia"),
        ("王毅访韩", "王毅 visit to South Korea"),
        ("왕이 방한", "왕이 visit to South Korea"),
        ("미국", "미국"),
        ("훈련중", "훈련중"),
    ],
)
def test_compounds_are_written_out(question: str, english: str) -> None:
    assert " ".join(expand_country_compounds(question).split()) == english
