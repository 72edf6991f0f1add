"""Many rows into a table at once, by COPY: a third of the time that INSERT takes for rows as small as mentions."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import Model


def copy_rows(rows: Sequence[Model]) -> None:
    """Insert ``rows``, all of one model, with the ids they have. Ids that the database gives are not learnt.

    For models whose values the database takes as they are: numbers, texts, lists of these.
    """
    if not rows:
        return
    fields = [field for field in rows[0]._meta.concrete_fields if not field.generated]
    if rows[0].pk is None:
        fields = [field for field in fields if not field.primary_key]
    values = attrgetter(*(field.attname for field in fields))
    columns = ", ".join(f'"{field.column}"' for field in fields)
    with connection.cursor() as cursor, cursor.copy(f'COPY "{rows[0]._meta.db_table}" ({columns}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row(values(row))


def reserve_ids(model: type[Model], count: int) -> list[int]:
    """Return ``count`` ids that no other row of ``model`` will get."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [pk for (pk,) in cursor]
