"""Archives that are damaged or made to harm: each fault is a result of its own, and the good files are read."""

from __future__ import annotations

import io
import os
import random
import struct
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from articles import ingest
from articles.ingest import Outcome, Received, Result, archives, files, salvage
from tests.test_ingest_files import make_zip

if TYPE_CHECKING:
    from collections.abc import Callable

GOOD = "A good text"
LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


def unpacked(data: bytes, name: str = "a.zip") -> tuple[dict[str, bytes], dict[str, str]]:
    """Return the data of accepted files and the reasons for the others, by name."""
    found = list(ingest.unpack(Received(data=data, name=name)))
    return (
        {one.name: one.data for one in found if isinstance(one, Received)},
        {one.name: one.reason for one in found if isinstance(one, Result)},
    )


def headers(data: bytes, number: int) -> list[tuple[int, int]]:
    """Return the places of the local and the central header of a file of an archive, each with its length."""
    places = []
    for signature, length in ((LOCAL, 30), (CENTRAL, 46)):
        at = -1
        for _each in range(number + 1):
            at = data.index(signature, at + 1)
        places.append((at, length))
    return places


def named(name: bytes, *, flags: int = 0) -> bytes:
    """Return an archive of a file with these bytes as its name, between two good files."""
    data = bytearray(make_zip({"first.txt": GOOD, "x" * len(name): "Bad", "last.txt": GOOD}))
    for at, length in headers(data, 1):
        data[at + length : at + length + len(name)] = name
        data[at + (6 if length == 30 else 8) + 1] |= flags >> 8
    return bytes(data)


@pytest.mark.parametrize(
    "name",
    [
        *(b".", b"./", b".//.", b"/", b"//", b"\\", b"\0", b"\0.txt", b"a\0b.txt", b"..", b"./..", b"C:", b":", b" "),
        pytest.param(b"/.txt", id="absolute"),
        pytest.param(b"\x1b[2J.txt", id="a terminal's escape"),
    ],
)
def test_a_member_with_any_name_is_judged_alone(name: bytes) -> None:
    taken, _rest = unpacked(named(name))

    assert taken["a.zip/first.txt"] == taken["a.zip/last.txt"] == GOOD.encode()


def test_a_member_without_a_name_is_rejected_alone() -> None:
    data = bytearray(named(b"@"))
    for at, length in headers(data, 1):
        offset = at + (26 if length == 30 else 28)
        data[offset : offset + 4] = b"\0\0\x01\0"  # the letter of the name becomes an extra field

    taken, rest = unpacked(bytes(data))

    assert list(taken) == ["a.zip/first.txt", "a.zip/last.txt"]
    assert list(rest.values()) == ["it has no name; create the archive again"]


def test_a_name_that_is_not_the_utf_8_it_says_it_is_does_not_lose_the_others() -> None:
    taken, rest = unpacked(named(b"caf\xe9.txt", flags=0x800))

    assert {"a.zip/first.txt", "a.zip/last.txt"} <= set(taken)
    assert rest["a.zip"].startswith("the archive is damaged: only 3 files in it could be read")


def test_a_download_that_was_cut_off_gives_the_files_before_the_cut() -> None:
    data = make_zip({f"{number}.txt": f"{GOOD} {number} " * 40 for number in range(5)})

    taken, rest = unpacked(data[: data.rindex(LOCAL) + 50])

    assert list(taken) == [f"a.zip/{number}.txt" for number in range(4)]
    assert taken["a.zip/3.txt"] == (f"{GOOD} 3 " * 40).encode()
    assert rest["a.zip/4.txt"] == "damaged in the archive"
    assert rest["a.zip"] == "the archive is damaged: only 4 files in it could be read; download or create it again"


