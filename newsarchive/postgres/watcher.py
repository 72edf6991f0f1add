"""The process that runs the archive's PostgreSQL server, and stops it when no process uses it any more.

``python -m newsarchive.postgres.watcher FOLDER`` goes into the background, starts the server, writes one line of
JSON to its output (``{}`` when the server answers, ``{"error": "..."}`` when it cannot run) and stays until the
server has ended.
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

from newsarchive.postgres import locks
from newsarchive.postgres.cluster import Cluster, ServerUnavailable

PREDECESSOR_SECONDS = 60  # for a server that is being stopped; PostgreSQL's own pg_ctl waits as long
READY_SECONDS = (
    600  # a server that was killed reads its log again before it answers, which on a slow disk takes minutes
)
TOLD_OF_LOG = 15  # lines


def main(folder: Path) -> None:
    if os.fork():
        os._exit(0)  # the process that asked for the server is not its parent, and gets no child to wait for
    os.chdir("/")
    os.umask(0o077)
    try:
        watch(Cluster(folder))
    except ServerUnavailable as error:
        report(str(error))
    except Exception:
        traceback.print_exc()
        report(f"PostgreSQL could not be started; {folder / 'log'} has the cause.")
        raise


def watch(cluster: Cluster) -> None:
    watcher = locks.open_lock(cluster.lock("watcher"))
    deadline = time.monotonic() + PREDECESSOR_SECONDS
    while not locks.take(watcher):
        if cluster.answering_socket():  # another one got here first, and its server is ready
            report(None)
            return
        if time.monotonic() > deadline:
            raise ServerUnavailable(
                f"The PostgreSQL server of {cluster.folder} neither answers nor ends; {cluster.log} says why."
            )
        time.sleep(locks.POLL_SECONDS)

    server = locks.open_lock(cluster.lock("server"))
    end_predecessor(cluster, server)
    cluster.make()
    stale = cluster.postmaster()
    if stale is not None:
        cluster.discard_socket_folder(stale[1])
    drop_stale_pid_file(cluster)

    written = cluster.log.stat().st_size if cluster.log.exists() else 0
    socket_folder = cluster.socket_folder()
    process = cluster.launch(socket_folder=socket_folder, inherited=server)
    signal.signal(signal.SIGTERM, lambda *_: process.send_signal(signal.SIGINT))
    deadline = time.monotonic() + READY_SECONDS
    while not cluster.answering_socket():
        if process.poll() is not None:
            raise ServerUnavailable(f"PostgreSQL did not start:\n{log_after(cluster, written)}")
        if time.monotonic() > deadline:
            process.send_signal(signal.SIGINT)
            raise ServerUnavailable(f"PostgreSQL was not ready after {READY_SECONDS} s; {cluster.log} says why.")
        time.sleep(locks.POLL_SECONDS)

    holders = locks.open_lock(cluster.lock("holders"))

    def stop_after_last_holder() -> None:
        fcntl.flock(holders, fcntl.LOCK_EX)
        process.send_signal(signal.SIGINT)  # fast shutdown: connections end, what is committed stays

    threading.Thread(target=stop_after_last_holder, daemon=True).start()
    report(None)
    process.wait()
    cluster.discard_socket_folder(socket_folder)
    # In this order: who gets the holders' lock next must find nobody watching.
    for descriptor in (server, watcher, holders):
        os.close(descriptor)
    os._exit(0)  # without waiting for the thread, which may still wait for its lock


def end_predecessor(cluster: Cluster, server: int) -> None:
    """Take the server's lock. Where a killed watcher left its server running, stop that first: nobody else would."""
    if locks.take(server):
        return
    found = cluster.postmaster()
    if found is not None and runs_in(found[0], cluster.data):
        os.kill(found[0], signal.SIGINT)
    if not locks.wait_for(server, seconds=PREDECESSOR_SECONDS):
        raise ServerUnavailable(f"A PostgreSQL server of {cluster.folder} does not end; {cluster.log} says why.")


def drop_stale_pid_file(cluster: Cluster) -> None:
    """Remove what a killed server left, where its process id has since gone to another process.

    PostgreSQL would take any process of its user with that id for a server. Called with the server's lock, so that none
    of ours runs.
    """
    found = cluster.postmaster()
    if found is None:
        return
    pid = found[0]
    if runs_in(pid, cluster.data):
        raise ServerUnavailable(
            f"A PostgreSQL server that the archive did not start (process {pid}) runs in {cluster.data}: stop it first."
        )
    if psutil.pid_exists(pid):
        (cluster.data / "postmaster.pid").unlink(missing_ok=True)


def runs_in(pid: int, data: Path) -> bool:
    """Return whether the process is a PostgreSQL server of that data folder, which is its working directory."""
    try:
        process = psutil.Process(pid)
        return process.name().startswith("postgres") and Path(process.cwd()).samefile(data)
    except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess, FileNotFoundError):
        return False


def log_after(cluster: Cluster, position: int) -> str:
    """Return the last lines the server wrote since ``position`` (bytes), without their times."""
    with cluster.log.open("rb") as log:
        log.seek(position)
        return "\n".join(log.read().decode(errors="replace").splitlines()[-TOLD_OF_LOG:])


def report(error: str | None) -> None:
    """Tell the process that asked for the server, if it still listens, and let go of its output."""
    with contextlib.suppress(BrokenPipeError):
        os.write(1, (json.dumps({} if error is None else {"error": error}) + "\n").encode())
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 1)
    os.close(null)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
