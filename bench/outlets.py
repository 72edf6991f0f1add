"""Measure how many clippings are filed under the right outlet.

    python bench/outlets.py GOLD PARSED

GOLD holds a JSON object a line with ``id`` and ``publisher``, a domain or an outlet's name without spaces. PARSED is
the output of ``manage.py parse --json`` for files named after the ids. Outlets in no list are printed for review, as
nothing tells what they call themselves.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from articles.text.cleaning.outlets import outlet_at
from articles.text.data.outlets import OUTLETS


def main() -> None:
    """Print the counts, and the outlets that are wrong or in no list."""
    gold, parsed = (Path(path).read_text(encoding="utf-8").splitlines() for path in sys.argv[1:3])
    publishers = {row["id"]: row["publisher"] for row in map(json.loads, gold)}
    squeezed = {
        "".join(form.split()).casefold(): name for name, _domains, others in OUTLETS for form in (name, *others)
    }
    right = wrong = unlisted = unknown = 0
    for article in map(json.loads, parsed):
        publisher = publishers[Path(article["file"]).name.split(".")[0]]
        expected = outlet_at(publisher) or squeezed.get(publisher.casefold())
        if article["source"] is None:
            unknown += 1
        elif article["source"] == expected:
            right += 1
        else:
            unlisted += expected is None
            wrong += expected is not None
            print("not listed" if expected is None else "wrong", publisher, article["source"], sep="\t")
    print(f"{right} right, {wrong} wrong, {unlisted} in no list, {unknown} unknown")


if __name__ == "__main__":
    main()
