from __future__ import annotations

import gc
import hashlib
import os
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
from articles.ingest.worker_pool import SERVER_CALLERS
from articles.management import database
from newsarchive import __version__, data_folder
from newsarchive.accounts.models import FirstAccountLink
from newsarchive.management.problems import database_problem
from newsarchive.postgres import locks
from newsarchive.postgres.server import server_in

if TYPE_CHECKING:
    from collections.abc import Callable

# Two processes keep two cores busy. Threads let a page through while others wait for the database, or for an upload to
# be parsed: for that, half of them at most (``SERVER_CALLERS``).
WORKERS, THREADS = 2, 2 * SERVER_CALLERS
# A worker that sends no heartbeat for this long is stuck. The longest regular work is parsing a large upload.
STUCK_SECONDS = 120
COLLECTING_SECONDS = 300  # for another process that collects static files
STOPPING_SECONDS = 10  # for requests still running when the archive is stopped


class Command(BaseCommand):
    help = "Bring the database up to date, collect static files and serve the archive until it is stopped."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            check_address(settings.HOST, settings.PORT)
            data_folder.make(settings.DATA_DIR)
            str(settings.SECRET_KEY)  # read it now: workers that know it never create another
            self.prepare()
        except data_folder.DataFolderUnusable as error:
            raise CommandError(str(error)) from error
        except OperationalError as error:
            raise CommandError(database_problem(error)) from error
        Server(when_ready=self.print_address, when_stopped=stop_own_server).run()

    def prepare(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [database.STARTING_LOCK])
            database.migrate(self.stdout)
            loaded = sample.load()
            if loaded:
                self.stdout.write(f"{loaded}.")
            self.token = FirstAccountLink.objects.renew()
        connections.close_all()  # releases the lock, and keeps workers from inheriting a connection
        try:
            self.collect_static()
        except OSError as error:
            raise data_folder.unusable(settings.DATA_DIR, error) from error

    def collect_static(self) -> None:
        """Collect the static files, unless they are up to date. Of two simultaneous starts, one waits for the other."""
        lock = locks.open_lock(settings.DATA_DIR / "static.lock")
        try:
            locks.wait_for(lock, seconds=COLLECTING_SECONDS)
            self.collect_changed_static()
        finally:
            os.close(lock)

    def collect_changed_static(self) -> None:
        stamp = settings.DATA_DIR / "static.stamp"
        state = static_state()
        if stamp.exists() and stamp.read_text() == state and settings.STATIC_ROOT.is_dir():
            return
        self.stdout.write("Collecting static files ...")
        stamp.unlink(missing_ok=True)
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(state)

    def print_address(self) -> None:
        base = settings.ORIGIN or f"http://{settings.HOST_IN_URL}:{settings.PORT}"
        if self.token:
            path = reverse("first_account", args=[self.token])
            self.stdout.write("No account yet. Create the first one at this link, which works once, until restart:")
            self.stdout.write(base + path)
        self.stdout.write(f"The archive is open at {base}/ (Ctrl-C stops it)")
        self.stdout.flush()


class TerminalArbiter(Arbiter):
    """Gunicorn's arbiter, for use in a terminal: closing the window (SIGHUP) stops the archive instead of reloading."""

    def handle_hup(self) -> None:
        self.handle_term()


class Server(BaseApplication):
    """Gunicorn with its arbiter in this process, so that stopping this process stops everything."""

    def __init__(self, *, when_ready: Callable[[], None], when_stopped: Callable[[], None]) -> None:
        self.options = {
            "bind": f"{settings.HOST_IN_URL}:{settings.PORT}",
            "worker_class": "newsarchive.serving.worker.BufferingWorker",
            "workers": WORKERS,
            "threads": THREADS,
            "preload_app": True,
            "timeout": STUCK_SECONDS,
            "graceful_timeout": STOPPING_SECONDS,
            "loglevel": "warning",
            "control_socket_disable": True,
            # Gunicorn calls these hooks only in this process. Code after run() would also run in every worker.
            "when_ready": lambda arbiter: when_ready(),
            "on_exit": lambda arbiter: when_stopped(),
        }
        super().__init__()

    def run(self) -> None:
        TerminalArbiter(self).run()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from newsarchive.wsgi import application

        # Import the views once here, not in each worker while its first reader waits.
        reverse("articles:browse")
        # These objects live as long as the process. Keep the garbage collector away from them: scanning them takes as
        # long as making a page, and would copy the memory pages that the workers share.
        gc.collect()
        gc.freeze()
        return application


def stop_own_server() -> None:
    """Stop using the archive's own PostgreSQL server. If no other process uses it, wait until it has stopped."""
    if database.is_own_server():
        server_in(Path(settings.DATABASES["default"]["HOST"])).release()


def check_address(host: str, port: int) -> None:
    """Raise CommandError with advice if ``host`` and ``port`` cannot be listened on. Gunicorn would retry silently."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen(1)
    except socket.gaierror as error:
        raise CommandError(f"NEWSARCHIVE_HOST: the host {host!r} was not found ({error.strerror}).") from error
    except PermissionError as error:
        raise CommandError(
            f"Port {port} needs special permission. Choose one from 1024 up, such as NEWSARCHIVE_PORT=8000."
        ) from error
    except OSError as error:
        raise CommandError(
            f"Port {port} of {host} cannot be used ({error.strerror}). If the archive is already running, open "
            f"http://{settings.HOST_IN_URL}:{port}/. Otherwise choose another port, such as "
            f"NEWSARCHIVE_PORT={port % 65535 + 1}."
        ) from error


def static_state() -> str:
    """Return a digest of the version and of all static files' names, sizes and modification times."""
    digest = hashlib.sha256(__version__.encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            status = Path(storage.path(path)).stat()
            digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
