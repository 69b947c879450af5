"""Hangul in Latin letters: as the official system writes it, and as the press and families do."""

import re

from bot.text import fold
from bot.transliteration.rewrite_rules import RewriteRules

COMPOUND_FAMILIES = {"남궁", "독고", "동방", "사공", "서문", "선우", "제갈", "황보"}
SEPARATORS = re.compile(r"[\s·・‧\-]+")
SHORTEST_FOREIGN = 2  # syllables of what may also be one foreign word
LONGEST_NATIVE = 4  # syllables of a Korean's name; longer ones are foreign

# Families have kept spellings that no system has
FAMILIES = {
    "강": "kang", "고": "ko", "곽": "kwak", "구": "koo", "국": "kook", "권": "kwon", "금": "keum",
    "기": "ki", "길": "kil", "김": "kim", "나": "na", "노": "roh", "라": "ra", "려": "ryo",
    "로": "ro", "류": "ryu", "리": "ri", "림": "rim", "문": "moon", "박": "park", "방": "bang",
    "백": "paik", "변": "byun", "서": "suh", "석": "suk", "선": "sun", "설": "sul", "성": "sung",
    "손": "sohn", "신": "shin", "심": "shim", "안": "ahn", "어": "eo", "여": "yeo", "염": "yum",
    "오": "oh", "우": "woo", "유": "yoo", "육": "yook", "윤": "yoon", "이": "lee", "임": "lim",
    "전": "jun", "정": "chung", "조": "cho", "주": "joo", "최": "choi", "추": "choo", "허": "huh",
    "현": "hyun", "태": "tae", "천": "chun",
}  # fmt: skip

# The official system's letters as the press writes them: gyeong → kyung, hun → hoon, hui → hee
PRESS = RewriteRules(
    [
        (r"^g", "k"),
        (r"u(?<![ey]u)(?=[nlm]?$)", "oo"),
        (r"eo(?=[a-z])", "u"),
        (r"^si(?=[nlm]?$)", "shi"),
        (r"ui$", "ee"),
    ]
)
FILLER = re.compile(r"eu(?<=[bcdghjkpst]eu)(?!i)")


def hangul_readings(text: str) -> list[tuple[str, ...]]:
    """Return the readings of a name in Hangul: a Korean's by syllables, a foreigner's by words."""
    parts = [part for part in SEPARATORS.split(text) if part]
    name = "".join(parts)
    if not _is_native(parts):
        return [tuple("".join(official(part)) for part in parts), _foreign(parts)]
    return [*native_readings(name), *([_foreign(parts)] if len(name) > SHORTEST_FOREIGN else [])]


def native_readings(name: str) -> list[tuple[str, ...]]:
    """Return the readings of a Korean's name by syllables: officially, and as the press has it."""
    said = official(name)
    family = () if name[:2] in COMPOUND_FAMILIES else (FAMILIES.get(name[:1]),)
    rest = said[1 if all(family) and family else 0 :]
    return [said, (*filter(None, family), *map(PRESS.rewrite, rest))]


def _foreign(parts: list[str]) -> tuple[str, ...]:
    return tuple(without_fillers(part) for part in parts)


def official(text: str) -> tuple[str, ...]:
    """Return the syllables as South Korea's official system writes them, each by itself."""
    return tuple(["r" + each[1:] if each[0] == "l" else each for each in fold(text)])


def without_fillers(text: str) -> str:
    """Return a foreigner's name without the vowels that Hangul had to add: 트럼프 → treomp."""
    return FILLER.sub("", "".join(official(text)))


def _is_native(parts: list[str]) -> bool:
    size = sum(map(len, parts))
    if not 1 < size <= LONGEST_NATIVE:
        return size == 1
    first = parts[0]
    return len(parts) == 1 or len(first) == 1 or first in COMPOUND_FAMILIES
