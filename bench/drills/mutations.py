"""Damaged files of every accepted type, and ZIP archives that no program would make: the same for the same seed."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from functools import cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from articles.text.formats.opening import SUFFIXES
from bench.growing_files import KINDS

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
SEED_SIZE = 1_500
LARGEST = 20_000


class Sample(NamedTuple):
    name: str
    data: bytes


@cache
def samples() -> tuple[Sample, ...]:
    """Return small sound files of every accepted type: the sample of the archive, and one of each growing kind."""
    paths = sorted((*(ROOT / "fixtures" / "clippings").iterdir(), *(ROOT / "fixtures" / "exports").iterdir()))
    found = [Sample(path.name, path.read_bytes()[:LARGEST]) for path in paths]
    for _kind, (name, make) in sorted(KINDS.items()):
        data = make(SEED_SIZE)
        if len(data) <= LARGEST:
            found.append(Sample(name, data))
    taken = {PurePath(sample.name).suffix.lower() for sample in found}
    found += [Sample(f"a{suffix}", found[0].data) for suffix in sorted(SUFFIXES - taken)]
    return tuple(found)


TOKENS = [
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    "\u202e\u2066\u0085\u2028".encode(),
    b'<meta charset="undefined">',
    b'<meta charset="idna">',
    b'<meta http-equiv="content-type" content="text/html; charset=punycode">',
    b"<script>window.drilled(1)</script>",
    b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b;",
    b"]]>",
    b"<![CDATA[",
    b"-->",
    b"Content-Type: multipart/mixed; boundary=\r\n\r\n",
    b"Content-Transfer-Encoding: base64\r\n\r\n====",
    b"99999999999999999999",
    b"-1",
    b"1e999",
    b"0000-00-00",
    b"\\u0000",
    b"\\uD800",
    b"{{{{{{",
    b"[[[[[[",
    b'"' * 7,
    b"\r\r\n\n\r",
    b"\x1b[2J",
    b"%00%ff",
    b"endobj",
    b"stream",
    b"PK\x03\x04",
    b"PK\x05\x06",
]
CODECS = ("utf-16", "utf-16-be", "utf-32", "utf-7", "cp037", "latin-1", "cp1251", "gb18030", "shift_jis")


def damaged(choose: random.Random) -> Sample:
    """Return a sample with one to four kinds of damage; sometimes under the name of another type."""
    name, data = choose.choice(samples())
    if data.startswith(b"PK") and choose.random() < 0.6:
        data = repacked(data, choose)
    for _ in range(choose.randint(1, 4)):
        data = choose.choice(DAMAGES)(data, choose)
    if choose.random() < 0.15:
        name = "a" + choose.choice(sorted(SUFFIXES))
    return Sample(name, data[: 4 * LARGEST])


def repacked(data: bytes, choose: random.Random) -> bytes:
    """Return the document in ``data`` with one of its parts damaged, in a sound archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        hit = choose.choice(names)
        for name in names:
            content = old.read(name)
            if name == hit:
                content = choose.choice(DAMAGES)(content, choose)
                if choose.random() < 0.1:
                    continue
            new.writestr(name, content)
    return out.getvalue()


