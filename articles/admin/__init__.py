"""Curation in the Django admin. What is decided here goes through `articles.curation`: it holds and can be undone."""

from articles.admin import articles, changes, clippings, people, quotes, sources, tags

__all__ = ["articles", "changes", "clippings", "people", "quotes", "sources", "tags"]
