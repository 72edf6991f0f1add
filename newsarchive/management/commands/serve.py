from __future__ import annotations

import gc
import hashlib
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, connections
from django.db.utils import OperationalError
from django.urls import reverse
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from articles.ingest import sample
from articles.management import database
from newsarchive import __version__, data_folder
from newsarchive.accounts.models import FirstAccountLink
from newsarchive.postgres.server import server_in

if TYPE_CHECKING:
    from collections.abc import Callable

# Two processes keep two cores busy; threads let a page through while others wait for the database or a slow browser.
WORKERS, THREADS = 2, 4
# A worker that has not answered its overseer for so long is stuck; the longest honest work is to parse a large upload.
STUCK_SECONDS = 120
STOPPING_SECONDS = 10  # for pages on their way when the archive is stopped


class Command(BaseCommand):
    help = "Bring the database up to date, collect static files and serve the archive until it is stopped."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            check_address(settings.HOST, settings.PORT)
            data_folder.make(settings.DATA_DIR)
            self.prepare()
        except data_folder.DataFolderUnusable as error:
            raise CommandError(str(error)) from error
        except OperationalError as error:
            place = "" if database.is_own_server() else "that DATABASE_URL names "
            raise CommandError(f"The database {place}cannot be used: {error}") from error
        Pages(when_ready=self.say_where, when_stopped=stop_own_server).run()

    def prepare(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [database.STARTING_LOCK])
            database.migrate(self.stdout)
            loaded = sample.load()
            if loaded:
                self.stdout.write(f"{loaded}.")
            self.token = FirstAccountLink.objects.renew()
        connections.close_all()  # with the lock; and no process may inherit a connection
        self.collect_static()

    def collect_static(self) -> None:
        stamp = settings.DATA_DIR / "static.stamp"
        state = static_state()
        if stamp.exists() and stamp.read_text() == state and settings.STATIC_ROOT.is_dir():
            return
        self.stdout.write("Collecting static files ...")
        stamp.unlink(missing_ok=True)
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(state)

    def say_where(self) -> None:
        base = settings.ORIGIN or f"http://{settings.HOST_IN_URL}:{settings.PORT}"
        if self.token:
            path = reverse("first_account", args=[self.token])
            self.stdout.write("No account yet. Make the first one here; the address works once, until the next start:")
            self.stdout.write(base + path)
        self.stdout.write(f"The archive is open at {base}/ (Ctrl-C stops it)")
        self.stdout.flush()


class Overseer(Arbiter):
    """Gunicorn's overseer, but for a reader's terminal: when its window is closed, the archive stops."""

    def handle_hup(self) -> None:
        self.handle_term()


class Pages(BaseApplication):
    """Gunicorn, in this process, so that stopping it stops everything."""

    def __init__(self, *, when_ready: Callable[[], None], when_stopped: Callable[[], None]) -> None:
        self.options = {
            "bind": f"{settings.HOST_IN_URL}:{settings.PORT}",
            "worker_class": "gthread",
            "workers": WORKERS,
            "threads": THREADS,
            "preload_app": True,
            "timeout": STUCK_SECONDS,
            "graceful_timeout": STOPPING_SECONDS,
            "keepalive": 5,
            "loglevel": "warning",
            "control_socket_disable": True,
            # Both in this process alone: what follows run() would be done by every worker too.
            "when_ready": lambda arbiter: when_ready(),
            "on_exit": lambda arbiter: when_stopped(),
        }
        super().__init__()

    def run(self) -> None:
        Overseer(self).run()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from newsarchive.wsgi import application

        # What the pages import is imported here, once, and not by each worker while its first reader waits.
        reverse("articles:browse")
        # None of it is ever freed. To look for garbage among it would hold a page up for as long as to make one takes,
        # and part the memory that the workers share.
        gc.collect()
        gc.freeze()
        return application


def stop_own_server() -> None:
    """Let go of the archive's own server, and see it end when nobody else uses it."""
    if database.is_own_server():
        server_in(Path(settings.DATABASES["default"]["HOST"])).release()


def check_address(host: str, port: int) -> None:
    """Raise CommandError, saying what to do, when nothing can listen there. Gunicorn would only try again and again."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen(1)
    except socket.gaierror as error:
        raise CommandError(f"NEWSARCHIVE_HOST: {host!r} is not known here ({error.strerror}).") from error
    except PermissionError as error:
        raise CommandError(
            f"You may not use port {port}: choose one from 1024 up, as NEWSARCHIVE_PORT=8000."
        ) from error
    except OSError as error:
        raise CommandError(
            f"Port {port} of {host} cannot be used ({error.strerror}). If the archive runs already, open "
            f"http://{settings.HOST_IN_URL}:{port}/; else choose another port, as NEWSARCHIVE_PORT={port % 65535 + 1}."
        ) from error


def static_state() -> str:
    """Return a digest of all static files' names, sizes and times: the same as long as none has changed."""
    found = hashlib.sha256(__version__.encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            status = Path(storage.path(path)).stat()
            found.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return found.hexdigest()
