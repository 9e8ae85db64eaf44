from __future__ import annotations

import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from workbench.errors import InputError
from workbench.export.files import replacing


def left_over(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written_with_line_ends_as_given(tmp_path: Path) -> None:
    with replacing(tmp_path / "out.csv") as file:
        file.write("a\r\nb\n")
    assert (tmp_path / "out.csv").read_bytes() == b"a\r\nb\n"
    assert left_over(tmp_path) == ["out.csv"]


def test_the_old_file_stands_until_the_end(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    with replacing(path) as file:
        file.write("new" * 100_000)
        file.flush()
        assert path.read_text() == "old"
    assert path.read_text() == "new" * 100_000


def test_the_bytes_are_on_the_disk_before_the_name_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, synced = tmp_path / "out.csv", list[tuple[int, bool]]()
    sync = os.fsync

    def watched(descriptor: int) -> None:
        synced.append((os.fstat(descriptor).st_ino, path.exists()))
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", watched)
    with replacing(path) as file:
        file.write("x")
    assert synced[0] == (path.stat().st_ino, False)


def break_off(path: Path, fault: BaseException) -> None:
    with replacing(path) as file:
        file.write("half")
        raise fault


@pytest.mark.parametrize("fault", [ValueError("boom"), KeyboardInterrupt()])
def test_after_a_fault_the_old_file_stands_and_nothing_is_left(tmp_path: Path, fault: BaseException) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    with pytest.raises(type(fault)):
        break_off(path, fault)
    assert path.read_text() == "old"
    assert left_over(tmp_path) == ["out.csv"]


def test_a_full_disk_is_one_line_and_the_old_file_stands(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    with pytest.raises(InputError, match=r"out\.csv: cannot be written \(No space left"), replacing(path):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert path.read_text() == "old"
    assert left_over(tmp_path) == ["out.csv"]


def test_a_really_full_device_is_one_line() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full on this system")
    with pytest.raises(InputError, match="No space left"), replacing(full) as file:
        file.write("x")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no folder"), replacing(tmp_path / "no" / "out.csv"):
        pass
    assert left_over(tmp_path) == []


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"), replacing(tmp_path):
        pass


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
def test_permissions_follow_the_old_file_or_the_umask(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        with replacing(tmp_path / "new.csv"):
            pass
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "new.csv").stat().st_mode) == 0o640
    (tmp_path / "new.csv").chmod(0o604)
    with replacing(tmp_path / "new.csv") as file:
        file.write("x")
    assert stat.S_IMODE((tmp_path / "new.csv").stat().st_mode) == 0o604


@pytest.mark.skipif(os.name != "posix", reason="links need no privilege on POSIX")
def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "out.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real" / "out.csv")
    with replacing(tmp_path / "link.csv") as file:
        file.write("new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real" / "out.csv").read_text() == "new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are POSIX")
def test_a_pipe_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    with replacing(pipe) as file:
        file.write("through")
    reader.join(timeout=10)
    assert read == ["through"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
