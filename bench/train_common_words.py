"""Count how common the words of news are, for the words that one text in 64 or more has.

    python bench/train_common_words.py TEXTS.jsonl...

Each line holds a ``text`` or a ``body``. A word is as common as in the file that has it least often: each file has its
own years and subjects, and what these bring with them is not common to news. Words go to
``articles/text/data/common_words.py`` in bands, each half as common as the one before. Running it again on the same files
gives the same file.
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
OUT = Path(__file__).resolve().parent.parent / "articles" / "rules" / "common_words.py"

HEADER = '''"""How common words are in news: a share of articles that have each.

Counted by ``bench/train_common_words.py`` in {texts:,} articles of many outlets and years; words of fewer than one
article in 64 are left out, and so are stop words. They give a new archive what a large one would learn from itself:
which words any day's news may share, and which tell an event.
"""

from __future__ import annotations

from typing import Final

from articles.rules.wordlists import words_of

# A band's words are in one article of so many or fewer, and in more than one of twice as many.
COMMON_WORDS: Final = {{
{bands}}}
'''


def shares(path: str) -> tuple[Counter[str], int]:
    """Return how many of a file's English texts have each word, and how many texts there are."""
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
        written += f'    {2**number}: words_of(\n        """\n{textwrap.indent(lines, " " * 8)}\n        """\n    ),\n'
    texts = sum(texts for _having, texts in files)
    OUT.write_text(HEADER.format(texts=texts, bands=written), encoding="utf-8")
    sys.stdout.write(f"{sum(map(len, bands))} words of {texts} texts\n")


if __name__ == "__main__":
    main()
