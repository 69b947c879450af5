"""The steps in which a question is parsed, and where they end."""

from dataclasses import replace
from datetime import date

import pytest

from bot.index.read.index import Index
from bot.search.linking.match_level import MatchLevel
from bot.search.match_steps import MATCH_STEPS, QuestionTraits
from bot.search.parsing.parser import QueryParser
from bot.search.parsing.resources import ParserResources
from bot.search.searcher import Searcher
from bot.search.tuning import Limits, Weights
from tests.search.builders import found_by, meeting, person, searcher_of

TODAY = date(2026, 11, 21)
LEVELS = list(MatchLevel)


@pytest.fixture(scope="module")
def resources(index: Index) -> ParserResources:
    return ParserResources.of(index, lambda _: False, lambda *_: None, Weights(), Limits())


@pytest.mark.parametrize(
    ("question", "levels"),
    [
        ("Kang Wang", LEVELS),
        ("Kang and the Wang who met her, with Kono, Park, Moon and Kim", LEVELS),
        ("Kang Wang Kono Park Moon Kim Trump", LEVELS[:-1]),  # too long for two edits
        ("Kang Wang Kono Park Moon Kim Trump Biden Abe", LEVELS[:3]),  # and for any variant
        ("Лавров", [level for level in LEVELS if level is not MatchLevel.ANY_VARIANT]),
        ("", [level for level in LEVELS if level is not MatchLevel.ANY_VARIANT]),
    ],
)
def test_levels_by_the_length_of_a_question(
    resources: ParserResources, question: str, levels: list[MatchLevel]
) -> None:
    traits = QuestionTraits(question, resources)
    tried = [options.level for step in MATCH_STEPS for options in step.options(traits)]
    assert list(dict.fromkeys(tried)) == levels


def test_a_long_question_has_fewer_readings_tried(resources: ParserResources) -> None:
    limits = Limits(max_tokens_of_readings=2)
    for text, count in (("王毅", 2), ("王毅 Kang Kono Park", 1)):
        traits = QuestionTraits(text, replace(resources, limits=limits))
        variants = [
            options
            for step in MATCH_STEPS
            for options in step.options(traits)
            if options.level is MatchLevel.VARIANT
        ]
        assert len(variants) <= count


@pytest.mark.parametrize(
    ("question", "levels"),
    [
        ("Kang Wang", LEVELS[:1]),  # what people are called by: nothing else is tried
        ("Kyung-wha", LEVELS[:1]),  # full names that change no parse are not parsed again
        ("Knag Wang", [LEVELS[0], MatchLevel.VARIANT]),
        ("Zzyx Kang", [LEVELS[0], *LEVELS[2:]]),
    ],
)
def test_the_search_stops_at_the_first_accepted_parse(
    searcher: Searcher,
    monkeypatch: pytest.MonkeyPatch,
    question: str,
    levels: list[MatchLevel],
) -> None:
    tried: list[MatchLevel] = []
    parse = QueryParser.parses

    def noted(parser: QueryParser) -> object:
        tried.append(parser._options.level)  # noqa: SLF001  # what the searcher passed
        return parse(parser)

    monkeypatch.setattr(QueryParser, "parses", noted)
    searcher.parse(question, TODAY)
    assert list(dict.fromkeys(tried)) == levels


def test_weights_and_limits_are_passed_in(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("archive")
    people = [person("Kim Min", "Kim"), person("Kim Jin", "Kim")]
    meetings = [meeting(1, ["Kim Min"]), meeting(2, ["Kim Jin"])]
    index = searcher_of(folder, people=people, meetings=meetings).index
    with index:
        strict = Searcher(index, Weights(person_family_name=0.5), Limits(max_candidates_named=1))
        (term,) = found_by(strict, "Kim", TODAY).query.terms
        assert len(term.candidates) == 1
        assert term.score == 0.5
