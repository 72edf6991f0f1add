"""Parse files for commands that use no database: in worker processes, with a reason for each that cannot be read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from articles.ingest.archives import content
from articles.ingest.boundary import one_file, stopped
from articles.ingest.files import opened, shown_path
from articles.ingest.records import Rejected
from articles.text.documents import UnreadableClipping
from articles.workers.pool import ParsingStopped

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.ingest.files import FoundFile
    from articles.text.parse import ParsedClipping
    from articles.workers.parsers import Parsers


def begin(file: FoundFile, parsers: Parsers) -> Callable[[], ParsedClipping]:
    """Start parsing a file; return a callable that gives the result. It raises ``Rejected``, whatever goes wrong."""
    name = shown_path(file.path)
    try:
        if file.problem:
            raise Rejected(file.problem.reason)
        with one_file(name), opened(file.path) as stream:
            data = content(stream)
    except Rejected as error:
        return partial(_raise, error)
    begun = parsers.begin(data, name=file.path.name, url=None, line_decisions={})
    return partial(_result, begun, name)


def _raise(error: Rejected) -> ParsedClipping:
    raise error


def _result(begun: Callable[[], ParsedClipping], name: str) -> ParsedClipping:
    with one_file(name):
        try:
            return begun()
        except UnreadableClipping as error:
            raise Rejected(str(error)) from error
        except ParsingStopped as error:
            raise stopped(name, error) from error
