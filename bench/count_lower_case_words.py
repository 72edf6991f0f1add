"""Count in how many articles each English word is printed in lower case.

    python bench/count_lower_case_words.py TEXTS.jsonl [TEXTS.jsonl ...]

Each file holds one JSON object a line with the ``text`` or ``body`` of an article in English; a line with another
``language`` is left out. Writes ``articles/text/data/lower_case_words.json``: words in at least three articles, by
band. A capitalised word that the language knows in lower case is less likely a name.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "articles" / "text" / "data" / "lower_case_words.json"
BANDS = (3, 10, 40)
"""Lowest number of articles of each band."""
WORD = re.compile(r"(?<![\w@#/.’'-])[a-z][a-z’'-]*[a-z](?![\w/@])")


def main() -> None:
    having: Counter[str] = Counter()
    articles = 0
    for path in map(Path, sys.argv[1:]):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row.get("language", "en") == "en":
                articles += 1
                having.update(set(WORD.findall(row.get("text") or row["body"])))
    bands: dict[int, list[str]] = {lowest: [] for lowest in BANDS}
    for word, count in having.items():
        if count >= BANDS[0]:
            bands[max(lowest for lowest in BANDS if count >= lowest)].append(word)
    table = {
        "origin": {"script": "bench/count_lower_case_words.py", "data": f"{articles:,} English news articles"},
        "bands": {str(lowest): " ".join(sorted(words)) for lowest, words in bands.items()},
    }
    OUT.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    sys.stdout.write(f"{sum(map(len, bands.values()))} words of {articles} articles\n")


if __name__ == "__main__":
    main()
