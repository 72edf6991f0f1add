"""A pseudo-locale in which every translatable string appears in brackets, ⟦like this⟧.

Text without brackets on a page is either data or cannot be translated.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation.template import templatize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Message = str | tuple[str, str]

PSEUDO_LANGUAGE = "io"  # Django has a name for this language (Ido), but no date formats.
OPENING, CLOSING = "⟦", "⟧"

ROOT = Path(settings.BASE_DIR)
DJANGO = Path(django.__file__).parent
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
LETTERS = re.compile(r"[^\W\d_]{2}")
TIME_ZONE = re.compile(r"UTC([+-]\d\d:\d\d)?")
SHOWN_ATTRIBUTES = {"title", "aria-label", "placeholder", "alt", "data-selection-count", "data-copied", "hx-confirm"}
VOID_ELEMENTS = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# Elements whose text is never translated, or comes from articles or readers.
SILENT_ELEMENTS = {"script", "style", "code", "kbd", "pre", "textarea", "bdi", "q", "blockquote"}
TEXT_FIELDS = (models.CharField, models.TextField, models.JSONField, ArrayField)
NAMES = {"BibTeX", "CSV", "HTML", "JSON", "Markdown"}


def write_catalogue(folder: Path) -> None:
    """Write a compiled catalogue for ``PSEUDO_LANGUAGE`` to ``folder``, for use in ``LOCALE_PATHS``."""
    catalogue = Catalog(locale=PSEUDO_LANGUAGE, charset="utf-8")
    for message, context in _messages():
        wrapped = tuple(map(_wrapped, message)) if isinstance(message, tuple) else _wrapped(message)
        catalogue.add(message, wrapped, context=context)
    target = folder / PSEUDO_LANGUAGE / "LC_MESSAGES" / "django.mo"
    target.parent.mkdir(parents=True)
    with target.open("wb") as file:
        write_mo(file, catalogue)


def _wrapped(text: str) -> str:
    return f"{OPENING}{text}{CLOSING}"


def _messages() -> Iterator[tuple[Message, str | None]]:
    """Yield (message, context) of each translatable string: the project's own, then Django's."""
    for app in ("articles", "newsarchive"):
        for path in sorted((ROOT / app).rglob("*.py")):
            yield from _extracted(path.read_bytes())
    for path in sorted((ROOT / "templates").rglob("*.html")):
        source = templatize(path.read_text("utf-8"))
        # In parentheses, Python's tokenizer ignores indentation and line ends.
        yield from _extracted(f"({source}\n)".encode())
    for path in (DJANGO / "conf/locale/en", *sorted((DJANGO / "contrib").glob("*/locale/en"))):
        with (path / "LC_MESSAGES/django.po").open("rb") as file:
            for message in read_po(file):
                if isinstance(message.id, str) and message.id:
                    yield message.id, message.context
                elif message.id:
                    yield (message.id[0], message.id[1]), message.context


def _extracted(source: bytes) -> Iterator[tuple[Message, str | None]]:
    for _line, function, arguments, _comments in extract_python(BytesIO(source), KEYWORDS, (), {"encoding": "utf-8"}):
        texts = list(arguments) if isinstance(arguments, (list, tuple)) else [arguments]
        context = texts.pop(0) if "pgettext" in str(function) else None
        if not texts or not isinstance(texts[0], str) or not texts[0]:
            continue
        if str(function).startswith(("n", "un")) and len(texts) > 1 and isinstance(texts[1], str):
            yield (texts[0], texts[1]), context
        else:
            yield texts[0], context


# Reading a page


class _Page(HTMLParser):
    """Collect a page's visible text outside brackets. Text in elements with ``dir="auto"`` is data."""

    def __init__(self) -> None:
        super().__init__()
        self.bare: list[str] = []
        self.depth = 0
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        classes = (values.get("class") or "").split()
        is_data = tag in SILENT_ELEMENTS or values.get("dir") == "auto" or "serif" in classes or "words" in classes
        # Inside data, elements with ``dir="ltr"`` contain text of the page itself.
        is_data = is_data or (bool(self._open) and self._open[-1][1] and values.get("dir") != "ltr")
        shown = [values[name] for name in SHOWN_ATTRIBUTES if values.get(name)]
        if tag == "input" and values.get("type") in ("submit", "button", "reset"):
            shown.append(values.get("value"))
        for text in shown:
            self.bare += outside_brackets(text or "", depth=0)[0]
        if tag not in VOID_ELEMENTS:
            self._open.append((tag, is_data))

    def handle_endtag(self, tag: str) -> None:
        while self._open and tag in [name for name, _ in self._open]:
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        bare, self.depth = outside_brackets(data, depth=self.depth)
        if not (self._open and self._open[-1][1]):
            self.bare += bare


def outside_brackets(text: str, *, depth: int) -> tuple[list[str], int]:
    """Return the parts of ``text`` outside brackets, and how many brackets are open at its end."""
    bare, part = [], ""
    for character in text:
        if character == OPENING:
            depth += 1
        elif character == CLOSING:
            depth -= 1
        elif not depth:
            part += character
            continue
        bare.append(part)
        part = ""
    return [each for each in (*bare, part) if each.strip()], depth


class Data:
    """The texts in the database and those ``typed`` by a test, which need no translation."""

    def __init__(self, *typed: str) -> None:
        self.texts = {_plain(text) for text in typed}
        for model in apps.get_models():
            fields = [
                field.name
                for field in model._meta.concrete_fields
                if isinstance(field, TEXT_FIELDS) and not field.choices
            ]
            for row in model._default_manager.values_list(*fields) if fields else ():
                for value in row:
                    self.texts.update(_strings(value))

    def has(self, text: str) -> bool:
        """Whether ``text`` is data: a value, the beginning of one, or several values separated by punctuation."""
        bare = _plain(TIME_ZONE.sub("", text))
        if not LETTERS.search(bare) or bare in self.texts or text.strip() in NAMES:
            return True
        if len(bare) > 2 and "…" in text and any(value.startswith(bare) for value in self.texts):
            return True
        return self._is_row_of_values([_plain(piece) for piece in re.split(r"[,·;→:|(]", text)])

    def _is_row_of_values(self, pieces: Sequence[str]) -> bool:
        """Whether ``pieces`` make up a row of values. A value may span several pieces: a headline may have commas."""
        reached = {0}
        for end in range(1, len(pieces) + 1):
            parts = [" ".join(pieces[start:end]).strip() for start in reached]
            if any(part in self.texts or not LETTERS.search(part) for part in parts):
                reached.add(end)
        return len(pieces) > 1 and len(pieces) in reached


def _plain(text: str) -> str:
    """Return the words of ``text`` in lower case; punctuation is the page's as often as the database's."""
    return " ".join(re.sub(r"[\W_]+", " ", text).split()).lower()


def _strings(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield from map(_plain, (value, *value.split("\n")))
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _strings(each)


def untranslated(html: str, data: Data) -> list[str]:
    """Return the texts of a page that no catalogue could translate."""
    page = _Page()
    page.feed(html)
    assert page.depth == 0, "a translated text is cut short"
    return [" ".join(text.split()) for text in page.bare if not data.has(text)]
