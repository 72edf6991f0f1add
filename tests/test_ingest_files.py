from __future__ import annotations

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from articles import ingest
from articles.ingest import Outcome, Received, Rejected, Result, archives, files, size_limits
from articles.ingest.records import HoldsNoArticles, refused


def make_zip(members: dict[str, bytes | str], *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def read(*paths: Path) -> tuple[list[str], dict[str, tuple[str, str]]]:
    """Return the names of accepted files, and outcome and reason of the others by name, relative to the path."""
    return sort_out(files.read(files.find(paths)), base=paths[0] if paths[0].is_dir() else paths[0].parent)


def sort_out(found: object, *, base: Path | None = None) -> tuple[list[str], dict[str, tuple[str, str]]]:
    taken: list[str] = []
    rest: dict[str, tuple[str, str]] = {}
    prefix = f"{base}/" if base else ""
    for one in found:  # type: ignore[attr-defined]
        name = one.name.removeprefix(prefix)
        if isinstance(one, Result):
            rest[name] = (one.outcome.value, one.reason)
        else:
            taken.append(name)
    return taken, rest


def test_a_folder_is_read_in_name_order_and_other_files_are_listed_as_skipped(tmp_path: Path) -> None:
    for name in ("b.txt", "a.HTML", "sub/c.htm", "sub/notes.doc", "picture.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"text")

    taken, rest = read(tmp_path)

    assert taken == ["a.HTML", "b.txt", "sub/c.htm"]
    assert {name: outcome for name, (outcome, _reason) in rest.items()} == {
        "picture.png": "skipped",
        "sub/notes.doc": "skipped",
    }
    assert rest["picture.png"][1] == "not a supported file type"


def test_a_file_named_by_the_user_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    (tmp_path / "clipping.dump").write_text("A text")
    (tmp_path / "archive.dat").write_bytes(make_zip({"one.txt": "One"}))

    taken, rest = read(tmp_path / "clipping.dump", tmp_path / "archive.dat")

    assert taken == ["clipping.dump", "archive.dat/one.txt"]
    assert rest == {}


def test_a_file_among_others_that_holds_no_articles_is_skipped_and_one_that_was_named_is_rejected(
    tmp_path: Path,
) -> None:
    (tmp_path / "prices.csv").write_text("product,price")
    (tmp_path / "a.zip").write_bytes(make_zip({"package.json": "{}"}))
    among = [one for one in files.read(files.find([tmp_path])) if isinstance(one, Received)]
    named = [one for one in files.read(files.find([tmp_path / "prices.csv"])) if isinstance(one, Received)]

    error = HoldsNoArticles("no column holds text")
    assert [refused(one, error).outcome for one in (*among, *named)] == [
        Outcome.SKIPPED,
        Outcome.SKIPPED,
        Outcome.REJECTED,
    ]
    assert refused(among[0], Rejected("damaged")).outcome == Outcome.REJECTED
    assert refused(among[0], error).reason == "no column holds text"


def test_missing_and_irregular_files_are_rejected_by_name(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop").symlink_to(tmp_path)

    _taken, rest = read(tmp_path, tmp_path / "missing.txt")

    assert rest == {
        "pipe.txt": ("rejected", "not a regular file"),
        "loop": ("skipped", "a link to a folder"),
        "missing.txt": ("rejected", "no such file"),
    }


def test_a_file_name_that_is_not_utf8_is_shown_with_replacement_characters(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("A text")

    taken, _rest = read(tmp_path)

    assert taken == ["caf\ufffd.txt"]


def test_a_file_over_the_limit_is_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_FILE_BYTES", 1024 * 1024)
    monkeypatch.setattr(size_limits, "MAX_FILE_BYTES", 1024 * 1024)
    (tmp_path / "large.txt").write_bytes(b"x" * (1024 * 1024 + 1))
    (tmp_path / "largest.txt").write_bytes(b"x" * 1024 * 1024)

    taken, rest = read(tmp_path)

    assert taken == ["largest.txt"]
    assert rest == {"large.txt": ("rejected", "larger than 1 MB")}


def unpack(data: bytes) -> tuple[list[str], dict[str, tuple[str, str]]]:
    return sort_out(ingest.unpack(Received(data=data, name="a.zip")))


def test_files_of_an_archive_and_of_an_archive_inside_it_are_read() -> None:
    inner = make_zip({"three.htm": "<p>Three", "deep.zip": make_zip({"four.txt": "Four"})})

    taken, rest = unpack(make_zip({"one.txt": "One", "folder/two.TXT": "Two", "inner.zip": inner, "no.doc": "No"}))

    assert taken == ["a.zip/one.txt", "a.zip/folder/two.TXT", "a.zip/inner.zip/three.htm"]
    assert rest == {
        "a.zip/no.doc": ("skipped", "not a supported file type"),
        "a.zip/inner.zip/deep.zip": ("rejected", "an archive nested too deep; unpack it and import its files"),
    }


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("../outside.txt", id="a parent"),
        pytest.param("folder/../../outside.txt", id="a parent further in"),
        pytest.param("/etc/outside.txt", id="an absolute path"),
        pytest.param("C:\\outside.txt", id="a drive"),
        pytest.param("..\\outside.txt", id="a parent with backslashes"),
    ],
)
def test_a_member_with_a_path_outside_the_archive_is_rejected_alone(name: str) -> None:
    taken, rest = unpack(make_zip({name: "Outside", "good.txt": "Good"}))

    assert taken == ["a.zip/good.txt"]
    assert list(rest.values()) == [("rejected", "its path points outside the archive")]


def test_a_zip_bomb_is_rejected_alone() -> None:
    taken, rest = unpack(make_zip({"bomb.txt": b"\0" * 20_000_000, "good.txt": "Good"}))

    assert taken == ["a.zip/good.txt"]
    assert rest["a.zip/bomb.txt"][0] == "rejected"
    assert "100 times its size" in rest["a.zip/bomb.txt"][1]


def test_a_member_larger_than_its_stated_size_is_rejected() -> None:
    data = make_zip({"liar.txt": b"\0" * 5_000_000, "good.txt": "Good"})
    data = data.replace((5_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))

    taken, rest = unpack(data)

    assert taken == ["a.zip/good.txt"]
    assert rest == {"a.zip/liar.txt": ("rejected", "damaged in the archive")}


def test_an_archive_that_unpacks_to_too_much_is_read_up_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_UNPACKED_BYTES", 2 * 1024 * 1024)
    inner = make_zip({f"{n}.txt": bytes([65 + n]) * 900_000 for n in range(3)})

    taken, rest = unpack(make_zip({"first.txt": "First", "inner.zip": inner}))

    assert taken == ["a.zip/first.txt", "a.zip/inner.zip/0.txt", "a.zip/inner.zip/1.txt"]
    assert rest == {
        "a.zip/inner.zip/2.txt": (
            "rejected",
            "not read, as the archive unpacks to more than 2 MB; split it into smaller ones",
        )
    }


def test_an_archive_of_ten_thousand_files_is_read_up_to_the_limit() -> None:
    taken, rest = unpack(make_zip({f"{number}.txt": "x" for number in range(10_000)}, packing=zipfile.ZIP_STORED))

    assert len(taken) == files.MAX_MEMBERS
    assert rest == {
        "a.zip": ("rejected", "10000 files in the archive; the last 5000 were not read because the limit is 5000"),
    }


def test_an_archive_with_too_large_a_directory_is_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_DIRECTORY_BYTES", 1000)

    taken, rest = unpack(make_zip({f"{number}.txt": "x" for number in range(100)}))

    assert taken == []
    assert rest == {"a.zip": ("rejected", "more than 5000 files in the archive; split it into smaller ones")}


def with_flag(data: bytes, flag: int) -> bytes:
    """Set a general purpose flag of the only member, in its local header and in the central directory."""
    edited = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature) + offset
        edited[at] |= flag
    return bytes(edited)


def damaged(data: bytes) -> bytes:
    """Corrupt the compressed data of the only member, whose name must have five characters."""
    packed = 30 + 5
    return data[: packed + 2] + b"\xff\xff" + data[packed + 4 :]


def test_a_damaged_archive_is_rejected() -> None:
    reason = "not a ZIP archive, or a damaged one; download or create it again"
    assert unpack(b"PK\x03\x04 and nothing else") == ([], {"a.zip": ("rejected", reason)})


DOCUMENT = make_zip({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"})


@pytest.mark.parametrize(
    ("data", "taken"),
    [
        pytest.param(DOCUMENT, "a.zip", id="alone, whatever its suffix"),
        pytest.param(make_zip({"b.docx": DOCUMENT}), "a.zip/b.docx", id="in an archive"),
        pytest.param(make_zip({"c.zip": make_zip({"b.docx": DOCUMENT})}), "a.zip/c.zip/b.docx", id="nested"),
    ],
)
def test_a_document_that_is_a_zip_file_is_not_unpacked(data: bytes, taken: str) -> None:
    assert unpack(data) == ([taken], {})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(
            with_flag(make_zip({"m.txt": "Text"}), 1),
            "encrypted; create the archive again without a password",
            id="encrypted",
        ),
        pytest.param(
            make_zip({"m.txt": "Text" * 100}, packing=zipfile.ZIP_LZMA),
            "this compression method is not supported; create the archive again as a standard ZIP",
            id="unsupported compression",
        ),
        pytest.param(
            damaged(make_zip({"m.txt": "Text" * 100})),
            "damaged in the archive",
            id="damaged",
        ),
    ],
)
def test_a_member_that_cannot_be_read_is_rejected(data: bytes, reason: str) -> None:
    assert unpack(data) == ([], {"a.zip/m.txt": ("rejected", reason)})


def test_macos_metadata_is_skipped() -> None:
    taken, rest = unpack(make_zip({"one.txt": "One", "__MACOSX/._one.txt": "x"}))

    assert taken == ["a.zip/one.txt"]
    assert rest["a.zip/__MACOSX/._one.txt"][0] == Outcome.SKIPPED
