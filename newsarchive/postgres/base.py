"""Django's PostgreSQL backend for the archive's own server, which is started when the first connection is opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db.backends.postgresql import base, client
from django.db.utils import OperationalError

from newsarchive.postgres.cluster import ServerUnavailable, binaries
from newsarchive.postgres.server import Server, server_in

if TYPE_CHECKING:
    from collections.abc import Iterable


class DatabaseClient(client.DatabaseClient):
    """``manage.py dbshell`` with the psql from the server's wheel."""

    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: Iterable[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        address = server_in(Path(settings_dict["HOST"])).address()
        reached = {**settings_dict, **{name.upper(): value for name, value in address.items()}}
        arguments, environment = super().settings_to_cmd_args_env(reached, parameters)
        return [str(binaries() / "psql"), *arguments[1:]], environment


class DatabaseWrapper(base.DatabaseWrapper):
    """Connections to the archive's own server. ``HOST`` in its settings is the folder of the server."""

    client_class = DatabaseClient

    @property
    def server(self) -> Server:
        return server_in(Path(self.settings_dict["HOST"]))

    def address(self) -> dict[str, Any]:
        """Start the server if needed, and return its libpq parameters. Raises OperationalError if it cannot run."""
        try:
            return self.server.address()
        except ServerUnavailable as error:
            raise OperationalError(str(error)) from error

    def get_connection_params(self) -> dict[str, Any]:
        return {**super().get_connection_params(), **self.address()}
