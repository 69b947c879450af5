"""The terms that queries are parsed into, and how many meetings satisfy them."""

import pytest

from bot.search.query.model import PlaceRole, TermKind
from bot.search.retrieval.results import SearchResult
from tests.search.conftest import Search

# Query; its terms; number of meetings that satisfy all of them
TABLE = [
    # People
    ("Kang Wang", "Kang Kyung-wha + Wang Yi", 3),
    ("wang kang", "Wang Yi + Kang Kyung-wha", 3),
    ("KANG WANG", "Kang Kyung-wha + Wang Yi", 3),
    ("Kang, Kyung-wha; Wang, Yi", "Kang Kyung-wha + Wang Yi", 3),
    ("kang/wang", "Kang Kyung-wha + Wang Yi", 3),
    ("KangWang", "Kang Kyung-wha + Wang Yi", 3),
    ("kyung-wha kang & wang yi", "Kang Kyung-wha + Wang Yi", 3),
    ("Kyungwha Wangyi", "Kang Kyung-wha + Wang Yi", 3),
    ("Kang Kyung Wha Yi Wang", "Kang Kyung-wha + Wang Yi", 3),
    ("강경화 왕이", "Kang Kyung-wha + Wang Yi", 3),
    ("강경화왕이", "Kang Kyung-wha + Wang Yi", 3),
    ("강경화와 왕이의", "Kang Kyung-wha + Wang Yi", 3),
    ("王毅 康京和", "Wang Yi + Kang Kyung-wha", 3),
    ("강 장관 王外长", "Kang Kyung-wha + Wang Yi", 3),
    ("Kng Wnag", "Kang Kyung-wha + Wang Yi", 3),
    ("Knag Wnag", "Kang Kyung-wha + Wang Yi", 3),
    ("Kangg Wamg", "Kang Kyung-wha + Wang Yi", 3),
    ("aKng awng", "Kang Kyung-wha + Wang Yi", 3),
    ("Kan Wan", "Kang Kyung-wha + Wang Yi", 3),
    ("Kang Kyeonghwa Wang", "Kang Kyung-wha + Wang Yi", 3),
    ("Wang Yi 王毅", "Wang Yi + Wang Yi", 12),  # one person, named twice
    ("Kyung-wha Wang", "Kang Kyung-wha + Wang Yi", 3),
    # Titles, possessives, initials
    ("FM Kang", "Kang Kyung-wha", 6),
    ("President Moon", "Moon Jae-in", 6),
    ("Mr Wang and Ms. Kang", "Wang Yi + Kang Kyung-wha", 3),
    ("Foreign Minister Kang, Foreign Minister Wang", "Kang Kyung-wha + Wang Yi", 3),
    ("Kang's meetings with Wang’s", "Kang Kyung-wha + Wang Yi", 3),
    ("K. Kang", "Kang Kyung-wha", 6),
    ("Kang K.W.", "Kang Kyung-wha", 6),
    ("South Korean Foreign Minister Kang Kyung-wha", "South Korea + Kang Kyung-wha", 6),
    # Questions
    ("what did Wang say about THAAD?", "Wang Yi + THAAD", 2),
    ("What did Wang say about THAAD in 2017?", "Wang Yi + THAAD + 2017", 1),
    ("who met Park Jin in Busan?", "Park Jin + where:Busan", 3),
    ("when did Kang and Wang last meet?", "Kang Kyung-wha + Wang Yi", 3),
    ("how many times have Kang and Wang met?", "Kang Kyung-wha + Wang Yi", 3),
    ("what happened in New York in September 2018?", "where:New York + 2018-09", 4),
    ("tell us about Kang", "Kang Kyung-wha", 6),
    ("Moon and Xi summit December 2017", "Moon Jae-in + Xi Jinping + summit + 2017-12", 1),
    # Topics
    ("missile shield", "THAAD", 3),
    ("missile defence", "THAAD", 3),
    ("missile shields", "THAAD", 3),
    ("misile sheild", "THAAD", 3),
    ("thaad", "THAAD", 3),
    ("defector", "North Korean defectors", 1),
    ("forced labour", "forced labor", 1),
    ("denuclearisation", "denuclearization of the Korean Peninsula", None),
    ("denuclearization of Korean peninsula", "denuclearization of the Korean Peninsula", None),
    ("corona virus", "COVID-19", None),
    ("covid", "COVID-19", 4),
    ("2030 Expo", "2030 World Expo", 1),
    ("World Expo 2030", "2030 World Expo", 1),
    ("trade war 2019", "export controls + 2019", 0),  # talks of 2019 and 2020
    ("trade war 2019-2020", "export controls + 2019/2020", 2),
    ("nuclear talks", "US–North Korea talks", None),
    # Words in texts
    ("vigour", "“vigour”", 1),
    ("vigor", "“vigor”", 1),
    ('"lasting peace"', "“lasting peace”", 1),
    ('"lasting peace', "peace regime", 3),
    ("UN General Assembly", "UN General Assembly", 3),
    ("APEC summit", "APEC", 2),
    ("ASEAN", "ASEAN", 2),
    # Locations and delegations
    ("Busan", "where:Busan", 3),
    ("pusan", "where:Busan", 3),
    ("in China", "where:China", 3),
    ("with China", "side:China", None),
    ("China Japan", "China + Japan", 2),
    ("Korea Japan", "Korean Peninsula + Japan", 5),
    ("S. Korea", "South Korea", 32),
    ("North Korea", "North Korea", 6),
    ("US", "United States", 11),
    ("us-china", "United States + China", 1),
    ("in the US", "where:United States", 6),
    ("talks in the United States", "where:United States", 6),
    # Meeting types
    ("summit", "summit", 5),
    ("sumit", "summit", 5),
    ("press conferences", "press conference", 1),
    ("phone call", "call", 0),
    ("Hanoi summit", "where:Hanoi + summit", 1),
    ("talks", "talks", 13),
    ("talks 2018", "talks + 2018", 2),
    ("Kang Wang talks", "Kang Kyung-wha + Wang Yi", 3),
    # No terms
    ("meetings", "", 0),
    ("will", "", 0),
    ("hello", "", 0),
    ("😀", "", 0),
    ("", "", 0),
]  # fmt: skip


