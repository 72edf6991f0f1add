"""Two to six articles side by side, as values a page can show."""

from articles.compare.addresses import Arrangement, Key, UnknownArticle, address_of, parse_keys
from articles.compare.columns import Column, columns_for
from articles.compare.presenter import compare, percent
from articles.compare.side_by_side import SideBySide
from articles.text.comparing.align import FEWEST_ACCOUNTS as FEWEST
from articles.text.comparing.align import MOST_ACCOUNTS as MOST

__all__ = [
    "FEWEST",
    "MOST",
    "Arrangement",
    "Column",
    "Key",
    "SideBySide",
    "UnknownArticle",
    "address_of",
    "columns_for",
    "compare",
    "parse_keys",
    "percent",
]
