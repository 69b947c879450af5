"""Classes of sounds: what the letters of a name stand for, as far as its spellings agree.

Each grapheme stands for a class of sounds, or for one of several where languages differ: `ch` is
an affricate in Chang, and an h in Michail. A class is one character, so that words written in
classes can be compared as words are.
"""

import re
from itertools import islice, product

MAX_SOUNDS = 4  # combinations of the ambiguous graphemes of a word

VOWEL_CLASSES = "aeiu"  # o has the class of u

# Consonants: P b/p, T d/t, K g/k/q, C ch/j/zh/ts, S s/sh/z, F f/v/w, L l/r, M, N, Q ng, H h/kh.
# Korean and Chinese systems differ in which stops are voiced, Japanese and Korean have one liquid,
# Slavic names end in v, w or ff. The first pattern that matches counts; its likeliest class comes
# first. A pattern begins with the letter, and only then looks behind it: so the regex engine rules
# out by the first letter what cannot match.
GRAPHEMES = (
    (r"schtsch|chtch", ("S",)),  # Russian щ in German and French
    (r"dzh|dsch|tsch|tsh|tch|dch|dj|dz|cz|tz|ts|zh|dg(?=[ei])", ("C",)),
    (r"shch|szcz|sch|sz|sh|hs(?=[iu])|ss", ("S",)),
    (r"ch(?=ou|$)|ch(?<=ach)", ("C", "S", "H", "K")),  # French: Choukri, Darwich, Bachir
    (r"ch", ("C", "H", "K")),
    (r"kh", ("H", "K")),
    (r"gh", ("K", "")),
    (r"ph", ("F",)),
    (r"th", ("T", "S")),
    (r"dh", ("T", "S")),
    (r"dd|tt", ("T",)),
    (r"bh|bb|pp", ("P",)),
    (r"ck|kk|gg|qu(?=[aeio])", ("K",)),
    (r"rh|ll|rr", ("L",)),
    (r"wh", ("H", "F")),
    (r"ng(?![aeiouyw])", ("Q",)),
    (r"c(?=[eiy])", ("S", "C")),
    (r"c", ("K", "C")),
    (r"q(?=[iu])", ("C", "K")),
    (r"q", ("K",)),
    (r"x(?=[iu])", ("S", "KS")),
    (r"x", ("KS", "S")),
    (r"j(?<=[aeiouy]j)(?![aeiouy])", ("",)),
    (r"j", ("C", "")),
    (r"z(?<!.z)(?=[aeiou])", ("S", "C")),
    (r"w(?=[ou])", ("", "F")),
    (r"w(?<=[aeiouy]w)(?=[aeiouy])", ("F", "")),
    (r"w(?<=[bcdghjkmnpqrstvxz]w)", ("",)),
    (r"w(?<=aw)(?=[dn])", ("u", "", "F")),  # Awn, Aoun
    (r"w(?<=[aeo]w)(?![aeiouy])", ("", "F")),
    (r"h(?<=[aeiouy]h)(?![aeiouyw])", ("",)),
    (r"g(?<!ng)(?=[ei])(?!eo)", ("K", "C")),
    (r"[bp]", ("P",)), (r"[dt]", ("T",)), (r"[gk]", ("K",)), (r"[sz]", ("S",)),
    (r"mc(?<!.mc)", ("MaK",)),  # McDonald, MacDonald
    (r"[fvw]", ("F",)), (r"[lr]", ("L",)), (r"m", ("M",)), (r"n", ("N",)), (r"h", ("H",)),
    # A vowel has the class of the nucleus; the glides before it are spelled in many ways
    (r"e?u[iy]+", ("i",)),
    (r"o[eiy]", ("e",)),
    (r"[iy]*(?:e[ou]|ou|oo|uo|o|u(?!a))u*", ("u",)),
    (r"[iyuo]?a[ieye]|[iyuo]?a?ey|[iy]+e|e(?!e)[iy]?", ("e",)),
    (r"[iyuo]*a+", ("a",)),
    (r"ee|[iy]+", ("i",)),
    (r"[0-9]", ("",)),
)  # fmt: skip
# The empty group behind a pattern tells which one matched; a group around it would hide its first
# letter from the regex engine
GRAPHEME = re.compile("|".join(f"(?:{pattern})()" for pattern, _ in GRAPHEMES))
CLASSES = (("",), *(classes for _, classes in GRAPHEMES))  # by the number of the group
REPEATED = re.compile(r"(\w)(?=\1)")


def classify_sounds(word: str) -> tuple[str, ...]:
    """Return what a folded word may sound like, in classes of sounds, the likeliest first.

    At most MAX_SOUNDS ways; more than one where the spelling is ambiguous.
    """
    classes = [CLASSES[match.lastindex or 0] for match in GRAPHEME.finditer(word)]
    ways = " ".join(map("".join, islice(product(*classes), MAX_SOUNDS)))
    return tuple(dict.fromkeys(REPEATED.sub("", ways).split(" ")))
