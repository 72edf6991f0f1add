from __future__ import annotations

import errno
import os
import shutil
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from newsarchive import data_folder


def test_the_secret_key_is_created_once_and_private(tmp_path: Path) -> None:
    folder = tmp_path / "data"

    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: data_folder.secret_key(folder), range(16)))

    assert len(keys) == 1
    assert len(keys.pop()) > 80
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [entry.name for entry in folder.iterdir()] == ["secret-key"]


def test_a_folder_that_cannot_be_written_to_is_refused_with_advice() -> None:
    with pytest.raises(data_folder.DataFolderUnusable, match=r"cannot be written to /proc/archive .*NEWSARCHIVE_DATA"):
        data_folder.make(Path("/proc/archive"))


def test_a_process_that_knows_the_key_creates_no_other_when_the_folder_is_gone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    key = data_folder.secret_key(folder)
    data_folder.check_present(folder)

    folder.rename(tmp_path / "elsewhere")

    assert data_folder.secret_key(folder) == key
    assert not folder.exists()
    with pytest.raises(data_folder.DataFolderUnusable, match="is gone, or another folder has taken its place"):
        data_folder.check_present(folder)
    data_folder.read_secret_key(folder)  # another process starts an archive in its place
    with pytest.raises(data_folder.DataFolderUnusable, match="is gone, or another folder has taken its place"):
        data_folder.check_present(folder)

    shutil.rmtree(folder)
    (tmp_path / "elsewhere").rename(folder)
    data_folder.check_present(folder)


def test_no_archive_is_created_where_a_disk_is_not_mounted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = f"# disks\n/dev/sda1 / ext4\n/dev/sdb1 {tmp_path}/external\\040disk ext4 defaults 0 2\n"
    monkeypatch.setattr(data_folder, "MOUNTS", tmp_path / "fstab")
    (tmp_path / "fstab").write_text(listed)
    (tmp_path / "external disk" / "empty").mkdir(parents=True)

    for name in ("empty", "new"):
        with pytest.raises(data_folder.DataFolderUnusable, match="external disk, which is not mounted"):
            data_folder.make(tmp_path / "external disk" / name)
    data_folder.make(tmp_path / "another")

    assert not (tmp_path / "external disk" / "new").exists()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def fail(*args: object, **options: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(data_folder, "write_private", fail)
    with pytest.raises(data_folder.DataFolderUnusable, match=rf"disk with {tmp_path} is full .*MB are free.*Free some"):
        data_folder.secret_key(tmp_path)
    monkeypatch.setattr(data_folder, "probe", fail)
    with pytest.raises(data_folder.DataFolderUnusable, match=f"disk with {tmp_path} is full"):
        data_folder.make(tmp_path)


def test_an_empty_secret_key_is_reported(tmp_path: Path) -> None:
    (tmp_path / "secret-key").touch()

    with pytest.raises(data_folder.DataFolderUnusable, match=r"secret-key is empty\. Delete the file"):
        data_folder.secret_key(tmp_path)


def test_modes_that_let_others_in_are_mended(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    folder.chmod(0o777)
    (folder / "secret-key").write_text("kept")
    (folder / "secret-key").chmod(0o644)

    data_folder.make(folder)

    assert data_folder.secret_key(folder) == "kept"
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755


def test_a_killed_process_leaves_no_probe_file(tmp_path: Path) -> None:
    (tmp_path / ".probe-1234").write_bytes(b"x")  # of an earlier version

    data_folder.make(tmp_path)

    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to act as other users")
def test_a_folder_of_another_user_is_refused(tmp_path: Path) -> None:
    os.chown(tmp_path, 65534, -1)

    with pytest.raises(data_folder.DataFolderUnusable, match="belongs to"):
        data_folder.make(tmp_path)
