"""Rows as values for undo records, and rows made again from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from articles.curation.changes import existing_users
from articles.models import Person

if TYPE_CHECKING:
    from collections.abc import Sequence

Row = dict[str, Any]


def row_values(instance: Any) -> Row:
    """Return the columns of a row by name, without creation times, which Django sets."""
    return {
        field.attname: getattr(instance, field.attname)
        for field in instance._meta.concrete_fields
        if not getattr(field, "auto_now_add", False)
    }


def restore_rows(model: Any, rows: Sequence[Row]) -> None:
    """Insert rows again, except those whose people no longer exist and those that conflict with existing rows."""
    fields = [field.attname for field in model._meta.concrete_fields if field.related_model is Person]
    people = set(
        Person.objects.filter(pk__in={row[name] for row in rows for name in fields}).values_list("pk", flat=True)
    )
    users = existing_users(row.get("made_by_id") for row in rows)
    model.objects.bulk_create(
        [
            model(**({**row, "made_by_id": users.get(row["made_by_id"])} if "made_by_id" in row else row))
            for row in rows
            if all(row[name] in people for name in fields)
        ],
        ignore_conflicts=True,
    )
