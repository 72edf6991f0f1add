"""Text exports of newspaper databases, and other dumps that contain several articles.

Each module reads one format. To add a database:

1. Add its labels ("Publication title:") to ``articles.text.data.databases``, each with the field it names.
2. If a line without a label marks the format, such as "End of Document", add a pattern and a field to ``Signs`` in
   ``signs``, and a branch to ``Signs.add``. Labels alone are enough for ProQuest.
3. Write a module with a reader: a function that takes a ``Dump`` and returns its ``Piece``s, one for each article, or
   [] if the dump has another format. A ``PieceBuilder`` collects the lines of a piece in order; ``add_surroundings``
   adds the lines before, between and after the articles.
4. Add the reader to ``READERS``: a stricter format before a looser one, ``read_separated`` last.

A database labels its lines, so its labels are taken as certain. Dumps joined by hand are split at a separator only if
each part reads like an article: a headline, a byline or date, then prose. A rule of dashes inside an article does not
split it, and neither does a list of teasers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.text.formats.databases.catalogue import read_catalogue
from articles.text.formats.databases.europresse import read_europresse
from articles.text.formats.databases.factiva import read_factiva, read_factiva_codes
from articles.text.formats.databases.fields import ExportFields
from articles.text.formats.databases.letters import read_letters
from articles.text.formats.databases.newsbank import read_newsbank
from articles.text.formats.databases.nexis import read_nexis
from articles.text.formats.databases.nexis_uni import read_nexis_uni
from articles.text.formats.databases.pieces import Piece
from articles.text.formats.databases.proquest import read_proquest
from articles.text.formats.databases.separated import read_separated
from articles.text.formats.databases.signs import Dump, find_signs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from articles.text.formats.decoding import Line

__all__ = ["ExportFields", "Piece", "split_articles"]

# The first reader that finds articles wins: databases first, articles between plain separators last.
READERS: tuple[Callable[[Dump], list[Piece]], ...] = (
    read_proquest,
    read_nexis_uni,
    read_nexis,
    read_factiva_codes,
    read_factiva,
    read_europresse,
    read_newsbank,
    read_catalogue,
    read_letters,
    read_separated,
)

# Databases export at most a thousand articles at once. More than this means that the format was misread.
MAX_ARTICLES = 5_000


def split_articles(text: str, lines: Sequence[Line]) -> tuple[Piece, ...]:
    """Return the articles of a dump; () if it is not an export and does not join several articles.

    ``lines`` are the lines of ``text``. Each is in exactly one piece, in order.
    """
    dump = Dump(text=text, lines=lines, signs=find_signs(lines))
    for read in READERS:
        pieces = read(dump)
        if 0 < len(pieces) <= MAX_ARTICLES:
            return tuple(pieces)
    return ()
