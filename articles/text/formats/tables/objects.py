"""Articles in JSON: a list of objects, an object with such a list inside, or one object on each line (JSONL)."""

from __future__ import annotations

import json
import re
from collections import deque
from typing import TYPE_CHECKING, Any

from articles.text.data.columns import TEXT_KEYS, Role
from articles.text.documents import NoArticles, UnreadableClipping
from articles.text.formats.decoding import decode
from articles.text.formats.document import Document, OpenedFile
from articles.text.formats.tables.rows import MAX_ROWS, Row, open_rows, role_of, roles_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

JSON_SUFFIXES = frozenset({".json", ".jsonl", ".ndjson", ".jsonlines", ".jsonld"})
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}(?:\{\s{0,200}\"|\[\s{0,200}[\[{])")
# Objects inside objects that are searched for a list of articles, and objects searched in all.
_MAX_DEPTH, _MAX_OBJECTS = 8, 200_000
# Objects of a list by whose keys it is judged.
_JUDGED = 50
# Keys of the objects inside an article that belong to the article.
_MAX_INNER_DEPTH = 3
_MAX_KEYS = 500
# Problems with single lines that are named.
_MAX_NAMED_PROBLEMS = 20
_DEEP = "its objects are nested too deep to be a table of articles"


def is_json(head: bytes, name: str) -> bool:
    """Whether a file that begins with ``head`` is JSON, by its name or its first characters."""
    return name.endswith(tuple(JSON_SUFFIXES)) or _START.match(head) is not None


def open_json(data: bytes, name: str) -> OpenedFile:
    """Return the documents of the articles in a JSON file.

    A file that is not JSON after all is read as text if its name does not say that it is. Raises
    ``UnreadableClipping`` if it holds no articles.
    """
    decoded = decode(data)
    text = decoded.text.lstrip("\ufeff")
    problems: list[str] = []
    try:
        value = _load(text)
        media_type = "application/json"
    except ValueError as error:
        value, problems = _load_lines(text)
        media_type = "application/jsonl"
        if not value:
            if not name.endswith(tuple(JSON_SUFFIXES)):
                document = Document(text=decoded.text, kind=decoded.media_type)
                return OpenedFile(media_type=decoded.media_type, encoding=decoded.encoding, documents=(document,))
            raise UnreadableClipping(f"this is not valid JSON: {error}") from error
    rows = find_rows(value)
    if not rows:
        raise NoArticles(_no_articles(value))
    return open_rows(rows, media_type=media_type, encoding=decoded.encoding, problems=problems)


def _load(text: str) -> Any:
    """Return the value in ``text``. Raises ``ValueError`` if it is not JSON."""
    try:
        return json.loads(text, strict=False)
    except RecursionError as error:
        raise UnreadableClipping(_DEEP) from error


def _load_lines(text: str) -> tuple[list[Any], list[str]]:
    """Return the objects on the lines of ``text``, and the problems of lines that are not JSON.

    Returns no objects if fewer than half of the lines are JSON.
    """
    found: list[Any] = []
    problems: list[str] = []
    lines = 0
    for number, line in enumerate(text.split("\n"), start=1):
        bare = line.strip().rstrip(",")
        if not bare or bare in "[]":
            continue
        lines += 1
        try:
            value = _load(bare)
        except (ValueError, UnreadableClipping) as error:
            problems.append(f"Line {number}: not valid JSON ({error})")
            if len(problems) > _MAX_NAMED_PROBLEMS and len(found) < len(problems):
                return [], []
            continue
        if isinstance(value, dict):
            found.append(value)
    if len(found) * 2 < lines:
        return [], []
    left_out = len(problems) - _MAX_NAMED_PROBLEMS
    if left_out > 0:
        problems[_MAX_NAMED_PROBLEMS:] = [f"{left_out} more lines are not valid JSON"]
    return found, problems


def find_rows(value: Any) -> list[Row]:
    """Return the articles in a JSON value as rows; [] if there are none.

    The articles are the largest list of objects with text, else of objects with an address.
    """
    best: tuple[tuple[int, int], list[Mapping[str, Any]]] | None = None
    for objects in _lists_in(value):
        flat = [_flattened(item) for item in objects[:_JUDGED]]
        roles = [roles_in(item) for item in flat]
        texts = sum(Role.TEXT in found and _has_text(item) for found, item in zip(roles, flat, strict=True))
        links = sum(Role.URL in found and Role.HEADLINE in found for found in roles)
        score = (2, texts) if texts else (1, links)
        if (texts or links) and (best is None or (score[0], len(objects)) > (best[0][0], best[0][1])):
            best = ((score[0], len(objects)), objects)
    if best is None:
        return []
    label = "Item" if len(best[1]) > 1 else "The item"
    return [
        Row(f"{label} {number}" if len(best[1]) > 1 else label, _flattened(item))
        for number, item in enumerate(best[1], start=1)
    ]


def _lists_in(value: Any) -> Iterator[list[Mapping[str, Any]]]:
    """Yield the lists of objects in a value, outer ones first; a single object is a list of one."""
    queue: deque[tuple[Any, int]] = deque([(value, 0)])
    for _ in range(_MAX_OBJECTS):
        if not queue:
            return
        item, depth = queue.popleft()
        if isinstance(item, list):
            objects: list[Mapping[str, Any]] = [part for part in item if isinstance(part, dict)]
            if objects and len(objects) * 2 >= len(item):
                yield objects
                if any(_has_text(_flattened(part)) for part in objects[:_JUDGED]):
                    # These are the articles. Lists inside them are their paragraphs, authors and tags.
                    continue
            elif rows := _rows_of_lists(item):
                yield rows
            inner: Iterable[Any] = item[:_JUDGED]
        elif isinstance(item, dict):
            yield from _lists_of_object(item)
            if _has_text(item):
                continue
            inner = item.values()
        else:
            continue
        if depth < _MAX_DEPTH:
            queue.extend((part, depth + 1) for part in inner if isinstance(part, list | dict))


def _lists_of_object(item: Mapping[str, Any]) -> Iterator[list[Mapping[str, Any]]]:
    """Yield the lists that an object stands for: itself, its values by number, or its columns."""
    values = list(item.values())
    if len(values) > 1 and all(isinstance(part, dict) for part in values):
        columns = _rows_of_columns(item)
        yield columns or values
    elif isinstance(item.get("columns"), list) and isinstance(item.get("data"), list):
        yield _rows_of_lists([item["columns"], *item["data"]])
    else:
        yield [item]


def _rows_of_columns(item: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the rows of {"title": {"0": ...}, "text": {"0": ...}}, as pandas writes a table; [] for other objects."""
    if Role.TEXT not in roles_in(item):
        return []
    keys = dict.fromkeys(key for column in item.values() for key in list(column)[: MAX_ROWS + 1])
    return [{name: column.get(key) for name, column in item.items()} for key in keys]


def _rows_of_lists(item: Sequence[Any]) -> list[Mapping[str, Any]]:
    """Return the rows of a list of lists whose first one has the names of the columns; [] for other lists."""
    if len(item) < 2 or not isinstance(item[0], list) or not all(isinstance(name, str) for name in item[0]):
        return []
    if Role.TEXT not in roles_in(item[0]):
        return []
    return [dict(zip(item[0], row, strict=False)) for row in item[1:] if isinstance(row, list)]


def _flattened(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of an object, with those of objects inside it whose own key has no role.

    {"id": 7, "fields": {"body": ...}} gives the key "body"; {"source": {"name": ...}} stays as it is.
    """
    flat: dict[str, Any] = {}
    queue: deque[tuple[Mapping[str, Any], int]] = deque([(item, 0)])
    while queue and len(flat) < _MAX_KEYS:
        inner, depth = queue.popleft()
        for key, value in inner.items():
            name = str(key).lstrip("_@")
            if isinstance(value, dict) and depth < _MAX_INNER_DEPTH and _holds_fields(name, value):
                queue.append((value, depth + 1))
            elif name not in flat:
                flat[name] = value
    return flat


def _holds_fields(name: str, value: Mapping[str, Any]) -> bool:
    """Whether an object holds fields of the article, and is not the value of one, such as an author."""
    role = role_of(name)
    inner = roles_in(value)
    return role is None or Role.TEXT in inner or (role[0] is Role.TEXT and bool(inner & {Role.URL, Role.HEADLINE}))


def _has_text(item: Mapping[str, Any]) -> bool:
    """Whether one of an object's values is the text of an article: words, or a list of paragraphs."""
    for name, value in item.items():
        role = role_of(name)
        if role is not None and role[0] is Role.TEXT and value:
            if isinstance(value, str) or (isinstance(value, dict) and any(map(value.get, TEXT_KEYS))):
                return True
            if isinstance(value, list) and not any(_is_article(part) for part in value[:_JUDGED]):
                return True
    return False


def _is_article(part: Any) -> bool:
    return isinstance(part, dict) and Role.HEADLINE in roles_in(part)


def _no_articles(value: Any) -> str:
    """Return why a JSON value holds no articles, with the keys that it has."""
    first = next((part for part in value if isinstance(part, dict)), value) if isinstance(value, list) else value
    names = [str(key)[:40] for key in first][:12] if isinstance(first, dict) else []
    keys = f" It has the keys {', '.join(names)}." if names else ""
    return (
        f"this JSON file holds no list of articles.{keys} Each article must be an object with its text under a key "
        "such as text, content or body"
    )
