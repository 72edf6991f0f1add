"""The process that runs the archive's PostgreSQL server, and stops it when no process uses it any more.

``python -m newsarchive.postgres.watcher FOLDER [--existing]`` goes into the background and starts the server. It writes
one line of JSON to its output: ``{}`` when the server answers, or ``{"error": "..."}``. It ends when the server has
ended.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import signal
import sys
import threading
import time
import traceback
from pathlib import Path

import psutil

from newsarchive import data_folder
from newsarchive.postgres import locks
from newsarchive.postgres.cluster import EXISTING, Cluster, ServerUnavailable

PREDECESSOR_SECONDS = 60  # for a running shutdown to finish; as long as PostgreSQL's own pg_ctl waits
READY_SECONDS = 600  # a server that was killed replays its log first, which takes minutes on a slow disk
LOG_LINES_REPORTED = 15


def main(folder: Path, *, existing: bool) -> None:
    if os.fork():
        os._exit(0)  # detach: the process that started the watcher must not have to wait for it
    os.chdir("/")
    os.umask(0o077)
    try:
        watch(Cluster(folder), existing=existing)
    except ServerUnavailable as error:
        report(str(error))
    except Exception as error:
        if data_folder.is_disk_full(error):
            report(data_folder.disk_full(folder))
            return
        traceback.print_exc()
        report(f"PostgreSQL could not be started. See {folder / 'log'}.")
        raise


def watch(cluster: Cluster, *, existing: bool) -> None:
    """Run the server until no process uses it, then exit. If another watcher runs it already, only report that.

    The database is created if it is missing, unless it is known to be ``existing``.

    Raises ServerUnavailable if the server cannot be started.
    """
    watcher = locks.open_lock(cluster.lock("watcher"))
    deadline = time.monotonic() + PREDECESSOR_SECONDS
    while not locks.take(watcher):
        if cluster.answering_socket():  # another watcher was faster, and its server is ready
            report(None)
            return
        if time.monotonic() > deadline:
            raise ServerUnavailable(
                f"The PostgreSQL server in {cluster.folder} neither answers nor stops. See {cluster.log}."
            )
        time.sleep(locks.POLL_SECONDS)

    server = locks.open_lock(cluster.lock("server"))
    end_predecessor(cluster, server)
    if existing and not (cluster.data / "PG_VERSION").exists():
        raise ServerUnavailable(data_folder.gone(cluster.folder.parent))
    cluster.make()
    stale = cluster.postmaster()
    if stale is not None:
        cluster.discard_socket_folder(stale[1])
    drop_stale_pid_file(cluster)
    if not cluster.password_file.exists():
        cluster.replace_password()

    written = cluster.log.stat().st_size if cluster.log.exists() else 0
    socket_folder = cluster.socket_folder()
    process = cluster.launch(socket_folder=socket_folder, inherited=server)
    signal.signal(signal.SIGTERM, lambda *_: process.send_signal(signal.SIGINT))
    deadline = time.monotonic() + READY_SECONDS
    while not cluster.answering_socket():
        if process.poll() is not None:
            raise cluster.failure("PostgreSQL did not start", log_after(cluster, written))
        if time.monotonic() > deadline:
            process.send_signal(signal.SIGINT)
            raise ServerUnavailable(f"PostgreSQL was not ready after {READY_SECONDS} seconds. See {cluster.log}.")
        time.sleep(locks.POLL_SECONDS)

    holders = locks.open_lock(cluster.lock("holders"))

    def stop_after_last_holder() -> None:
        fcntl.flock(holders, fcntl.LOCK_EX)
        process.send_signal(signal.SIGINT)  # fast shutdown: closes connections, loses nothing that was committed

    threading.Thread(target=stop_after_last_holder, daemon=True).start()
    report(None)
    process.wait()
    cluster.discard_socket_folder(socket_folder)
    # In this order: a process that gets the holders lock next must find the watcher lock free.
    for descriptor in (server, watcher, holders):
        os.close(descriptor)
    os._exit(0)  # do not wait for the thread, which may still be waiting for its lock


def end_predecessor(cluster: Cluster, server: int) -> None:
    """Take the server lock. If a killed watcher left its server running, stop that server first.

    Raises ServerUnavailable if it does not stop in time.
    """
    if locks.take(server):
        return
    found = cluster.postmaster()
    if found is not None and runs_in(found[0], cluster.data):
        os.kill(found[0], signal.SIGINT)
    if not locks.wait_for(server, seconds=PREDECESSOR_SECONDS):
        raise ServerUnavailable(f"The PostgreSQL server in {cluster.folder} does not stop. See {cluster.log}.")


def drop_stale_pid_file(cluster: Cluster) -> None:
    """Remove the PID file of a killed server if another process has its id by now.

    PostgreSQL would take any process of its user with that id for a running server. The caller holds the server lock,
    so no server of ours runs. Raises ServerUnavailable if a foreign server runs in the data folder.
    """
    found = cluster.postmaster()
    if found is None:
        return
    pid = found[0]
    if runs_in(pid, cluster.data):
        raise ServerUnavailable(
            f"A PostgreSQL server not started by the archive (process {pid}) runs in {cluster.data}. Stop it first."
        )
    if psutil.pid_exists(pid):
        (cluster.data / "postmaster.pid").unlink(missing_ok=True)


def runs_in(pid: int, data: Path) -> bool:
    """Return whether process ``pid`` is a PostgreSQL server of the folder ``data``, by its working directory."""
    try:
        process = psutil.Process(pid)
        return process.name().startswith("postgres") and Path(process.cwd()).samefile(data)
    except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess, FileNotFoundError):
        return False


def log_after(cluster: Cluster, position: int) -> str:
    """Return the last ``LOG_LINES_REPORTED`` lines of the log after byte ``position``."""
    with cluster.log.open("rb") as log:
        log.seek(position)
        return "\n".join(log.read().decode(errors="replace").splitlines()[-LOG_LINES_REPORTED:])


def report(error: str | None) -> None:
    """Send the result to the process that started the watcher, if it still listens, and detach from its output."""
    with contextlib.suppress(BrokenPipeError):
        os.write(1, (json.dumps({} if error is None else {"error": error}) + "\n").encode())
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 1)
    os.close(null)


if __name__ == "__main__":
    main(Path(sys.argv[1]), existing=EXISTING in sys.argv[2:])
