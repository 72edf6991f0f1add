from __future__ import annotations

import os
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


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to act as other users")
def test_a_folder_of_another_user_is_refused(tmp_path: Path) -> None:
    os.chown(tmp_path, 65534, -1)

    with pytest.raises(data_folder.DataFolderUnusable, match="belongs to"):
        data_folder.make(tmp_path)
