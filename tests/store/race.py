"""Processes that start the same work at the same time."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.synchronize import Barrier
from typing import TypeVar

Result = TypeVar("Result")
MAX_WAIT_SECONDS = 60.0


def race(count: int, work: Callable[..., Result], *args: object) -> list[Result]:
    """Run `work(number, *args)` in `count` processes at once; return their results."""
    context = multiprocessing.get_context("forkserver")
    # Forked from one process that has imported everything, so that they start together
    context.set_forkserver_preload(["tests.store.workers", "pytest"])
    barrier = context.Barrier(count)
    with ProcessPoolExecutor(count, context, initializer=_wait, initargs=(barrier,)) as processes:
        futures = [processes.submit(work, number, *args) for number in range(count)]
        return [future.result() for future in futures]


def _wait(barrier: Barrier) -> None:
    barrier.wait(MAX_WAIT_SECONDS)
