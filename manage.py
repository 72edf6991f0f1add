#!/usr/bin/env python
"""Run a management command of the archive."""

import codecs
import io
import os
import sys

USAGE_ERROR = 2
INTERRUPTED = 130  # as a shell has it


def escape_unprintable(stream: object) -> None:
    """Let ``stream`` print the characters that its encoding lacks as JSON may: a name must not end a command."""
    codecs.register_error("as_json", as_json)
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="as_json")


def as_json(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at] << 8 | units[at + 1]:04x}" for at in range(0, len(units), 2)), error.end


def main() -> None:
    for stream in (sys.stdout, sys.stderr):
        escape_unprintable(stream)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")
    try:
        from django.conf import settings
        from django.core.management import execute_from_command_line
        from django.db.utils import OperationalError

        from newsarchive.data_folder import DataFolderUnusable
        from newsarchive.environment import MalformedSetting
    except ImportError as error:
        sys.exit(f"A package is missing ({error}). Run `make setup`, then .venv/bin/python manage.py ...")

    try:
        settings.INSTALLED_APPS  # noqa: B018
        execute_from_command_line(sys.argv)
    except MalformedSetting as error:
        print(error, file=sys.stderr)
        sys.exit(USAGE_ERROR)
    except (OperationalError, DataFolderUnusable) as error:
        if "--traceback" in sys.argv:
            raise
        if isinstance(error, DataFolderUnusable):
            sys.exit(str(error))
        from newsarchive.management.problems import database_problem

        sys.exit(database_problem(error))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
