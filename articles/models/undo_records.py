"""Typed undo data of changes, stored as JSON and validated when it is loaded.

Each kind of change has a frozen dataclass derived from ``UndoRecord``. Fields may be strings, numbers, booleans,
``datetime``, ``None``, other dataclasses, ``dict[str, ...]`` and tuples of these. ``Any`` is not validated.
"""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Self, Union, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Mapping


class MalformedRecord(ValueError):
    """Stored JSON does not match its record. The message gives the path of the value and the error."""


class UndoRecord:
    """Base class of undo records."""

    __slots__ = ()

    def to_json(self) -> dict[str, Any]:
        encoded: dict[str, Any] = _encoded(self)
        return encoded

    @classmethod
    def from_json(cls, value: Any) -> Self:
        """Return the record that ``value`` encodes. Raises ``MalformedRecord``."""
        record: Self = _decoded(cls, value, "record")
        return record


def _encoded(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _encoded(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [_encoded(item) for item in value]
    if isinstance(value, dict):
        return {key: _encoded(item) for key, item in value.items()}
    if isinstance(value, datetime):
        return value.isoformat()
    return value


def _decoded(kind: Any, value: Any, place: str) -> Any:
    if kind is Any:
        return value
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        if value is None:
            return None
        [kind] = [one for one in get_args(kind) if one is not types.NoneType]
        return _decoded(kind, value, place)
    if origin is tuple:
        return _decoded_tuple(get_args(kind), value, place)
    if origin is dict:
        _require(isinstance(value, dict), place, "an object", value)
        return {key: _decoded(get_args(kind)[1], item, f"{place}.{key}") for key, item in value.items()}
    if is_dataclass(kind):
        return _decoded_dataclass(kind, value, place)
    if kind is datetime:
        return _decoded_datetime(value, place)
    # In Python, booleans are integers too.
    _require(isinstance(value, kind) and isinstance(value, bool) == (kind is bool), place, kind.__name__, value)
    return value


def _decoded_tuple(kinds: tuple[Any, ...], value: Any, place: str) -> tuple[Any, ...]:
    _require(isinstance(value, list), place, "a list", value)
    if kinds[-1] is Ellipsis:
        kinds = (kinds[0],) * len(value)
    _require(len(kinds) == len(value), place, f"a list of {len(kinds)}", value)
    return tuple(
        _decoded(kind, item, f"{place}[{at}]") for at, (kind, item) in enumerate(zip(kinds, value, strict=True))
    )


def _decoded_dataclass(kind: Any, value: Any, place: str) -> Any:
    _require(isinstance(value, dict), place, "an object", value)
    hints = _hints_of(kind)
    required = {field.name for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING}
    if missing := required - value.keys():
        raise MalformedRecord(f"{place} has no {', '.join(sorted(missing))}")
    if unknown := value.keys() - hints.keys():
        raise MalformedRecord(f"{place} has an unknown {', '.join(sorted(unknown))}")
    return kind(**{name: _decoded(hints[name], item, f"{place}.{name}") for name, item in value.items()})


@cache
def _hints_of(kind: Any) -> Mapping[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _decoded_datetime(value: Any, place: str) -> datetime:
    _require(isinstance(value, str), place, "a time", value)
    try:
        return datetime.fromisoformat(value)
    except ValueError as error:
        raise MalformedRecord(f"{place} is not a time: {value!r}") from error


def _require(holds: bool, place: str, expected: str, value: Any) -> None:
    if not holds:
        raise MalformedRecord(f"{place} is not {expected}: {str(value)[:80]!r}")
