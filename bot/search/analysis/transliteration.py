"""Rank the readings of names in other than Latin letters by what an index knows."""

from collections.abc import Iterable, Mapping
from itertools import islice, product

from bot.index.read.lexicon import Lexicon, LexiconEntry
from bot.name_matching.part_roles import FULL_NAME_PARTS, NamePart
from bot.search.analysis.tokenizer import Tokenizer, Transliteration
from bot.search.tuning import Limits, Weights
from bot.transliteration.readings import LatinReading, Transliterator

ANY_PART = frozenset(NamePart) - {NamePart.NONE}
FAMILY_AND_GIVEN = 2  # words of a Japanese name, which Latin letters may have in another order


class TransliterationRanker:
    """Ranks the readings of texts in other than Latin letters for one index."""

    def __init__(
        self,
        tokenizer: Tokenizer,
        transliterator: Transliterator,
        lexicon: Lexicon,
        weights: Weights,
        limits: Limits,
    ) -> None:
        self._tokenizer = tokenizer
        self._transliterator = transliterator
        self._lexicon = lexicon
        self._rare_reading_penalty = weights.rare_reading_penalty
        self._limits = limits

    def rank(self, text: str) -> list[Transliteration]:
        """Return the readings of a text, the likeliest first; none when it is all Latin.

        河野太郎 is Kono Taro where such a person is known, else the Chinese He Yetailang.
        """
        segments = islice(
            self._tokenizer.non_latin_segments(text), self._limits.max_transliterated_segments
        )
        transliterate = self._transliterator.transliterate
        readings = {segment: found for segment in segments if (found := transliterate(segment))}
        if not readings:
            return []
        ranked = self._rank_by_lexicon_hits(readings)
        combinations = self._combine(list(ranked.values()))
        return [dict(zip(ranked, combination, strict=True)) for combination in combinations]

    def _combine(self, readings: list[tuple[LatinReading, ...]]) -> list[tuple[LatinReading, ...]]:
        """Return combinations of the segments' readings, by the sum of their ranks."""
        limits = self._limits
        varied = limits.max_varied_segments
        tried = [ranked[: limits.max_transliterations] for ranked in readings[:varied]]
        tried += [ranked[:1] for ranked in readings[varied:]]
        ranks = product(*(range(len(ranked)) for ranked in tried))
        best = sorted(ranks, key=lambda each: (sum(each), each))[: limits.max_transliterations]
        return [tuple(ranked[at] for ranked, at in zip(tried, each, strict=True)) for each in best]

    def _rank_by_lexicon_hits(
        self, readings: dict[str, tuple[LatinReading, ...]]
    ) -> dict[str, tuple[LatinReading, ...]]:
        """Rank the readings of each segment: full names in the lexicon, or names that sound so.

        Rare readings of a Japanese name count only where the lexicon has the full name.
        """
        rare = {each: self._transliterator.rare_kanji_readings(each) for each in readings}
        usual = {reading for found in readings.values() for reading in found}
        homophones = self._homophones(usual.union(*rare.values()))
        known = self._lexicon.entries({*map("".join, homophones)}.union(*homophones.values()))
        full_names, names = _words(known, FULL_NAME_PARTS), _words(known, ANY_PART)

        def evidence(reading: LatinReading) -> tuple[bool, ...]:
            word, sounding = "".join(reading), homophones[reading]
            return (
                word in full_names,
                bool(sounding & full_names),
                word in names,
                bool(sounding & names),
                True,
            )

        ranked = {}
        for segment, found in readings.items():
            ranks: dict[LatinReading, float] = {
                reading: evidence(reading).index(True) for reading in found
            }
            ranks |= {
                reading: self._rare_reading_penalty + evidence(reading).index(True)
                for reading in rare[segment]
                if reading not in ranks and any(evidence(reading)[:2])
            }
            ranked[segment] = tuple(sorted(ranks, key=ranks.__getitem__))
        return ranked

    def _homophones(self, readings: set[LatinReading]) -> dict[LatinReading, set[str]]:
        """Return for each reading the terms of the lexicon that sound like it."""
        keys = {reading: self._sound_keys(reading) for reading in readings}
        terms: dict[str, set[str]] = {}
        for key, term in self._lexicon.words_with_keys(set().union(*keys.values())):
            terms.setdefault(key, set()).add(term)
        return {
            reading: set().union(*(terms.get(key, ()) for key in keys[reading]))
            for reading in readings
        }

    def _sound_keys(self, reading: LatinReading) -> set[str]:
        """Return the phonetic keys of a name, with the family name first and last."""
        inverted = "".join(reversed(reading)) if len(reading) == FAMILY_AND_GIVEN else ""
        sound_keys = self._lexicon.phonetics.sound_keys
        return {key for name in {"".join(reading), inverted} for key in sound_keys(name) if key}


def _words(known: Mapping[str, Iterable[LexiconEntry]], parts: frozenset[NamePart]) -> set[str]:
    return {word for word, found in known.items() if any(each.part in parts for each in found)}
