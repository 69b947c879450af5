"""Analyze Korean, Japanese and Chinese questions: query words, particles and titles."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from bot.files import read_data
from bot.text import is_east_asian

WORDS_FILE = Path(__file__).with_name("east_asian_query_words.yaml")
HAN_OR_HANGUL = "\u3400-\u9fff\uac00-\ud7a3"
LANGUAGES = ("ja", "zh", "ko")


class _Patterns(NamedTuple):
    """Regular expressions and characters made of the word lists."""

    translations: list[tuple[re.Pattern[str], str]]
    any_query_word: re.Pattern[str]
    japanese_particle: re.Pattern[str]
    chinese_particles: frozenset[str]
    korean_particle: re.Pattern[str]
    korean_particle_of_name: re.Pattern[str]
    title: re.Pattern[str]


def translate_query_words(text: str) -> str:
    """Return a text with its East Asian query words in English, and without Japanese particles."""
    if not is_east_asian(text):
        return text
    patterns = _patterns()
    if patterns.any_query_word.search(text):
        for pattern, english in patterns.translations:
            text = pattern.sub(english, text)
    return patterns.japanese_particle.sub(" ", text)


def remove_titles(text: str) -> str:
    """Return a text without the East Asian titles after names: 王外长 → 王."""
    return _patterns().title.sub(" ", text) if is_east_asian(text) else text


def remove_name_particle(segment: str) -> str:
    """Return a segment without the Korean particle after a name: 강경화와 → 강경화.

    A name of three syllables is left whole: 김정은 ends in what could be a particle.
    """
    return _patterns().korean_particle_of_name.sub("", segment)


def particle_positions(segment: str) -> frozenset[int]:
    """Return the positions of characters that may only join names, as in 王毅和康京和."""
    patterns = _patterns()
    positions = {at for at, char in enumerate(segment) if at and char in patterns.chinese_particles}
    for match in patterns.korean_particle.finditer(segment):
        positions.update(range(*match.span()))
    return frozenset(positions)


@cache
def _patterns() -> _Patterns:
    words = read_data(WORDS_FILE)
    query_words = [(_any_of(_all_languages(row)), row["english"]) for row in words["query_words"]]
    particle = _any_of(words["particles_of_query_word"]["ko"])
    particles = words["particles"]
    return _Patterns(
        translations=[
            (re.compile(f"{pattern}{particle}?"), f" {english} ")
            for pattern, english in query_words
        ],
        any_query_word=re.compile("|".join(pattern for pattern, _ in query_words)),
        # Hardly any name is written in hiragana
        japanese_particle=re.compile(f"(?<![ぁ-ん]){_any_of(particles['ja'])}(?![ぁ-ん])"),
        chinese_particles=frozenset(particles["zh"]),
        korean_particle=re.compile(f"(?<=.){_any_of(particles['ko'])}"),
        korean_particle_of_name=re.compile(
            f"(?<=[\uac00-\ud7a3]{{3}}){_any_of(words['particles_of_name']['ko'])}$"
        ),
        title=re.compile(f"(?<=[{HAN_OR_HANGUL} ]){_any_of(_all_languages(words['titles']))}"),
    )


def _all_languages(words: dict[str, Any]) -> list[str]:
    return [word for language in LANGUAGES for word in words.get(language, ())]


def _any_of(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(patterns)})"
