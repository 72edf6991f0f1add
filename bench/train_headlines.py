#!/usr/bin/env python3
"""Fit the weights that choose the headline, and measure how often they choose the right line.

    python bench/train_headlines.py BODIES

BODIES and the environment are those of ``train_lines.py``. The right headlines of a dump are those that its saved page
declares. Prints the share found on outlets that were not fitted on, then ``HEADLINE_WEIGHTS`` for
``articles/text/data/headers.py``, fitted on all outlets. Nothing is random: two runs print the same.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parent))

from train_lines import BUILT_IN_PROFILES, PARTS, judge_lines, part_of, profile_lines, read_page, words

from articles.text.cleaning.header_lines import HeaderLines
from articles.text.cleaning.headers import find_lead
from articles.text.cleaning.headlines import headline_candidates, titles_of
from articles.text.cleaning.line_model import keep_lines

STRENGTH = 0.3
# Pages whose gold holds a headline are news; the others, found by their meta tags alone, count less.
NEWS_WEIGHT = 3.0


def load(bodies):
    recurring = profile_lines(BUILT_IN_PROFILES)
    for row in map(json.loads, (bodies / "gold.jsonl").open(encoding="utf-8")):
        page = gzip.decompress((bodies / "pages" / f"{row['id']}.html.gz").read_bytes()).decode("utf-8", "replace")
        titles = [*titles_of(read_page(page).fields), *(row.get("headlines") or [])]
        wanted = {tuple(words(title)) for title in titles if len(words(title)) >= 3}
        dump = (bodies / "dumps" / f"{row['id']}.txt").read_text(encoding="utf-8")
        texts = [line.strip() for line in dump.splitlines() if line.strip()]
        verdicts = judge_lines(texts, recurring)
        body = keep_lines(texts, verdicts)
        if not any(tuple(words(text)) in wanted for text in texts):
            continue
        lines = HeaderLines(texts=texts, verdicts=verdicts, body=body, lead=find_lead(texts, body))
        found = list(headline_candidates(lines))
        right = [tuple(words(texts[number])) in wanted for number, _ in found]
        yield row["publisher"], bool(row.get("title")), [features for _, features in found], right


def fit(examples, names):
    x = np.array([[row[name] for name in names] for _, _, rows, _ in examples for row in rows])
    y = np.array([is_right for _, _, _, right in examples for is_right in right])
    w = np.array([NEWS_WEIGHT if news else 1.0 for _, news, rows, _ in examples for _ in rows])
    mean, spread = x.mean(0), x.std(0) + 1e-6
    model = LogisticRegression(C=STRENGTH, max_iter=2000).fit((x - mean) / spread, y, sample_weight=w)
    weights = model.coef_[0] / spread
    return weights, float(model.intercept_[0] - (weights * mean).sum())


def main():
    examples = list(load(Path(sys.argv[1])))
    names = list(next(rows for _, _, rows, _ in examples if rows)[0])
    hits = []
    for part in range(PARTS):
        weights, _ = fit([example for example in examples if part_of(example[0], PARTS) != part], names)
        for outlet, news, rows, right in examples:
            if part_of(outlet, PARTS) == part:
                scores = [sum(weights[n] * row[name] for n, name in enumerate(names)) for row in rows]
                hits.append((news, bool(rows) and right[int(np.argmax(scores))]))
    news = [hit for is_news, hit in hits if is_news]
    found = np.mean([hit for _, hit in hits])
    print(f"unseen outlets: {found:.3f} of {len(hits)}, news {np.mean(news):.3f} of {len(news)}")
    weights, bias = fit(examples, names)
    print(
        json.dumps(
            {"bias": round(bias, 3), **{n: round(float(w), 3) for n, w in zip(names, weights, strict=True)}}, indent=4
        )
    )


if __name__ == "__main__":
    main()
