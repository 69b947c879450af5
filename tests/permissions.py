"""File permissions that hold for root too, so that the tests of them run for every user."""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

# linux/capability.h: version 3 of the interface, which has two 32-bit words of each set
VERSION = 0x20080522
WORDS = 2
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2  # to read, write and enter whatever the mode says
OVERRIDES = 1 << CAP_DAC_OVERRIDE | 1 << CAP_DAC_READ_SEARCH


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Sets(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


@contextmanager
def permissions_enforced() -> Iterator[None]:
    """Give up root's right to ignore file modes, in this thread; other users never have it.

    Root stays the owner of its files, so that the code under test can still be imported from a
    folder that only root may enter, which would fail for another user.
    """
    if os.geteuid() != 0:
        yield
        return
    if not sys.platform.startswith("linux"):
        pytest.skip("root ignores file modes, and only Linux lets it give up that right")
    sets = (_Sets * WORDS)()
    _call("capget", sets)
    effective = sets[0].effective
    sets[0].effective = effective & ~OVERRIDES
    _call("capset", sets)
    try:
        yield
    finally:
        sets[0].effective = effective
        _call("capset", sets)


def _call(name: str, sets: ctypes.Array[_Sets]) -> None:
    function = getattr(ctypes.CDLL(None, use_errno=True), name)
    if function(ctypes.byref(_Header(VERSION, 0)), sets):
        raise OSError(ctypes.get_errno(), f"{name}: {os.strerror(ctypes.get_errno())}")
