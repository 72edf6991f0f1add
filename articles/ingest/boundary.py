"""The boundary around each file: whatever goes wrong with one becomes its own result, and the others go on."""

from __future__ import annotations

import errno
import logging
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from django.db import DatabaseError, OperationalError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.ingest.records import ArchiveBusy, HoldsNoArticles, ParserFault, Rejected
from articles.text.documents import NoArticles, UnreadableClipping
from articles.workers.pool import Busy, Crashed, Failed, NeededTooMuchMemory, ParsingStopped, TookTooLong

if TYPE_CHECKING:
    from collections.abc import Iterator

logger = logging.getLogger(__name__)

# Whether the log has tracebacks. A server's always has, as nobody can repeat what a reader did. A command's has them
# with --debug.
show_tracebacks: ContextVar[bool] = ContextVar("show_tracebacks", default=True)

_DISK_FULL = {errno.ENOSPC, errno.EDQUOT}


@contextmanager
def one_file(name: str) -> Iterator[None]:
    """Raise ``Rejected``, with a reason for the user, for any exception that reading the file ``name`` raises."""
    try:
        yield
    except Rejected:
        raise
    except OSError as error:
        raise Rejected(reason_of(error)) from error
    except Exception as error:
        raise unexpected(name, error) from error


@contextmanager
def one_parse(name: str) -> Iterator[None]:
    """Raise ``Rejected``, with a reason for the user, for any exception that parsing the file ``name`` raises."""
    try:
        yield
    except NoArticles as error:
        raise HoldsNoArticles(str(error)) from error
    except UnreadableClipping as error:
        raise Rejected(str(error)) from error
    except ParsingStopped as error:
        raise stopped(name, error) from error
    except Exception as error:
        # This file reveals a bug. The others are still read.
        raise unexpected(name, error) from error


def unexpected(name: str, error: Exception) -> ParserFault:
    """Log an exception that reveals a bug, or a lack of memory. Return the exception to raise for the file."""
    if isinstance(error, MemoryError):
        logger.error("%s: out of memory", escaped(name))
        return ParserFault(out_of_memory())
    log_fault(name, f"{type(error).__name__}: {error}", error)
    return ParserFault(failed_with(type(error).__name__))


def stopped(name: str, error: ParsingStopped) -> Rejected:
    """Log why a worker did not parse a file. Return the exception to raise for the file."""
    match error:
        case Busy():
            return ArchiveBusy(_("the archive is busy reading other files; try again in a minute"))
        case TookTooLong(seconds=seconds):
            reason = ngettext(
                "it took longer than %(count)d second to read; split it",
                "it took longer than %(count)d seconds to read; split it",
                seconds,
            ) % {"count": seconds}
        case NeededTooMuchMemory(megabytes=megabytes):
            size = f"{megabytes // 1024} GB" if megabytes % 1024 == 0 else f"{megabytes} MB"
            reason = _("it needs more than %(size)s of memory; split it") % {"size": size}
        case Failed(kind=kind, message=message, details=details):
            log_fault(name, f"{kind}: {message}" if message else kind, details)
            return ParserFault(failed_with(kind))
        case _:
            reason = _("the program crashed on this file, or ran out of memory; please report it")
    crashed = "crashed the process that parsed it, twice" if isinstance(error, Crashed) else str(error)
    logger.error("%s: %s", escaped(name), crashed)
    return ParserFault(reason)


def log_fault(name: str, fault: str, error: Exception | str | None) -> None:
    """Log the fault of the file ``name``; ``error`` is the exception, or a traceback from another process."""
    details = error if isinstance(error, str) and show_tracebacks.get() else ""
    logger.error(
        "%s: %s%s",
        escaped(name),
        escaped(fault),
        f"\n{details.rstrip()}" if details else "",
        exc_info=error if isinstance(error, Exception) and show_tracebacks.get() else None,
    )


def failed_with(fault: str) -> str:
    """Return the reason for a file on which the program failed with the exception called ``fault``."""
    return _("the program failed on this file (%(fault)s); please report it") % {"fault": fault}


def out_of_memory() -> str:
    return _("there is not enough memory to read it; close other programs or split it, then try again")


def disk_full() -> str:
    return _("the disk is full; make room, then try again")


# SQLSTATE of a full disk, and of too little memory
_DISK_FULL_STATE, _OUT_OF_MEMORY_STATE = "53100", "53200"
# SQLSTATE classes of errors that no row can cause: connection lost, out of resources, server shut down.
_SERVER_ERRORS = ("08", "53", "57")


def is_full(error: DatabaseError) -> bool:
    """Whether the database says that the disk is full."""
    return _state_of(error) == _DISK_FULL_STATE


def refused_by_database(error: DatabaseError, name: str) -> Rejected:
    """Log why the database did not store a file. Return the exception to raise for the file.

    Raises ``error`` if it is about the server and not about the file, as when the connection is lost.
    """
    state = _state_of(error)
    if state == _DISK_FULL_STATE:
        logger.error("%s: not stored, because the disk of the database is full", escaped(name))
        return Rejected(disk_full())
    if state == _OUT_OF_MEMORY_STATE:
        logger.error("%s: not stored, because the database ran out of memory", escaped(name))
        return Rejected(_("the database ran out of memory on this file; close other programs or split it"))
    if isinstance(error, OperationalError) and (state is None or state.startswith(_SERVER_ERRORS)):
        raise error
    problem = str(error).partition("\n")[0]
    logger.info("%s: the database rejected it: %s", escaped(name), problem)
    return Rejected(_("the database rejected it: %(problem)s") % {"problem": problem})


def _state_of(error: DatabaseError) -> str | None:
    state: str | None = getattr(error.__cause__, "sqlstate", None)
    return state


def is_disk_full(error: BaseException) -> bool:
    """Whether an operating system's error says that there is no room for what was written."""
    return isinstance(error, OSError) and error.errno in _DISK_FULL


def reason_of(error: OSError) -> str:
    """Return the reason for a file that the operating system cannot read."""
    if is_disk_full(error):
        return disk_full()
    if error.errno in (errno.EACCES, errno.EPERM):
        return _("permission denied")
    if error.errno == errno.ENOENT:
        return _("no such file")
    if error.errno == errno.ELOOP:
        return _("a loop of links")
    return _("cannot be read: %(problem)s") % {"problem": error.strerror or error}


def escaped(text: str) -> str:
    """Return ``text`` with invisible characters and direction marks escaped, for a log, a terminal or a page."""
    return "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in text)
