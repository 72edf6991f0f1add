"""Names of fields in the front matter of Markdown files, as clippers, note-takers' apps and site generators write them."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class FrontField(StrEnum):
    """What a key of front matter gives."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    AUTHOR = "author"
    SOURCE = "source"
    URL = "url"
    PUBLISHED = "published"
    LANGUAGE = "language"


# By key in lower case, without "_" and "-". A key that is not here, such as "created" or "clipped", says nothing about
# the article: it is the reader's.
FRONT_KEYS: Final[dict[str, FrontField]] = {
    key: field
    for field, keys in {
        FrontField.TITLE: "title headline fulltitle titel titre titolo título ogtitle",
        FrontField.STANDFIRST: "description subtitle summary excerpt standfirst dek abstract ogdescription",
        FrontField.AUTHOR: "author authors byline writer creator autor auteur autore autoren",
        FrontField.SOURCE: "source publisher publication outlet site sitename website newspaper journal ogsitename",
        FrontField.URL: "url link canonical canonicalurl permalink sourceurl urlsource originalurl uri href originallink",
        FrontField.PUBLISHED: (
            "published date pubdate publishdate publisheddate datepublished publishedtime publishedat publishedon "
            "publicationdate issued datum"
        ),
        FrontField.LANGUAGE: "language lang locale",
    }.items()
    for key in keys.split()
}
