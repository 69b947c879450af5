"""Write East Asian compounds of countries in English words: 한중, 日韓外相, 访韩."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from bot.gazetteer.country_abbreviations import load_country_characters
from bot.search.analysis.east_asian import compound_words

MAX_COUNTRIES = 5  # of one compound: 한중일
HANGUL, HAN = "\uac00-\ud7a3", "\u3400-\u9fff"
JAPANESE = re.compile("[\u3040-\u30ff]|会談|外相|首脳|米|露|仏|独")

Replacement = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def expand_country_compounds(text: str) -> str:
    """Return a text with its compounds of countries in English.

    日韓外相会談 → `foreign ministers of Japan and South Korea 会談`; 访韩 → `visit to South Korea`.
    """
    language = "ja" if JAPANESE.search(text) else "zh"
    for pattern, replacement in (*_replacements("ko"), *_replacements(language)):
        text = pattern.sub(replacement, text)
    return text


@cache
def _replacements(language: str) -> tuple[Replacement, ...]:
    names = {each: country.name for each, country in load_country_characters()[language].items()}
    one = f"[{''.join(names)}]"
    words = compound_words()
    offices = {
        word.replace(" ?", ""): english
        for english, each in words["offices"].items()
        for word in each
    }
    office = "|".join(word for each in words["offices"].values() for word in each)
    followers = "|".join([office, *words["followers"]])
    visit, letters = "|".join(words["visits"]), HANGUL if language == "ko" else HAN
    visit_start, visit_end = ("", "")
    if language == "ko":  # a syllable of many words
        visit_start, visit_end = f"(?<![{HANGUL}])", f"(?![{HANGUL}]{{2}})"
    return (
        (
            re.compile(f"{visit_start}(?:{visit})({one}){visit_end}"),
            lambda match: f" visit to {names[match[1]]} ",
        ),
        (
            re.compile(
                f"(?<![{letters}])({one}{{2,{MAX_COUNTRIES}}})(?:(?: ?({office}))|(?![{letters}])"
                f"|(?={followers}))"
            ),
            lambda match: _expanded(match, names, offices),
        ),
    )


def _expanded(match: re.Match[str], names: Mapping[str, str], offices: Mapping[str, str]) -> str:
    countries = " and ".join(dict.fromkeys(names[each] for each in match[1]))
    office = offices.get((match[2] or "").replace(" ", ""))
    return f" {office} of {countries} " if office else f" {countries} "
