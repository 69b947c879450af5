"""Detection of the script that a name is written in."""

import re
from enum import StrEnum


class Script(StrEnum):
    """The scripts that are transliterated each in its own way."""

    LATIN = "latin"
    HANGUL = "hangul"
    HAN = "han"
    KANA = "kana"
    ARABIC = "arabic"
    HEBREW = "hebrew"
    BRAHMIC = "brahmic"
    OTHER = "other"


# Not one set: the regex engine takes milliseconds to compile a set of large ranges
HAN_LETTERS = re.compile(r"[\u3400-\u9fff]+|[\uf900-\ufaff々〇]+|[\U00020000-\U0003ffff]+")

# The first that occurs decides, so that a name in kana and Han characters counts as Japanese
LETTERS = (
    (Script.KANA, re.compile(r"[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9f]")),
    (Script.HANGUL, re.compile(r"[\uac00-\ud7a3]")),
    (Script.HAN, HAN_LETTERS),
    (Script.ARABIC, re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")),
    (Script.HEBREW, re.compile(r"[\u0590-\u05ff\ufb1d-\ufb4f]")),
    (Script.BRAHMIC, re.compile(r"[\u0900-\u0d7f]")),
    (Script.OTHER, re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")),
)


def script_of(text: str) -> Script:
    """Return the script of a name; Latin where it has no letters of another."""
    if text.isascii():
        return Script.LATIN
    return next((script for script, letters in LETTERS if letters.search(text)), Script.LATIN)
