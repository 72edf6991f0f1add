"""What the parser makes of the sample, as one digest that is kept beside the versions it was made with.

    python -m tests.parser_output          print the digest
    python -m tests.parser_output --write  keep it in fixtures/parser_output.json

Raise ``PARSER_VERSION`` (code) or ``DATA_VERSION`` (word lists, weights) first: stored clippings are offered for
reprocessing only when a version is raised.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from articles.text.data import DATA_VERSION
from articles.text.parse import PARSER_VERSION, parse

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
KEPT = FIXTURES / "parser_output.json"


def current() -> dict[str, Any]:
    """Return the versions and the digest of every value parsed from the sample clippings and database exports."""
    digest = hashlib.sha256()
    for path in sorted((*(FIXTURES / "clippings").iterdir(), *(FIXTURES / "exports").iterdir())):
        parsed = parse(path.read_bytes(), name=path.name)
        values = json.dumps(asdict(parsed), default=str, ensure_ascii=False, sort_keys=True)
        digest.update(f"{path.name}\0{values}\0".encode())
    return {"parser": PARSER_VERSION, "data": DATA_VERSION, "digest": digest.hexdigest()}


def main() -> None:
    found = current()
    if "--write" in sys.argv[1:]:
        KEPT.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(found))


if __name__ == "__main__":
    main()
