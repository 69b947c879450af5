"""Hostile and odd texts, as people, robots and broken programs send them; the same for a seed."""

from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice

from tests.bench.chance import seeded
from tests.bench.search.typing_errors import LETTERS

# What a letter of each script is drawn from: the first and the last
SCRIPTS = {
    "Latin": "az", "Cyrillic": "ая", "Greek": "αω", "Arabic": "اي", "Hebrew": "את",
    "Devanagari": "अह", "Thai": "กฮ", "Han": "一鿕", "Kana": "ぁヺ", "Hangul": "가힣",
    "Georgian": "აჰ", "Armenian": "աֆ",
}  # fmt: skip
BLANKS = " \t\n\r\f\v\u00a0\u2003\u3000\u200b\ufeff"
EMOJI = [
    "🇰🇷",
    "🇨🇳",
    "👩‍👩‍👧‍👦",
    "👍🏽",
    "🤝",
    "🕊️",
    "😀",
    "🔥",
    "1️⃣",
    "❤️",
    "\ud83d",
]  # the last is half of one
CONTROLS = [*map(chr, range(32)), "\x7f", "\x85", "\u2028", "\ufffe", "\U000e0001"]
QUOTES = ["'", '"', "“", "”", "«", "»", "‘", "`", '""', "'''", "「"]
DIRECTIONS = [
    "\u200e",
    "\u200f",
    "\u202a",
    "\u202b",
    "\u202d",
    "\u202e",
    "\u202c",
    "\u2066",
    "\u2069",
]
FTS = ["NEAR({}, 2)", "NEAR(", "{}*", "*", "-{}", "--", "col:{}", "title : {}", "^{}", "{} AND",
       "OR {}", "NOT {}", "{{{} b}}:c", "({}", "))", "{} + {}", "{} NEAR/3 {}"]  # fmt: skip
SQL = ["'; DROP TABLE meetings; -- {}", "{}' OR 1=1 --", "{}\" UNION SELECT {} FROM entities",
       "%{}%", "_{}_", "1; ATTACH '{}'", "{}'); DELETE FROM meetings WHERE ('1'='1",
       "\\'{}", "{}/* {} */", "?1 {}", ":{} @{} ${}", "randomblob(1e9) {}"]  # fmt: skip
MANY = 5_000  # words


class OddTexts:
    """Draws texts of every kind, some of them made of real queries."""

    def __init__(self, seed: int, queries: Sequence[str]) -> None:
        self._random = seeded(f"odd texts {seed}")
        self._queries = queries
        self._words = sorted({word for query in queries for word in query.split()})

    def draw(self, share: float = 1.0) -> Iterator[tuple[str, str]]:
        """Yield kinds and texts, no text twice; `share` is of how many there are of each kind."""
        drawn: set[str] = set()
        for kind, (wanted, make) in KINDS.items():
            before = len(drawn)
            while len(drawn) - before < max(1, wanted * share):
                if (text := make(self)) not in drawn:
                    drawn.add(text)
                    yield kind, text

    def blank(self) -> str:
        return "".join(self._some(BLANKS, 0, 12))

    def character(self) -> str:
        ends = (0x20, 0x7E), (0xA0, 0x24F), (0x370, 0x1FFF), (0x2000, 0x2BFF), (0x3000, 0xD7A3)
        return chr(self._random.randint(*self._random.choice(ends)))

    def emoji(self) -> str:
        return self._random.choice(("", " ")).join([*self._some(EMOJI, 1, 6), *self._typed(0, 1)])

    def many_words(self) -> str:
        words = self._random.choices(self._words, k=self._random.choice((1, 3, 50, MANY)))
        return " ".join(islice(cycle(words), MANY))

    def controls(self) -> str:
        return self._with(CONTROLS)

    def quotes(self) -> str:
        return self._with(QUOTES)

    def directions(self) -> str:
        return self._with(DIRECTIONS)

    def fts(self) -> str:
        return " ".join(self._filled(FTS) for _ in range(self._random.randint(1, 3)))

    def sql(self) -> str:
        return self._filled(SQL)

    def script(self) -> str:
        script = self._random.choice(list(SCRIPTS.values()))
        return " ".join(self._word(script, 2, 9) for _ in range(self._random.randint(1, 4)))

    def repeated(self) -> str:
        script = self._random.choice(list(SCRIPTS.values()))
        gap = self._random.choice(("", "", "", " ", "-"))
        return gap.join([self._word(script, 1, 2)] * self._random.choice((3, 4, 8, 30, 400)))

    def long_word(self) -> str:
        return self._word(self._random.choice(list(SCRIPTS.values())), 40, 2_000)

    def mistyped(self) -> str:
        return " ".join(map(self._wrong, self._typed(1, 6)))

    def cut(self) -> str:
        query = self._random.choice(self._queries)
        start, end = sorted(self._random.sample(range(len(query) + 1), 2))
        return query[start:end]

    def pair(self) -> str:
        makes = [make for kind, (_, make) in KINDS.items() if kind not in {"pairs", "5,000 words"}]
        return " ".join(make(self) for make in self._random.sample(makes, 2))

    def _some(self, among: Sequence[str], least: int, most: int) -> list[str]:
        return self._random.choices(among, k=self._random.randint(least, most))

    def _typed(self, least: int, most: int) -> list[str]:
        return self._some(self._words, least, most)

    def _with(self, marks: Sequence[str]) -> str:
        letters = list(self._random.choice(self._queries))
        for mark in self._some(marks, 1, 5):
            letters.insert(self._random.randint(0, len(letters)), mark)
        return "".join(letters)

    def _filled(self, patterns: Sequence[str]) -> str:
        return self._random.choice(patterns).format(*self._typed(3, 3))

    def _word(self, script: str, least: int, most: int) -> str:
        first, last = map(ord, script)
        size = self._random.randint(least, most)
        return "".join(chr(self._random.randint(first, last)) for _ in range(size))

    def _wrong(self, word: str) -> str:
        """Return a word with up to three letters left out, doubled, swapped or put in."""
        for _ in range(self._random.randint(0, 3)):
            at = self._random.randrange(len(word) + 1)
            before, one, other, after = (
                word[:at],
                word[at : at + 1],
                word[at + 1 : at + 2],
                word[at + 2 :],
            )
            ways = (
                other,
                one + one + other,
                other + one,
                self._random.choice(LETTERS) + one + other,
            )
            word = before + self._random.choice(ways) + after
        return word


KINDS: dict[str, tuple[int, Callable[[OddTexts], str]]] = {
    "empty and blank": (20, OddTexts.blank),
    "one character": (100, OddTexts.character),
    "emoji": (60, OddTexts.emoji),
    "5,000 words": (20, OddTexts.many_words),
    "control characters": (60, OddTexts.controls),
    "unbalanced quotes": (80, OddTexts.quotes),
    "FTS syntax": (80, OddTexts.fts),
    "SQL": (40, OddTexts.sql),
    "marks of direction": (60, OddTexts.directions),
    "words of any script": (240, OddTexts.script),
    "one syllable many times": (100, OddTexts.repeated),
    "very long words": (60, OddTexts.long_word),
    "words with typing errors": (200, OddTexts.mistyped),
    "queries that are cut": (140, OddTexts.cut),
    "pairs of these": (140, OddTexts.pair),
}
"""How many texts of each kind there are, and how one is drawn."""
