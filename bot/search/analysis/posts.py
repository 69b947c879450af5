"""Clean the text of posts and pasted headlines: links, hashtags, handles and flags."""

import re
from typing import NamedTuple

from bot.gazetteer.country_abbreviations import load_countries_by_code

LINK = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
REPOSTED = re.compile(r"^\s*RT\s+(?=@)")
TAG = re.compile(r"[#@](\w+)")
# Where a word begins in a tag: `#NorthKorea`, `#G20India`
WORD_START = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_")
# A flag is two letters of an ISO 3166-1 code: https://www.unicode.org/reports/tr51/#Flags
FIRST_FLAG_LETTER = 0x1F1E6
FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")


class CleanPost(NamedTuple):
    """A text without what only posts have, and the links that it had."""

    text: str
    links: tuple[str, ...]


def clean_post(text: str) -> CleanPost:
    """Return a text with tags split into words, flags as countries, and without links."""
    links = tuple(LINK.findall(text))
    text = REPOSTED.sub("", LINK.sub(" ", text))
    text = TAG.sub(lambda match: f" {WORD_START.sub(' ', match[1])} ", text)
    return CleanPost(FLAG.sub(_country, text), links)


def _country(flag: re.Match[str]) -> str:
    code = "".join(chr(ord(letter) - FIRST_FLAG_LETTER + ord("A")) for letter in flag[0])
    country = load_countries_by_code().get(code)
    return f" {country.name} " if country else " "
