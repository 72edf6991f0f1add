"""Markup and script in clippings, names, tags and titles is shown as text on every page.

In a real browser, with every page that shows any: the part ``injection`` of ``bench/drill.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.drills.access import CURATOR, client_of, quiet
from bench.drills.addresses import addresses, make_rows
from bench.drills.markup import PAYLOADS, make_hostile, markup_in, more_addresses

if TYPE_CHECKING:
    from pathlib import Path

# Every fourth, in a few clippings.
FEW = (" ".join(PAYLOADS[::4]),)


@pytest.mark.django_db
def test_markup_is_text_on_every_page(tmp_path: Path) -> None:
    rows = make_rows()
    make_hostile(rows, tmp_path / "clippings", FEW)
    paths = [each.path for each in addresses(rows) if not each.path.startswith("/admin/auth")]
    client, found, shown = client_of(CURATOR, rows), {}, 0

    with quiet():
        for path in [*paths[::3], *more_addresses()[::6]]:
            answer = client.get(path)
            if answer.status_code == 200 and answer["Content-Type"].startswith("text/html") and answer.content:
                shown += b"drilled" in answer.content
                found[path] = markup_in(answer.content)

    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    assert shown > 12
