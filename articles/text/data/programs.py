"""Programs that keep a library of articles, told apart by the columns or keys of their exports.

Names are in lower case, as the program writes them. An export has all columns of its program, and maybe others.
"""

from __future__ import annotations

# The first program whose columns a file has wrote it.
PROGRAMS: tuple[tuple[str, frozenset[str]], ...] = (
    ("Instapaper", frozenset({"url", "title", "selection", "folder", "timestamp"})),
    ("Readwise Reader", frozenset({"title", "url", "document tags", "saved date", "reading progress"})),
    ("Readwise", frozenset({"user_book_id", "readwise_url", "highlights"})),
    ("Raindrop.io", frozenset({"title", "note", "excerpt", "url", "folder", "created", "cover"})),
    ("wallabag", frozenset({"title", "url", "is_archived", "is_starred", "domain_name"})),
    ("wallabag", frozenset({"title", "url", "is_archived", "mimetype", "domain_name"})),
    ("wallabag", frozenset({"title", "url", "content", "mime type", "creation date"})),
    ("linkding", frozenset({"url", "title", "tag_names", "date_added"})),
    ("Karakeep", frozenset({"createdat", "title", "tags", "note", "archived", "type"})),
    ("Omnivore", frozenset({"slug", "title", "url", "labels", "savedat"})),
    ("Zotero", frozenset({"key", "item type", "publication title", "manual tags"})),
    ("Pocket", frozenset({"title", "url", "time_added", "tags", "status"})),
)
