"""The old index stays whole until the new one takes its place, whatever happens on the way."""

import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from bot.errors import BotError, IndexFileError, RecordsError
from bot.index.read.index import Index
from bot.index.write.builder import BuildSummary, build_index
from tests.index.conftest import BUILT_AT
from tests.permissions import permissions_enforced
from tests.records.samples import many_records, meeting, record, write_lines
from tests.support import MAX_WAIT_SECONDS, wait_until

Build = Callable[..., BuildSummary]


@pytest.fixture
def old(build: Build, tmp_path: Path) -> Iterator[Path]:
    """An index that stands already; nothing else may be left beside it."""
    build([record()])
    path = tmp_path / "index.db"
    before = path.read_bytes()
    yield path
    assert path.read_bytes() == before


@pytest.fixture(scope="module")
def bulk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Records that take a few seconds to build."""
    return write_lines(tmp_path_factory.mktemp("bulk") / "bulk.jsonl", many_records(20_000))


def left_beside(path: Path) -> list[str]:
    return [each.name for each in path.parent.iterdir() if each.name.startswith(".")]


def test_wrong_records_leave_the_old_index(old: Path, tmp_path: Path) -> None:
    wrong = write_lines(tmp_path / "wrong.jsonl", [*many_records(10), record(reports=["gone"])])
    with pytest.raises(RecordsError, match="no index was built, and the old one is as it was"):
        build_index([wrong], old, built_at=BUILT_AT)
    assert not left_beside(old)


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError, RuntimeError])
def test_whatever_breaks_the_build_leaves_the_old_index(
    old: Path, tmp_path: Path, error: type[BaseException]
) -> None:
    file = write_lines(tmp_path / "many.jsonl", many_records(10))

    def stop(_: int) -> None:
        raise error

    with pytest.raises(error):
        build_index([file], old, built_at=BUILT_AT, advance=stop)
    assert not left_beside(old)


def start(bulk: Path, output: Path, **options: Any) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "bot", "build", str(bulk), "--output", str(output)]
    return subprocess.Popen(
        command, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options
    )


def wait_until_writing(output: Path) -> None:
    wait_until(lambda: any(each.stat().st_size > 100_000 for each in output.parent.glob(".*.tmp")))


@pytest.mark.parametrize(
    "signals",
    [
        [signal.SIGTERM],
        [signal.SIGINT],
        [signal.SIGHUP],
        [signal.SIGTERM] * 10,
        [signal.SIGINT, signal.SIGTERM, signal.SIGINT],
    ],
    ids=lambda signals: "+".join(each.name for each in signals),
)
def test_a_stopped_build_leaves_the_old_index_and_nothing_else(
    old: Path, bulk: Path, signals: list[signal.Signals]
) -> None:
    with start(bulk, old) as process:
        wait_until_writing(old)
        for each in signals:
            process.send_signal(each)
        _, errors = process.communicate(timeout=MAX_WAIT_SECONDS)
    assert process.returncode == 130
    assert errors.strip() == ""
    assert not left_beside(old)


def test_a_killed_build_leaves_the_old_index(old: Path, bulk: Path) -> None:
    with start(bulk, old) as process:
        wait_until_writing(old)
        process.kill()
    assert process.returncode == -signal.SIGKILL


def test_a_full_disk_is_reported_in_one_sentence(old: Path, bulk: Path) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    with start(bulk, old, preexec_fn=limit) as process:
        output, errors = process.communicate(timeout=MAX_WAIT_SECONDS)
    assert (process.returncode, output) == (1, "")
    assert errors.startswith(f"The index cannot be written to {old}: ")
    assert errors.endswith("; fix that, or name another file with --output.\n")
    assert errors.count("\n") == 1
    assert not left_beside(old)


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        ("missing/index.db", "No such file or directory"),
        ("file/index.db", "Not a directory"),
        ("folder", "Is a directory"),
        ("x" * 300, "File name too long"),
        ("/proc/index.db", "No such file or directory"),
    ],
)
def test_an_output_that_cannot_be_written_is_reported_in_one_sentence(
    tmp_path: Path, output: str, reason: str
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    records = write_lines(tmp_path / "records.jsonl", [record()])
    with pytest.raises(IndexFileError, match=reason):
        build_index([records], tmp_path / output, built_at=BUILT_AT)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "folder", "records.jsonl"]


def test_a_folder_without_permission_is_reported(old: Path, tmp_path: Path) -> None:
    records = write_lines(tmp_path / "records.jsonl", [record()])
    old.parent.chmod(0o555)
    with permissions_enforced(), pytest.raises(IndexFileError, match="Permission denied"):
        build_index([records], old, built_at=BUILT_AT)
    old.parent.chmod(0o755)


def test_records_that_cannot_be_read_are_reported_as_such(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "lost.yaml").symlink_to("nowhere.yaml")
    with pytest.raises(BotError, match=r"lost\.yaml:1: the file cannot be read") as refused:
        build_index([tmp_path / "records"], tmp_path / "index.db", built_at=BUILT_AT)
    assert isinstance(refused.value, RecordsError)


def test_two_builds_at_once_both_end_well(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "records.jsonl", many_records(300))
    output = tmp_path / "index.db"

    def build(_: int) -> BuildSummary:
        return build_index([file], output, built_at=BUILT_AT)

    with ThreadPoolExecutor(4) as pool:
        assert {built.meetings for built in pool.map(build, range(4))} == {300}
    with Index(output) as index:
        assert index.facts().meetings == 300
    assert not left_beside(output)


def test_who_reads_keeps_the_old_index_while_it_is_replaced(build: Build, tmp_path: Path) -> None:
    build([record(meetings=[meeting(title="Old")])])
    with Index(tmp_path / "index.db") as before:
        build([*many_records(50), record(meetings=[meeting(title="New")])])
        assert [each.title for each in before.meetings([1])] == ["Old"]
        assert before.facts().meetings == 1
        with Index(tmp_path / "index.db") as after:
            assert after.facts().meetings == 51


def test_everybody_may_read_the_new_index(build: Build, tmp_path: Path) -> None:
    build([record()])
    assert stat.S_IMODE((tmp_path / "index.db").stat().st_mode) == 0o644
