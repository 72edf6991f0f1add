"""Which lines of a clipping are its body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.text.headers import count_words, ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.boilerplate import Verdict


def keep_lines(texts: Sequence[str], verdicts: Sequence[Verdict | None]) -> list[bool]:
    """Return for each line whether it is body: the stretch of lines that holds most prose, without what is certainly debris."""
    scores: list[float] = []
    for text, verdict in zip(texts, verdicts, strict=True):
        size = count_words(text) + sum(character > "\u2e7f" for character in text) / 2
        if verdict:
            scores.append(-0.5)
        elif size >= 15 or (size >= 7 and ends_sentence(text)):
            scores.append(min(3.0, size / 10))
        else:
            scores.append(-0.7)
    best, best_range, total, start = 0.0, (0, 0), 0.0, 0
    for number, score in enumerate(scores):
        if total <= 0:
            total, start = 0.0, number
        total += score
        if total > best:
            best, best_range = total, (start, number + 1)
    return [best_range[0] <= number < best_range[1] and verdicts[number] is None for number in range(len(texts))]