def _flipped(data: bytes, choose: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(choose.choice((1, 4, 40))):
        if out:
            out[choose.randrange(len(out))] = choose.randrange(256)
    return bytes(out)


def _cut(data: bytes, choose: random.Random) -> bytes:
    start, end = _span(data, choose)
    return data[:start] + data[end:]


def _doubled(data: bytes, choose: random.Random) -> bytes:
    start, end = _span(data, choose)
    return data[:end] + data[start:end] * choose.choice((1, 3, 30)) + data[end:]


def _with_token(data: bytes, choose: random.Random) -> bytes:
    for _ in range(choose.choice((1, 1, 5))):
        at = choose.randrange(len(data) + 1) if choose.random() < 0.8 else 0
        data = data[:at] + choose.choice(TOKENS) + data[at:]
    return data


def _shortened(data: bytes, choose: random.Random) -> bytes:
    return data[: choose.randrange(len(data) + 1)]


def _beheaded(data: bytes, choose: random.Random) -> bytes:
    return data[choose.randrange(min(len(data), 200) + 1) :]


def _spliced(data: bytes, choose: random.Random) -> bytes:
    other = choose.choice(samples()).data
    return data[: choose.randrange(len(data) + 1)] + other[choose.randrange(len(other) + 1) :]


def _in_another_code(data: bytes, choose: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(choose.choice(CODECS), "replace")


def _noise(data: bytes, choose: random.Random) -> bytes:
    at = choose.randrange(len(data) + 1)
    return data[:at] + choose.randbytes(choose.choice((1, 8, 200))) + data[at:]


def _span(data: bytes, choose: random.Random) -> tuple[int, int]:
    start = choose.randrange(len(data) + 1)
    return start, min(len(data), start + choose.choice((1, 2, 16, 300)))


DAMAGES: list[Callable[[bytes, random.Random], bytes]] = [
    _flipped,
    _cut,
    _doubled,
    _with_token,
    _shortened,
    _beheaded,
    _spliced,
    _in_another_code,
    _noise,
]


# ZIP archives. Written by hand, because zipfile refuses to write most of what may be wrong.

ODD_NAMES = [
    b".",
    b"",
    b"/",
    b"./",
    b"..",
    b"../a.txt",
    b"a/../../b.txt",
    b"/etc/a.txt",
    b"C:\\a.txt",
    b"a\x00b.txt",
    b"\x00",
    b"\xff\xfe.txt",
    b"\xed\xa0\x80.txt",
    b"a" * 1_000 + b".txt",
    "\u202etxt.exe.txt".encode(),
    b"__MACOSX/._a.txt",
    b"a.txt/",
    b"a//b.txt",
    b"con.txt",
    b"a.txt ",
    b"<img src=x onerror=drilled(1)>.txt",
    b".txt",
    b"a.zip",
    b"\\\\server\\a.txt",
    b"-rf.txt",
]
UTF8_FLAG, ENCRYPTED_FLAG, SIZE_LATER_FLAG = 0x800, 0x1, 0x8


def odd_zip(choose: random.Random) -> bytes:
    """Return an archive in which something is wrong, or that is sound and holds something odd."""
    members = [_member(choose) for _ in range(choose.choice((0, 1, 1, 2, 5)))]
    data = packed(members, choose)
    fate = choose.random()
    if fate < 0.25:
        data = _damaged_directory(data, choose)
    elif fate < 0.4:
        data = choose.choice(DAMAGES)(data, choose)
    elif fate < 0.5:
        data = packed([(b"inner.zip", data, 0), *members[:1]], choose, sound=True)
    return data


def _member(choose: random.Random) -> tuple[bytes, bytes, int]:
    sample = damaged(choose) if choose.random() < 0.5 else choose.choice(samples())
    name = choose.choice(ODD_NAMES) if choose.random() < 0.5 else f"{choose.randrange(99)}{sample.name}".encode()
    return name, sample.data, choose.choice((0, 0, UTF8_FLAG, UTF8_FLAG, ENCRYPTED_FLAG, SIZE_LATER_FLAG))


def packed(members: list[tuple[bytes, bytes, int]], choose: random.Random, *, sound: bool = False) -> bytes:
    """Return an archive of (name, content, flags). Unless ``sound``, some sizes, sums and places are wrong."""

    def wrong(value: int, share: float = 0.06) -> int:
        if sound or choose.random() > share:
            return value
        return choose.choice((0, 1, value + 1, 0x7FFFFFFF, 0xFFFFFFFF))

    out, directory = bytearray(), bytearray()
    for name, content, flags in members:
        place, check, size = len(out), zlib.crc32(content), len(content)
        method = 0 if sound else choose.choice((0, 0, 0, 0, 0, 0, 0, 8, 12, 99))
        numbers = (20, flags, method, 0, 0x21, wrong(check), wrong(size), wrong(size), len(name), 0)
        out += struct.pack("<4s5H3I2H", b"PK\x03\x04", *numbers) + name + content
        mode = choose.choice((0, 0o100644, 0o120777, 0o040755)) << 16
        numbers = (20, 20, flags, method, 0, 0x21, wrong(check), wrong(size), wrong(size), len(name), 0, 0, 0, 0)
        directory += struct.pack("<4s6H3I5H2I", b"PK\x01\x02", *numbers, mode, wrong(place)) + name
    comment = b"" if sound else choose.choice((b"", b"", b"comment", b"\x00" * 70))
    counts = (len(members), wrong(len(members)) & 0xFFFF, wrong(len(directory)), wrong(len(out)), len(comment))
    return bytes(out + directory) + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, *counts) + comment


def _damaged_directory(data: bytes, choose: random.Random) -> bytes:
    start = data.rfind(b"PK\x01\x02")
    start = start if start >= 0 else max(0, len(data) - 22)
    out = bytearray(data)
    for _ in range(choose.choice((1, 2, 6))):
        out[choose.randrange(start, len(out))] = choose.choice((0, 1, 0x7F, 0x80, 0xFF))
    return bytes(out)
