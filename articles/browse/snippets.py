"""Headlines and excerpts with the words of a search marked."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery

from articles.models.articles import SEARCH_CONFIG

# Private-use characters around a match, which survive until the text has been escaped.
HIT_START = "\ue000"
HIT_END = "\ue001"
SNIPPET_BREAK = " … "


def with_breaks(snippet: str, opening: str) -> str:
    """Return ``snippet`` with an ellipsis where the text continues before or after it."""
    plain = snippet.replace(HIT_START, "").replace(HIT_END, "")
    before = "" if opening.startswith(plain[:40]) else SNIPPET_BREAK.lstrip()
    # A short text may be complete except for its final punctuation.
    after = "" if opening.rstrip(".!?”’\"'").endswith(plain[-40:]) else SNIPPET_BREAK.rstrip()
    return f"{before}{snippet}{after}"


def marked(text: Any, words: str, **options: Any) -> SearchHeadline:
    query = SearchQuery(words, config=SEARCH_CONFIG, search_type="websearch")
    return SearchHeadline(text, query, config=SEARCH_CONFIG, start_sel=HIT_START, stop_sel=HIT_END, **options)
