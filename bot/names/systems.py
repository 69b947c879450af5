"""One word as other systems of romanisation write it, where no rule of single letters says so."""

import re
from functools import lru_cache

REMEMBERED = 65_536  # words

# Wade and Giles's system for Chinese: a word that is made of its syllables may be one of it
INITIALS = "ch|ts|tz|ss|sz|hs|sh|[pmftnlkhjswy]"
FINALS = "iung|iang|uang|ieh|ueh|iao|ien|ing|uai|uan|uei|ung|ang|eng|erh|ai|an|ao|eh|ei|en|ia|ih|in|io|iu|ou|ua|ui|un|uo|[aeiou]"  # noqa: E501  # one list
SYLLABLES = re.compile(f"(?:(?:{INITIALS})?(?:{FINALS}))+")
# Where its sounds are not what the same letters are in pinyin
TO_PINYIN = [
    (re.compile(r"(?:ss|sz)u"), "si"),  # Ssu-ma: Sima
    (re.compile(r"t[sz]u(?![aeinou])"), "zi"),  # Tzu: Zi
    (re.compile(r"j"), "r"),  # Jen: Ren
    (re.compile(r"ien"), "ian"),  # Chien: Jian, Qian
    (re.compile(r"yen"), "yan"),
    (re.compile(r"(?<=[hk])o(?!u)"), "e"),  # Ho: He, Ko: Ge
    (re.compile(r"uei"), "ui"),  # Kuei: Gui
    (re.compile(r"^o(?!u)"), "e"),
]
# The official system of Japan, where a word may be Japanese: Tosizi for Toshiji
KANA = re.compile(r"(?:(?:[kgsztdnhbpmyrw]?y?[aeiou])|sh[aiou]|ch[aiou]|tsu|fu|j[aiou]|n)+")
TO_HEPBURN = [
    (re.compile(r"(?<!s)zy?i|zy"), "ji"),
    (re.compile(r"ti|ty"), "chi"),
    (re.compile(r"tu"), "tsu"),
    (re.compile(r"^hu|(?<=[aeioun])hu"), "fu"),
]
# Slavic languages: ё is yo in Korolyov, o in Gorbatschow, and e where its dots are left out
SLAVIC = [
    (re.compile(r"(?<=[bcdfghklmnprstvwxz])[iyj]o(?=[a-z])"), "e"),
    (re.compile(r"(?<=ch)o(?:[vw]|ff?)$"), "ev"),
    (re.compile(r"(?<=[eiu])[cz][oe][vw]$"), "tsov"),  # Kuznetsov in Slavic and German letters
    (re.compile(r"(?<=[a-z]{3})ova$"), ""),  # Czech, of women: Merkelova
    (re.compile(r"(?<=[a-z]{2}[bdgkmnprtv])s$"), ""),  # Latvian, of men: Baidens
]


@lru_cache(REMEMBERED)
def other_systems(word: str) -> tuple[str, ...]:
    """Return how else a folded word may be written: `jen` as `ren`, `korolyov` as `korolev`."""
    found = dict.fromkeys((_pinyin(word), _hepburn(word), _replaced(word, SLAVIC)))
    return tuple(each for each in found if each and each != word)


def _pinyin(word: str) -> str:
    """Return what a word of Wade-Giles is in pinyin, as far as it sounds otherwise."""
    return _replaced(word, TO_PINYIN) if SYLLABLES.fullmatch(word) else ""


def _hepburn(word: str) -> str:
    return _replaced(word, TO_HEPBURN) if KANA.fullmatch(word) else ""


def _replaced(word: str, rules: list[tuple[re.Pattern[str], str]]) -> str:
    for written, other in rules:
        word = written.sub(other, word)
    return word
