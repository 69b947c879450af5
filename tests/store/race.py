"""Processes that begin the same work at the same moment."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.synchronize import Barrier
from typing import TypeVar

Result = TypeVar("Result")
MAX_WAIT_SECONDS = 60.0


def race(count: int, work: Callable[..., Result], *args: object) -> list[Result]:
    """Run `work(number, *args)` in so many processes at once; return what each returned."""
    context = multiprocessing.get_context("forkserver")
    # They begin as copies of one process that has imported all, and so begin together
    context.set_forkserver_preload(["tests.store.workers", "pytest"])
    barrier = context.Barrier(count)
    with ProcessPoolExecutor(count, context, initializer=_wait, initargs=(barrier,)) as processes:
        futures = [processes.submit(work, number, *args) for number in range(count)]
        return [future.result() for future in futures]


def _wait(barrier: Barrier) -> None:
    barrier.wait(MAX_WAIT_SECONDS)
