"""One Japanese dictionary serves all threads, one at a time."""

import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Lock

import pytest

from bot.transliteration.kanji import (
    JapaneseDictionary,
    kanji_readings,
    rare_kanji_readings,
    segment_name,
)
from bot.transliteration.readings import Transliterator, transliterate

THREADS = 16
NAMES = [
    "河野太郎",
    "安倍晋三",
    "岸田文雄",
    "高市早苗",
    "池田真治",
    "鳩山由紀夫",
    "橋本龍太郎",
    "上川陽子",
]


class OverlapDetector:
    """A tagger that, like MeCab's, gives wrong results to threads that use it at once."""

    def __init__(self) -> None:
        self.overlaps = 0
        self._is_busy = Lock()

    def nbest(self, text: str, num: int) -> str:
        if not self._is_busy.acquire(blocking=False):
            self.overlaps += 1
            return ""
        time.sleep(0.001)
        self._is_busy.release()
        return f"{text}\t{num}\nEOS\n"


@pytest.fixture
def frequent_switches() -> Iterator[None]:
    """Let threads interrupt each other as often as possible."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


def test_only_one_thread_uses_a_tagger_at_a_time() -> None:
    tagger = OverlapDetector()
    dictionary = JapaneseDictionary(tagger)
    start = Barrier(THREADS)

    def segment(name: str) -> str:
        start.wait()
        return dictionary.segment(name)[0][0].surface

    with ThreadPoolExecutor(THREADS) as pool:
        names = [f"name {number}" for number in range(THREADS)]
        assert list(pool.map(segment, names)) == names
    assert tagger.overlaps == 0


@pytest.mark.usefixtures("frequent_switches")
def test_many_threads_read_the_same_as_one() -> None:
    names = NAMES * 40
    expected = [(segment_name(name), kanji_readings(name)) for name in names]
    with ThreadPoolExecutor(THREADS) as pool:
        found = pool.map(lambda name: (segment_name(name), kanji_readings(name)), names)
        assert list(found) == expected


@pytest.mark.usefixtures("frequent_switches")
def test_a_transliterator_is_shared_by_threads() -> None:
    transliterator = Transliterator(cache_size=2)
    names = NAMES * 20
    expected = [(transliterate(name), rare_kanji_readings(name)) for name in names]

    def read(name: str) -> tuple[object, object]:
        return transliterator.transliterate(name), transliterator.rare_kanji_readings(name)

    with ThreadPoolExecutor(THREADS) as pool:
        assert list(pool.map(read, names)) == expected