def test_files_whose_sizes_stand_behind_them_are_read_from_a_damaged_archive() -> None:
    class Unseekable(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *args: object) -> int:
            raise io.UnsupportedOperation

        tell = seek  # type: ignore[assignment]

    stream = Unseekable()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one.txt", GOOD * 100)
        archive.writestr("two.txt", GOOD)
    data = stream.getvalue()

    taken, _rest = unpacked(data[: data.index(CENTRAL)])

    assert taken == {"a.zip/one.txt": (GOOD * 100).encode(), "a.zip/two.txt": GOOD.encode()}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(make_zip({}), "the archive is empty", id="empty"),
        pytest.param(make_zip({"a/": "", "a/b/": ""}), "the archive holds only folders", id="only folders"),
        pytest.param(
            b"PK\x03\x04 and nothing else",
            "not a ZIP archive, or a damaged one; download or create it again",
            id="only a signature",
        ),
    ],
)
def test_an_archive_without_files_is_a_result_of_its_own(data: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(data)

    assert unpacked(data) == ({}, {"a.zip": reason})
    assert unpacked(make_zip({"inner.zip": data, "b.txt": GOOD}))[1] == {"a.zip/inner.zip": reason}
    for path in (tmp_path, tmp_path / "a.zip"):
        [result] = files.read(files.find([path]))
        assert isinstance(result, Result)
        assert (result.outcome, result.reason) == (Outcome.REJECTED, reason)


def edited(offset: int, value: bytes, signature: bytes = CENTRAL) -> bytes:
    """Return an archive of two files, the second's header changed: a lie in the directory."""
    data = bytearray(make_zip({"first.txt": GOOD, "second.txt": GOOD * 9}))
    at = data.rindex(signature) + offset
    data[at : at + len(value)] = value
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(edited(42, b"\xff\xff\xff\x7f"), id="an offset behind the end"),
        pytest.param(edited(42, b"\0\0\0\0"), id="overlapping the first"),
        pytest.param(edited(42, b"\x05\0\0\0"), id="an offset into the first"),
        pytest.param(edited(20, b"\xff\xff\xff\x7f"), id="a packed size behind the end"),
        pytest.param(edited(24, b"\x01\0\0\0"), id="too small a size"),
        pytest.param(edited(24, b"\xff\xff\xff\x00"), id="too large a size"),
        pytest.param(edited(16, b"\0\0\0\0"), id="another checksum"),
        pytest.param(edited(12, b"\xff\xff\xff\xff"), id="an absurd date"),
        pytest.param(edited(6, b"\xff\xff"), id="a version from the future"),
        pytest.param(edited(10, b"\x63\0"), id="an unknown compression"),
        pytest.param(edited(8, b"\x41\0"), id="strong encryption"),
        pytest.param(edited(8, b"\x20\0"), id="patched data"),
        pytest.param(edited(30, b"\xff\xff"), id="an extra field behind the end"),
        pytest.param(edited(28, b"\xff\xff"), id="a name behind the end"),
        pytest.param(edited(32, b"\xff\xff"), id="a comment behind the end"),
        pytest.param(edited(16, b"\xff\xff\xff\xff", END), id="a directory behind the end"),
        pytest.param(edited(12, b"\xff\xff\xff\xff", END), id="a huge directory"),
        pytest.param(edited(12, b"\0\0\0\0", END), id="no directory"),
        pytest.param(edited(8, b"\xff\xff\xff\xff", END), id="other counts"),
        pytest.param(edited(20, b"\xff\xff", END), id="a comment that is missing"),
        pytest.param(edited(26, b"\xff\xff", LOCAL), id="a local name behind the end"),
        pytest.param(edited(30, b"zzz", LOCAL), id="another local name"),
    ],
)
def test_a_lying_directory_costs_only_what_it_lies_about(data: bytes) -> None:
    """The first file is read, whatever is wrong with the second, or the archive is rejected with a reason."""
    taken, rest = unpacked(data)

    assert taken.get("a.zip/first.txt") == GOOD.encode() or list(rest) == ["a.zip"]
    assert all(rest.values())
    assert not any("report it" in reason for reason in rest.values())


def zip64(size: int) -> bytes:
    data = bytearray(make_zip({"first.txt": GOOD, "second.txt": GOOD}))
    at = data.rindex(CENTRAL)
    extra = struct.pack("<HHQ", 1, 8, size)
    data[at + 24 : at + 28] = b"\xff\xff\xff\xff"
    data[at + 30 : at + 32] = struct.pack("<H", len(extra))
    name_end = at + 46 + struct.unpack_from("<H", data, at + 28)[0]
    data[name_end:name_end] = extra
    end = data.rindex(END)
    data[end + 12 : end + 16] = struct.pack("<I", struct.unpack_from("<I", data, end + 12)[0] + len(extra))
    return bytes(data)


@pytest.mark.parametrize("size", [len(GOOD), 2**40, 2**64 - 1])
def test_a_zip64_size_is_checked_like_any_other(size: int) -> None:
    taken, rest = unpacked(zip64(size))

    assert taken["a.zip/first.txt"] == GOOD.encode()
    assert ("a.zip/second.txt" in taken) == (size == len(GOOD))
    assert len(rest) == (size != len(GOOD))


