"""Count how common the words of English news are, for words of at least one text in 64.

    python bench/train_common_words.py TEXTS.jsonl...

The data is not part of the project, and the archive does not need it. Each line of a file holds the ``text`` or
``body`` of a news article, and perhaps its ``language``; only English ones count. A word's share is that of the file
which has it least often, as each file has subjects and years of its own that are not common to all news.

Words go to ``articles/text/data/common_words.py`` in bands, each half as common as the one before. Two runs on the same
files give the same list.
"""

from __future__ import annotations

import json
import math
import sys
import textwrap
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from articles.text.comparing.events import counted_words

BANDS = 6
OUT = Path(__file__).resolve().parent.parent / "articles" / "text" / "data" / "common_words.py"

HEADER = '''"""Frequency of words in news: the share of articles that contain each.

Counted by ``bench/train_common_words.py`` in {texts} articles of many outlets and years. Stop words, and words in fewer
than one article in 64, are left out. A new archive has too few articles to tell by itself which words are in any day's
news and which are particular to an event.
"""

from __future__ import annotations

from typing import Final

from articles.text.data.wordlists import word_set

# By band: words of band n are in at most one of n articles, and in more than one of 2n.
COMMON_WORDS: Final = {{
{bands}}}
'''


def shares(path: str) -> tuple[Counter[str], int]:
    """Return the number of a file's English texts that have each word, and the number of texts."""
    having: Counter[str] = Counter()
    texts = 0
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("language", "en").startswith("en"):
            counts, _names = counted_words("", row.get("text") or row["body"])
            having.update(word for word in counts if " " not in word)
            texts += 1
    return having, texts


def main() -> None:
    files = [shares(path) for path in sys.argv[1:]]
    bands: list[list[str]] = [[] for _ in range(BANDS)]
    for word in files[0][0]:
        share = min(having[word] / texts for having, texts in files)
        band = math.floor(-math.log2(share)) if share else BANDS
        if band < BANDS:
            bands[band].append(word)
    written = ""
    for number, words in enumerate(bands):
        lines = textwrap.fill(" ".join(sorted(words)), 110, break_long_words=False, break_on_hyphens=False)
        written += f'    {2**number}: word_set(\n        """\n{textwrap.indent(lines, " " * 8)}\n        """\n    ),\n'
    texts = sum(texts for _having, texts in files)
    OUT.write_text(HEADER.format(texts=f"{texts:,}", bands=written), encoding="utf-8")
    sys.stdout.write(f"{sum(map(len, bands))} words of {texts} texts\n")


if __name__ == "__main__":
    main()
