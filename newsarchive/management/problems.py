"""Why a command cannot use the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from articles.management import database
from newsarchive import data_folder

if TYPE_CHECKING:
    from django.db import OperationalError


def database_problem(error: OperationalError) -> str:
    """Return why the database cannot be used, and what to do."""
    if database.is_out_of_room(error):
        return data_folder.disk_full(settings.DATA_DIR)
    name = "The database" if database.is_own_server() else "The database in DATABASE_URL"
    return f"{name} cannot be used: {error}"