def described(result: SearchResult) -> str:
    """Return the terms of a query in a line."""
    said = []
    for term in result.query.terms:
        role = "" if term.role is PlaceRole.EITHER else f"{term.role}:"
        if term.kind is TermKind.UNKNOWN:
            said.append(f"?{term.surface}")
        elif term.kind is TermKind.TEXT:
            said.append(f"“{term.surface}”")
        else:
            when = term.when.edtf if term.when else ""
            said.append(role + (" or ".join(term.names) or when))
    return " + ".join(said)


@pytest.mark.parametrize(("query", "meaning", "total"), TABLE)
def test_a_query_is_parsed_into_terms(
    search: Search, query: str, meaning: str, total: int | None
) -> None:
    result = search(query)
    assert described(result) == meaning
    assert total in (None, result.total)


# Query; its unknown words; suggestions
UNKNOWN = [
    ("Kang Macron", ["Macron"], ()),
    ("Macron Merkel", ["Macron", "Merkel"], ()),
    ("asdf qwer zxcv", ["asdf", "qwer", "zxcv"], ()),
    ("Kamika Macron", ["Macron"], None),
    ("Kami", ["Kami"], ("Yoko Kamikawa",)),
    ("Kang-Macron", ["Macron"], ()),
    # Common words are not mistyped names
    ("king", ["king"], ("Kang Kyung-wha",)),
    ("wing", ["wing"], ("Wang Yi",)),
    ("part", ["part"], None),
    *((word, [word], ()) for word in ("long", "bank", "song", "ring", "hang", "may", "bidding")),
]  # fmt: skip


@pytest.mark.parametrize(("query", "unknown", "suggestions"), UNKNOWN)
def test_unknown_words_have_no_results(
    search: Search, query: str, unknown: list[str], suggestions: tuple[str, ...] | None
) -> None:
    result = search(query)
    assert [term.surface for term in result.query.of_kind(TermKind.UNKNOWN)] == unknown
    assert result.total == 0
    assert all(hit.partial for hit in result.hits)
    assert suggestions in (None, result.suggestions)


def test_a_long_query_is_cut(search: Search) -> None:
    assert search(" ".join(f"word{number}" for number in range(40))).query.is_cut
    assert search("Kang " * 5_000).query.is_cut
    assert not search("Kang Wang").query.is_cut
