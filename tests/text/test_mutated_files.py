"""Files damaged at random: each is read, or refused with a reason."""

from __future__ import annotations

import io
import random
import warnings
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from articles.text.documents import UnreadableClipping
from articles.text.formats.opening import open_file
from articles.text.formats.reading import read_documents
from bench.growing_files import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
RUNS = 8
MAX_SIZE = 6_000
# What readers trip over: marks of each format, ends of lines, bytes of other encodings, numbers and days out of range.
TOKENS = [
    *(b'"', b"{", b"}", b"[", b"]", b"<", b">", b"&", b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\r", b"\n"),
    *(
        b"\x0b",
        b"\x1c",
        "\u2028".encode(),
        "\u200b".encode(),
        b"\xed\xa0\x80",
        b"\\ud800",
        b"\\u0000",
        b"\t",
        b",",
        b"|",
    ),
    *(b"1e999", b"NaN", b"9" * 40, b"9" * 5_000, b"99999-99-99", b"2024-02-30", b"25:61", b"29 February 2023"),
    *(b"0001-01-01T00:00:00+23:59", b"9999-12-31T23:59:59-23:59", b"https://[", b"https://a.example:99999999/"),
    *(
        b"&#xD800;",
        b"<!--",
        b"]]>",
        b"\n1 of 900 DOCUMENTS\n",
        b"\nHD\n",
        b"\nDear Sir,\n",
        b"\n> ",
        b"\n---\n",
        b"\n```\n",
    ),
    *(b"\n| a | b |\n|---|---|\n", b"TY  - ", b"ER  - \n", b"@x{", b"\nBYLINE:\n", b"LENGTH: 0 words\n", b"A" * 300),
    *(letter.encode() for letter in "\u0130\u1e9e\ufb00\u0660\u00b2\u2460\u2167"),
]
SEEDS = {path.name: (path.name, path.read_bytes()[:MAX_SIZE]) for path in sorted((FIXTURES / "exports").iterdir())} | {
    kind: (name, make(2_000))
    for kind, (name, make) in KINDS.items()
    if kind.startswith(("Markdown", "CSV", "TSV", "XLSX: short", "ODS", "JSON", "RIS", "BibTeX", "bookmarks"))
    or kind
    in {"text: mojibake", "text: letters", "text: transcript", "text: live blog", "text: chat", "text: quoted mail"}
}


def mutated(data: bytes, rng: random.Random) -> bytes:
    """Return ``data`` with a few parts left out, doubled or overwritten."""
    changed = bytearray(data)
    for _ in range(rng.choice((1, 2, 3, 10))):
        start = rng.randrange(len(changed) + 1)
        end = start + rng.choice((0, 1, 2, 10, 100))
        other = rng.randrange(len(changed) + 1)
        piece = rng.choice((b"", rng.choice(TOKENS), rng.randbytes(1), bytes(changed[other : other + 200])))
        changed[start:end] = piece * rng.choice((1, 1, 20))
    return bytes(changed[: 10 * MAX_SIZE])


def repacked(data: bytes, rng: random.Random) -> bytes:
    """Return a ZIP archive with one of its members mutated, so that the reader of its content meets the damage."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        damaged = rng.choice(source.namelist())
        for member in source.namelist():
            content = source.read(member)
            target.writestr(member, mutated(content, rng) if member == damaged else content)
    return out.getvalue()


def damaged_files(kind: str) -> Iterator[tuple[str, bytes]]:
    name, data = SEEDS[kind]
    rng = random.Random(kind)
    for _ in range(RUNS):
        is_packed = data.startswith(b"PK") and rng.random() < 0.8
        yield name, repacked(data, rng) if is_packed else mutated(data, rng)


@pytest.mark.parametrize("kind", SEEDS)
def test_a_damaged_file_is_read_or_refused_with_a_reason(kind: str) -> None:
    for name, data in damaged_files(kind):
        # openpyxl warns of parts that it leaves out.
        with warnings.catch_warnings(), suppress(UnreadableClipping):
            warnings.simplefilter("ignore", UserWarning)
            for article in read_documents(open_file(data, name=name).documents).articles:
                assert all(line.text and line.text == line.text.strip() for line in article.piece.lines)
