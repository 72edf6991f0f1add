"""Learn which reporting verbs report what follows them, by the word that follows.

    python bench/train_reported.py ATTRIBUTIONS.jsonl

ATTRIBUTIONS holds ``text`` and ``attributions`` with spans of ``cue`` and ``content``. Every clause behind a form of a
reporting verb is taken as reported, and the characters of it that are reported in the file are counted by form and by
what follows: "that", "to" or anything else. A form of a verb of speech goes to ``articles/rules/reported.py`` from
``SAID`` on, one of judgement or the mind from ``VIEWED`` on. Every tenth article is left out,
for honest figures.
"""

from __future__ import annotations

import json
import sys
import textwrap
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import articles.text.quotes as reading
from articles.rules.reporting import CUES, SAYING
from articles.text.people import find_people

HELD = 10
SAID = 0.4
VIEWED = 0.55
"""Shares of reported characters. The best overlap on the articles left out came from 0.4 and 0.3; for verbs of
judgement and the mind the share is higher, as what somebody thinks is less surely said: then seven characters in ten
of what is shown behind them are reported."""

OF_THE_VERB = 200
"""Characters: the share of all forms of the verb counts as much as so many of the form itself."""

ANY_VERB = (30, 100)
"""Reported and all characters that a verb never seen starts from."""

FOLLOWING = ("that", "to", "else")
MARKS = '“”"'


class _Every:
    """Stands for every list of forms: each verb reports what follows it."""

    def __getitem__(self, following: str) -> _Every:
        return self

    def __contains__(self, form: str) -> bool:
        return True


def counted(path: str) -> dict[tuple[str, str], tuple[int, int]]:
    """Return characters that are reported, and all, by form and by the word that follows it."""
    reading.REPORTS_BEFORE = _Every()  # type: ignore[misc,assignment]
    counts: dict[tuple[str, str], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines()):
        if number % HELD == 0:
            continue
        row = json.loads(line)
        text = row["text"]
        reported: set[int] = set()
        for one in row["attributions"]:
            if not any(mark in text[start:end] for start, end in one["content"] for mark in MARKS):
                reported.update(place for start, end in one["content"] for place in range(start, end))
        for quote in reading.find_quotes(text, find_people(text)):
            is_behind = (
                quote.cue is not None and text.find(quote.cue, max(0, quote.span.start - 80), quote.span.start) > 0
            )
            if quote.kind is reading.QuoteKind.INDIRECT and quote.cue and is_behind:
                first = quote.text.split()[0].lower()
                kind = quote.cue.split()[-1].lower(), first if first in FOLLOWING else "else"
                right = len(reported.intersection(range(quote.span.start, quote.span.end)))
                counts[kind] = counts[kind][0] + right, counts[kind][1] + len(quote.span)
    return counts


def chosen(counts: dict[tuple[str, str], tuple[int, int]]) -> dict[str, list[str]]:
    """Return the forms that report often enough, by what follows."""
    of_verb: dict[tuple[str, str], tuple[int, int]] = defaultdict(lambda: ANY_VERB)
    for (form, following), (right, every) in counts.items():
        key = CUES.get(form, form), following
        of_verb[key] = of_verb[key][0] + right, of_verb[key][1] + every
    forms: dict[str, list[str]] = {following: [] for following in FOLLOWING}
    for (form, following), (right, every) in sorted(counts.items()):
        verb_right, verb_every = of_verb[CUES.get(form, form), following]
        share = (right + OF_THE_VERB * verb_right / verb_every) / (every + OF_THE_VERB)
        if share >= (SAID if CUES.get(form) in SAYING else VIEWED):
            forms[following].append(form)
    return forms


def main() -> None:
    lines = []
    for following, forms in chosen(counted(sys.argv[1])).items():
        words = textwrap.fill(
            " ".join(forms), 108, initial_indent=" " * 8, subsequent_indent=" " * 8, break_on_hyphens=False
        )
        lines.append(f'    "{following}": frozenset(\n        """\n{words}\n        """.split()\n    ),\n')
        print(following, len(forms), "forms")
    out = Path(__file__).resolve().parent.parent / "articles" / "rules" / "reported.py"
    out.write_text(
        '"""Forms of reporting verbs that report what follows them, by the word that follows.\n\n'
        "Learned by ``bench/train_reported.py`` from 756 articles: forms behind which two characters in five were\n"
        "reported, or 55 in a hundred where the verb is no verb of speech.\n"
        '"""\n\nfrom __future__ import annotations\n\nfrom typing import Final\n\n'
        "REPORTS_BEFORE: Final[dict[str, frozenset[str]]] = {\n" + "".join(lines) + "}\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
