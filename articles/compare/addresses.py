"""The permanent link of a comparison: its articles, their order, and the display options."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse

from articles.text.comparing.align import FEWEST_ACCOUNTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class UnknownArticle(Exception):
    """The link names an article or a revision that the archive does not have."""


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """A column in a permanent link: an article and the number of its revision."""

    article: int
    revision: int

    def __str__(self) -> str:
        return f"{self.article}.{self.revision}"


def parse_keys(columns: str) -> tuple[Key, ...]:
    """Return the columns in a link like "12.1-15.2". Raises ``UnknownArticle`` if one is malformed."""
    keys = []
    for column in columns.split("-"):
        article, _dot, revision = column.partition(".")
        if not (_is_number(article) and _is_number(revision)):
            raise UnknownArticle(column)
        keys.append(Key(int(article), int(revision)))
    return tuple(keys)


def format_keys(keys: Iterable[Key]) -> str:
    """Return ``keys`` as they appear in a link: "12.1-15.2"."""
    return "-".join(map(str, keys))


def address_of(keys: Iterable[Key]) -> str:
    """Return the permanent link of a comparison of these columns."""
    return reverse("articles:compare", args=[format_keys(keys)])


# A database key has at most 19 digits.
_MOST_DIGITS = 18


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnLinks:
    """Addresses of the same comparison with one column changed; empty if the change is impossible."""

    as_base: str
    earlier: str
    later: str
    hidden: str
    shown: str
    without: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """The columns and display options of a comparison, as its address encodes them.

    ``base`` is the baseline, one of ``keys``. ``hidden`` are some of the others; at least two columns stay visible.
    ``uncertain``: reported speech that may not be any is shown too; saved comparisons do not keep this. ``saved`` is
    the key of the saved comparison whose notes are shown.
    """

    keys: tuple[Key, ...]
    base: Key
    hidden: frozenset[Key] = frozenset()
    only_differences: bool = False
    uncertain: bool = False
    saved: int | None = None

    @classmethod
    def from_query(cls, keys: tuple[Key, ...], query: Mapping[str, str]) -> Arrangement:
        """Return the arrangement that an address encodes. Invalid options are ignored."""
        saved = query.get("saved", "")
        base = _asked_base(query.get("base", ""), keys)
        asked = {str(key): key for key in keys if key != base}
        hidden = [asked[name] for name in query.get("hide", "").split("-") if name in asked]
        return cls(
            keys=keys,
            base=base,
            hidden=frozenset(hidden[: max(0, len(keys) - FEWEST_ACCOUNTS)]),
            only_differences=query.get("show") == "differences",
            uncertain=query.get("uncertain") == "1",
            saved=int(saved) if _is_number(saved) else None,
        )

    @property
    def query(self) -> dict[str, str]:
        """The options as query parameters. Defaults are omitted."""
        options = {
            "base": str(self.base) if self.base != self.keys[0] else "",
            "hide": format_keys(key for key in self.keys if key in self.hidden),
            "show": "differences" if self.only_differences else "",
            "uncertain": "1" if self.uncertain else "",
            "saved": str(self.saved) if self.saved else "",
        }
        return {name: value for name, value in options.items() if value}

    @property
    def address(self) -> str:
        return self.address_in("articles:compare")

    def address_in(self, view: str, *more: object) -> str:
        """Return the address of another ``view`` of this comparison."""
        path = reverse(view, args=[format_keys(self.keys), *more])
        return f"{path}?{urlencode(self.query)}" if self.query else path

    @property
    def base_index(self) -> int:
        return self.keys.index(self.base)

    @property
    def is_whole(self) -> bool:
        """Whether every passage of every account is shown."""
        return not self.hidden and not self.only_differences

    @property
    def unsaved(self) -> Arrangement:
        return replace(self, saved=None)

    @property
    def whole(self) -> Arrangement:
        return replace(self, hidden=frozenset(), only_differences=False)

    @property
    def with_certain_alone(self) -> Arrangement:
        return replace(self, uncertain=False)

    @property
    def with_uncertain(self) -> Arrangement:
        return replace(self, uncertain=True)

    @property
    def all_rows(self) -> Arrangement:
        return replace(self, only_differences=False)

    @property
    def differences(self) -> Arrangement:
        return replace(self, only_differences=True)

    def with_keys(self, keys: Iterable[Key]) -> Arrangement:
        """Return the same with other columns. ``base`` and ``hidden`` are kept if they are among them."""
        kept = tuple(keys)
        base = self.base if self.base in kept else kept[0]
        return replace(self, keys=kept, base=base, hidden=self.hidden & set(kept) - {base})

    def with_newest(self, revisions: Mapping[int, int]) -> Arrangement:
        """Return the same with the newest revision of every article. ``revisions`` maps article ids to revisions."""

        def newest(key: Key) -> Key:
            return Key(key.article, revisions.get(key.article, key.revision))

        keys = tuple(dict.fromkeys(map(newest, self.keys)))
        base = newest(self.base)
        return replace(self, keys=keys, base=base, hidden=frozenset(map(newest, self.hidden)) - {base})

    def links_of(self, key: Key) -> ColumnLinks:
        index = self.keys.index(key)
        may_hide = key != self.base and len(self.keys) - len(self.hidden) > FEWEST_ACCOUNTS
        return ColumnLinks(
            as_base=replace(self, base=key, hidden=self.hidden - {key}).address if key != self.base else "",
            earlier=self._moved(index, index - 1).address if index else "",
            later=self._moved(index, index + 1).address if index + 1 < len(self.keys) else "",
            hidden=replace(self, hidden=self.hidden | {key}).address if may_hide and key not in self.hidden else "",
            shown=replace(self, hidden=self.hidden - {key}).address if key in self.hidden else "",
            without=(
                self.with_keys(other for other in self.keys if other != key).address
                if len(self.keys) > FEWEST_ACCOUNTS
                else ""
            ),
        )

    def _moved(self, index: int, to: int) -> Arrangement:
        keys = list(self.keys)
        keys.insert(to, keys.pop(index))
        return replace(self, keys=tuple(keys))


def _asked_base(asked: str, keys: tuple[Key, ...]) -> Key:
    """Return the column that ``asked`` names, as "15.2" or "15"; the first column if none matches."""
    by_name = {str(key.article): key for key in reversed(keys)} | {str(key): key for key in keys}
    return by_name.get(asked, keys[0])
