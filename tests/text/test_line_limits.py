"""Limits on lines: what is beyond them is kept, cheap, and named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from articles.text.cleaning.line_kinds import classify
from articles.text.data.kinds import Fate
from articles.text.formats.databases import ExportFields, Piece
from articles.text.formats.reading import ReadableArticle
from articles.text.lines import split_lines
from articles.text.parse import _share_out_lines, parse
from articles.text.people.found import SearchedPeople
from articles.text.quotes.found import SearchedQuotes

if TYPE_CHECKING:
    from collections.abc import Sequence


@pytest.fixture(autouse=True)
def only_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read lines, and neither people nor quotes."""
    monkeypatch.setattr("articles.text.parse.search_people", lambda *_: SearchedPeople(()))
    monkeypatch.setattr("articles.text.parse.search_quotes", lambda *_: SearchedQuotes(()))


def test_lines_beyond_the_limit_are_kept_unless_a_rule_knows_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.text.parse.MAX_LINES_JUDGED", 40)
    read: list[int] = []

    def counted(texts: Sequence[str], *rest: Any, **options: Any) -> Any:
        read.append(len(texts))
        return classify(texts, *rest, **options)

    monkeypatch.setattr("articles.text.cleaning.line_kinds.classify", counted)
    story = "The ferry stays in the harbour of Lund until the pier is repaired, the owner says.\n\n"
    clipping = parse((story * 60 + "Share this article\n\n" + story).encode())

    (article,) = clipping.articles
    assert max(read) <= 40
    assert [block.text for block in article.blocks if block.fate is Fate.REMOVED] == ["Share this article"]
    assert article.body.count("The ferry stays") == 61
    (problem,) = clipping.problems
    assert "22 of them were checked one by one" in problem


def test_the_lines_judged_are_limited_for_all_articles_together() -> None:
    piece = Piece(lines=split_lines("a\n" * 4_000), verdicts=(None,) * 4_000, fields=ExportFields(), certain=False)
    articles = [ReadableArticle(piece=piece, page=None, hints=ExportFields())] * 4

    assert _share_out_lines(articles, length=50_000) == [2_000, 2_000, 2_000, 1_000]
    assert _share_out_lines(articles, length=500_000) == [2_000] * 4


def test_columns_of_letters_are_kept_together_and_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.text.lines.MAX_SHORT_LINES", 500)
    clipping = parse(("The pier is shut.\n" + "a\n" * 3_500).encode())

    (article,) = clipping.articles
    assert sum(block.text.count("a") for block in article.blocks if "pier" not in block.text) == 3_500
    assert len(article.blocks) < 1_600
    assert any("very short lines" in problem for problem in clipping.problems)
