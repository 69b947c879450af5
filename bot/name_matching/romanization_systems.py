"""One word as other systems of romanisation write it, where no rule of single letters says so."""

import re
from functools import lru_cache

from bot.transliteration.rewrite_rules import RewriteRules

REMEMBERED = 65_536  # words

# Wade and Giles's system for Chinese: a word that is made of its syllables may be one of it
INITIALS = "ch|ts|tz|ss|sz|hs|sh|[pmftnlkhjswy]"
FINALS = "iung|iang|uang|ieh|ueh|iao|ien|ing|uai|uan|uei|ung|ang|eng|erh|ai|an|ao|eh|ei|en|ia|ih|in|io|iu|ou|ua|ui|un|uo|[aeiou]"  # noqa: E501  # one list
NOT_IN_SYLLABLES = frozenset("bdqvx")  # soonest told
SYLLABLES = re.compile(f"(?:(?:{INITIALS})?(?:{FINALS}))+")
# Where its sounds are not what the same letters are in pinyin
TO_PINYIN = RewriteRules(
    [
        (r"s[sz]u", "si"),  # Ssu-ma: Sima
        (r"t[sz]u(?![aeinou])", "zi"),  # Tzu: Zi
        (r"j", "r"),  # Jen: Ren
        (r"ien", "ian"),  # Chien: Jian, Qian
        (r"yen", "yan"),
        (r"o(?<=[hk]o)(?!u)", "e"),  # Ho: He, Ko: Ge
        (r"uei", "ui"),  # Kuei: Gui
        (r"^o(?!u)", "e"),
    ]
)
# The official system of Japan, where a word may be Japanese: Tosizi for Toshiji
KANA = re.compile(r"(?:(?:[kgsztdnhbpmyrw]?y?[aeiou])|sh[aiou]|ch[aiou]|tsu|fu|j[aiou]|n)+")
TO_HEPBURN = RewriteRules(
    [
        (r"z(?<!sz)y?i|zy", "ji"),
        (r"t[iy]", "chi"),
        (r"tu", "tsu"),
        (r"h(?<![^aeioun]h)u", "fu"),
    ]
)
# Slavic languages: ё is yo in Korolyov, o in Gorbatschow, and e where its dots are left out
SLAVIC = RewriteRules(
    [
        (r"w(?=(?:.*[aeo]w)?$)", "v"),  # German, where a word ends so: Medwedew
        (r"j(?<=[bcdfghklmnprstvwxz]j)(?=[aeou])", "y"),  # Swjatoslaw, Fjodor
        (r"[iyj](?<=[bcdfghklmnprstvwxz].)o(?=[a-z])", "e"),
        (r"o(?<=cho)(?:[vw]|ff?)$", "ev"),
        (r"[cz](?<=[eiu].)[oe][vw]$", "tsov"),  # Kuznetsov in Slavic and German letters
        (r"ova$(?<=[a-z]{3}ova)", ""),  # Czech, of women: Merkelova
        (r"s$(?<=[a-z]{2}[bdgkmnprtv]s)", ""),  # Latvian, of men: Baidens
    ]
)


def other_systems(word: str) -> tuple[str, ...]:
    """Return how else a folded word may be written: `jen` as `ren`, `korolyov` as `korolev`."""
    return tuple(dict.fromkeys([each for each in in_systems(word) if each != word]))


@lru_cache(REMEMBERED)
def has_other_romanization(word: str) -> bool:
    """Tell whether a folded word is written otherwise in any of the systems."""
    return bool(other_systems(word))


@lru_cache(REMEMBERED)
def in_systems(word: str) -> tuple[str, str, str]:
    """Return a folded word in pinyin, in Hepburn's system and in Russian letters' usual ones.

    As far as it is of another system for the same language; else it stays as it is.
    """
    return _pinyin(word) or word, _hepburn(word) or word, SLAVIC.rewrite(word)


def _pinyin(word: str) -> str:
    """Return what a word of Wade-Giles is in pinyin, as far as it sounds otherwise."""
    is_of_it = NOT_IN_SYLLABLES.isdisjoint(word) and SYLLABLES.fullmatch(word)
    return TO_PINYIN.rewrite(word) if is_of_it else ""


def _hepburn(word: str) -> str:
    return TO_HEPBURN.rewrite(word) if KANA.fullmatch(word) else ""
