"""Contents of every type with bytes changed, cut and repeated: each is read, or refused with a reason."""

from __future__ import annotations

import contextlib
import random

import pytest

from articles.text.documents import UnreadableClipping
from articles.text.formats.opening import open_file
from articles.text.formats.reading import read_documents
from bench.growing_files import KINDS, TEXTS

SIZE, ROUNDS, STEP = 800, 2, 8


def fuzzed(data: bytes, chance: random.Random) -> bytes:
    """Return ``data`` with some bytes changed, a part repeated or a part cut out."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(found) or 1)
        end = min(len(found), at + chance.randint(1, 60))
        match chance.randrange(4):
            case 0:
                found[at:end] = chance.randbytes(end - at)
            case 1:
                del found[at:end]
            case 2:
                found[at:at] = found[at:end] * chance.randint(1, 20)
            case _:
                found[at:end] = chance.choice((b"<", b">", b'"', b"&#", b"\0", b"\xff\xfe", b"]]>", b"{", b"\r\n\r\n"))
    return bytes(found)


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_changed_contents_are_read_or_refused_with_a_reason(seed: int) -> None:
    chance = random.Random(seed)
    for name, make in list(KINDS.values())[len(TEXTS) + seed :: STEP]:
        data = fuzzed(make(SIZE), chance)
        with contextlib.suppress(UnreadableClipping):
            read_documents(open_file(data, name=name).documents)