@pytest.mark.parametrize(
    "wrap",
    [lambda data: b"#!/bin/sh\n" * 9 + data, lambda data: data + b"\0" * 99, lambda data: data + data],
    ids=["data before", "data after", "twice"],
)
def test_data_around_an_archive_does_not_matter(wrap: Callable[[bytes], bytes], tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(wrap(make_zip({"first.txt": GOOD})))

    found = list(files.read(files.find([tmp_path])))

    assert [one.data for one in found if isinstance(one, Received)] == [GOOD.encode()]


def test_files_with_the_same_name_are_all_read() -> None:
    data = make_zip({"a.txt": "One", "b.txt": "Two"}).replace(b"b.txt", b"a.txt")

    found = list(ingest.unpack(Received(data=data, name="a.zip")))

    assert [one.data for one in found if isinstance(one, Received)] == [b"One", b"Two"]


def test_an_unexpected_exception_is_the_result_of_its_file(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    unpack = archives._unpacked

    def fail(archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowance: archives._Allowance) -> bytes:
        if info.filename.startswith("bad"):
            raise LookupError("out of luck")
        return unpack(archive, info, allowance)

    monkeypatch.setattr(archives, "_unpacked", fail)
    (tmp_path / "a.zip").write_bytes(make_zip({"first.txt": GOOD, "bad.txt": "Bad", "last.txt": GOOD}))

    found = list(files.read(files.find([tmp_path / "a.zip"])))

    assert [type(one) for one in found] == [Received, Result, Received]
    assert found[1].reason == "the program failed on this file (LookupError); please report it"  # type: ignore[union-attr]
    assert "bad.txt: LookupError: out of luck" in caplog.text


def test_an_unexpected_exception_in_the_directory_keeps_the_files(monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(zipfile.ZipFile):
        def _RealGetContents(self) -> None:  # noqa: N802
            raise AttributeError("out of luck")

    monkeypatch.setattr(archives.zipfile, "ZipFile", Failing)
    taken, rest = unpacked(make_zip({"first.txt": GOOD}))
    nothing = unpacked(b"PK\x05\x06")

    assert (list(taken), len(rest)) == (["a.zip/first.txt"], 1)
    assert nothing == ({}, {"a.zip": "the program failed on this file (AttributeError); please report it"})


def test_no_damage_to_an_archive_raises() -> None:
    inner = make_zip({"deep.txt": GOOD})
    data = make_zip({"first.txt": GOOD * 50, "folder/inner.zip": inner, "b.html": "<p>" + GOOD})
    chance = random.Random(1)
    places = [at for at in range(len(data)) if data[at : at + 2] == b"PK"]
    for _number in range(1_500):
        damaged = bytearray(data)
        for _place in range(chance.randint(1, 4)):
            at = min(len(data) - 1, chance.choice(places) + chance.randint(0, 60))
            damaged[at] = chance.choice([0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)])
        if chance.random() < 0.3:
            del damaged[chance.randrange(4, len(damaged)) :]
        damaged[:2] = b"PK"
        taken, rest = unpacked(bytes(damaged))
        assert taken or rest
        assert all(rest.values())


def test_salvaging_does_not_unpack_a_bomb() -> None:
    bomb = make_zip({"bomb.txt": b"\0" * 30_000_000, "good.txt": GOOD})

    found = list(salvage.salvaged(bomb[: bomb.index(CENTRAL)], most_bytes=1_000_000))

    assert [(one.name, one.is_damaged, len(one.data)) for one in found] == [
        ("bomb.txt", True, 0),
        ("good.txt", False, len(GOOD)),
    ]


def test_folders_nested_as_deep_as_a_path_can_be_are_read(tmp_path: Path) -> None:
    folder = tmp_path
    for _number in range(1_100):  # deeper than Python's limit of recursion
        folder = folder / "a"
        os.mkdir(folder)
    (folder / "deep.txt").write_text(GOOD)

    found = [one for one in files.read(files.find([tmp_path])) if isinstance(one, Received)]

    assert [one.file_name for one in found] == ["deep.txt"]
    # Pytest deletes the folders of earlier runs by recursion, which does not reach so deep.
    (folder / "deep.txt").unlink()
    while folder != tmp_path:
        folder.rmdir()
        folder = folder.parent


def test_a_loop_of_links_and_a_file_that_vanishes_are_results_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "c.txt").write_text(GOOD)
    (tmp_path / "gone.txt").write_text(GOOD)
    found = files.find([tmp_path, tmp_path / "a.txt"])
    (tmp_path / "gone.txt").unlink()

    results = list(files.read(found))

    assert [getattr(one, "reason", "read") for one in results] == [
        "a loop of links",
        "a loop of links",
        "read",
        "no such file",
        "a loop of links",
    ]


def test_a_folder_that_cannot_be_read_is_a_result_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "open").mkdir()
    (tmp_path / "open" / "a.txt").write_text(GOOD)
    scan = os.scandir

    def scandir(path: Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(files.os, "scandir", scandir)

    results = list(files.read(files.find([tmp_path, tmp_path / "closed"])))

    assert [(one.name.removeprefix(f"{tmp_path}/"), getattr(one, "reason", "read")) for one in results] == [
        ("open/a.txt", "read"),
        ("closed", "permission denied"),
        ("closed", "permission denied"),
    ]
