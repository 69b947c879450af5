"""Conversion between romanization systems, where rules for single letters do not suffice."""

import re

from bot.transliteration.rewrite_rules import RewriteRules

# Wade-Giles for Chinese (https://en.wikipedia.org/wiki/Wade–Giles): a word that consists of its
# syllables may be written in it
INITIALS = "ch|ts|tz|ss|sz|hs|sh|[pmftnlkhjswy]"
FINALS = "iung|iang|uang|ieh|ueh|iao|ien|ing|uai|uan|uei|ung|ang|eng|erh|ai|an|ao|eh|ei|en|ia|ih|in|io|iu|ou|ua|ui|un|uo|[aeiou]"  # noqa: E501  # one list
NOT_IN_SYLLABLES = frozenset("bdqvx")  # the fastest test
SYLLABLES = re.compile(f"(?:(?:{INITIALS})?(?:{FINALS}))+")
# Where it does not sound as the same letters do in pinyin
TO_PINYIN = RewriteRules([
    (r"s[sz]u", "si"),  # Ssu-ma: Sima
    (r"t[sz]u(?![aeinou])", "zi"),  # Tzu: Zi
    (r"j", "r"),  # Jen: Ren
    (r"ien", "ian"),  # Chien: Jian, Qian
    (r"yen", "yan"),
    (r"o(?<=[hk]o)(?!u)", "e"),  # Ho: He, Ko: Ge
    (r"uei", "ui"),  # Kuei: Gui
    (r"^o(?!u)", "e"),
])  # fmt: skip
# Kunrei-shiki (ISO 3602) for Japanese, in words that may be Japanese: Tosizi for Toshiji
JAPANESE = re.compile(r"(?:(?:[kgsztdnhbpmyrw]?y?[aeiou])|sh[aiou]|ch[aiou]|tsu|fu|j[aiou]|n)+")
TO_HEPBURN = RewriteRules([
    (r"z(?<!sz)y?i|zy", "ji"),
    (r"t[iy]", "chi"),
    (r"tu", "tsu"),
    (r"h(?<![^aeioun]h)u", "fu"),
])  # fmt: skip
# Slavic names: ё is yo in Korolyov, o in Gorbatschow, and e where its dots are left out
SLAVIC = RewriteRules([
    (r"w(?=(?:.*[aeo]w)?$)", "v"),  # German, where a word ends so: Medwedew
    (r"j(?<=[bcdfghklmnprstvwxz]j)(?=[aeou])", "y"),  # Swjatoslaw, Fjodor
    (r"[iyj](?<=[bcdfghklmnprstvwxz].)o(?=[a-z])", "e"),
    (r"o(?<=cho)(?:[vw]|ff?)$", "ev"),
    (r"[cz](?<=[eiu].)[oe][vw]$", "tsov"),  # Kuznetsov in Slavic and German spelling
    (r"ova$(?<=[a-z]{3}ova)", ""),  # Czech, of women: Merkelova
    (r"s$(?<=[a-z]{2}[bdgkmnprtv]s)", ""),  # Latvian, of men: Baidens
])  # fmt: skip


def other_systems(word: str) -> tuple[str, ...]:
    """Return how else a folded word may be spelled: `jen` as `ren`, `korolyov` as `korolev`."""
    return tuple(dict.fromkeys([each for each in in_systems(word) if each != word]))


def in_systems(word: str) -> tuple[str, str, str]:
    """Return a folded word in pinyin, in Hepburn's system, and in the usual Slavic spelling.

    Each is the word itself where it is not of another system for the same language.
    """
    return _to_pinyin(word) or word, _to_hepburn(word) or word, SLAVIC.rewrite(word)


def _to_pinyin(word: str) -> str:
    is_wade_giles = NOT_IN_SYLLABLES.isdisjoint(word) and SYLLABLES.fullmatch(word)
    return TO_PINYIN.rewrite(word) if is_wade_giles else ""


def _to_hepburn(word: str) -> str:
    return TO_HEPBURN.rewrite(word) if JAPANESE.fullmatch(word) else ""
