"""What was seen is remembered as long as Slack may send it again, and no longer."""

from concurrent.futures import ThreadPoolExecutor

from bot.once import KEPT_SECONDS, MOST_KEPT, SeenOnce


def test_an_id_is_new_once() -> None:
    seen = SeenOnce(lambda: 0.0)
    assert [seen.is_first(key) for key in ("a", "b", "a", "a")] == [True, True, False, False]


def test_an_id_is_forgotten_after_an_hour() -> None:
    now = 0.0
    seen = SeenOnce(lambda: now)
    assert seen.is_first("a")
    now = KEPT_SECONDS
    assert not seen.is_first("a")
    now = KEPT_SECONDS + 1.0
    assert seen.is_first("a")


def test_memory_is_bounded() -> None:
    seen = SeenOnce(lambda: 0.0)
    for number in range(MOST_KEPT + 1):
        seen.is_first(str(number))
    assert seen.is_first("0")
    assert not seen.is_first(str(MOST_KEPT))


def test_of_many_threads_one_is_first() -> None:
    seen = SeenOnce(lambda: 0.0)
    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(seen.is_first, ["same"] * 200)) == 1
