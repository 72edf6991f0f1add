"""Learn which reporting verbs report what follows them, by the word that follows.

    python bench/train_reported.py ATTRIBUTIONS.jsonl

ATTRIBUTIONS holds ``text`` and ``attributions`` with spans of ``cue``. For each form of a reporting verb with a
subject it is counted how often it is a cue before "that", before "to" and before anything else; forms that are cues
often enough go to ``articles/rules/reported.py``. Every tenth article is left out, for honest figures.
"""

from __future__ import annotations

import json
import sys
import textwrap
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from articles.text.clauses import attributions, tokenize
from articles.text.sentences import split_sentences

HELD = 10
SEEN = 4
OFTEN = 0.4
FOLLOWING = ("that", "to", "else")


def main() -> None:
    seen: Counter[tuple[str, str]] = Counter()
    cues: Counter[tuple[str, str]] = Counter()
    for number, line in enumerate(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()):
        if number % HELD == 0:
            continue
        row = json.loads(line)
        text = row["text"]
        covered = {place for one in row["attributions"] for start, end in one["cue"] for place in range(start, end)}
        for sentence in split_sentences(text):
            tokens = tokenize(text, sentence.start, sentence.end, {})
            for attribution in attributions(tokens):
                if attribution.order not in ("SV", "PART") or attribution.cue_index + 1 >= len(tokens):
                    continue
                token, after = tokens[attribution.cue_index : attribution.cue_index + 2]
                following = after.lower if after.lower in FOLLOWING else "else"
                seen[token.lower, following] += 1
                cues[token.lower, following] += token.start in covered
    lines = []
    for following in FOLLOWING:
        forms = sorted(
            form
            for form, kind in seen
            if kind == following and seen[form, kind] >= SEEN and cues[form, kind] >= OFTEN * seen[form, kind]
        )
        words = textwrap.fill(
            " ".join(forms), 108, initial_indent=" " * 8, subsequent_indent=" " * 8, break_on_hyphens=False
        )
        lines.append(f'    "{following}": frozenset(\n        """\n{words}\n        """.split()\n    ),\n')
    out = Path(__file__).resolve().parent.parent / "articles" / "rules" / "reported.py"
    out.write_text(
        '"""Forms of reporting verbs that report what follows them, by the word that follows.\n\n'
        "Learned by ``bench/train_reported.py`` from 756 news articles:\n"
        "forms that were cues two times in five or more.\n"
        '"""\n\nfrom __future__ import annotations\n\nfrom typing import Final\n\n'
        "REPORTS_BEFORE: Final[dict[str, frozenset[str]]] = {\n" + "".join(lines) + "}\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
