"""Clients that are slow on purpose: half-sent heads and bodies, readers that do not read, fifty at once.

Meanwhile the health check must answer within a second, and a reader must get a page: also when 900 half-open
connections come at once. At the end the server is asked to stop while half-sent bodies are open.
"""

from __future__ import annotations

import contextlib
import resource
import socket
import subprocess
import time
from typing import TYPE_CHECKING

from bench.drills.archives import READER, Watch

if TYPE_CHECKING:
    from bench.drills.archives import Server
    from bench.drills.outcomes import Outcome, Plan
    from bench.drills.visitors import Visitor

CLIENTS, HELD_SECONDS = 50, 20
MANY_CLIENTS, MANY_HELD_SECONDS = 900, 30
MOST_STOPPING_SECONDS = 10.0
MOST_PAGE_SECONDS = 5.0
PAGES = ("/", "/people/", "/quotes/", "/add/")


def heads(cookie: str) -> dict[str, bytes]:
    """Return the beginnings of requests that are never finished, by what they are."""
    host = f"Host: 127.0.0.1\r\n{cookie}"
    form = "Content-Type: application/x-www-form-urlencoded\r\n"
    upload = 'Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\nContent-Disposition: form-data; name="files"'
    return {
        "half a head": f"GET / HTTP/1.1\r\n{host}".encode(),
        "nothing": b"",
        "half a form": f"POST /accounts/login/ HTTP/1.1\r\n{host}{form}Content-Length: 5000\r\n\r\na=1".encode(),
        "half an upload": f"POST /add/ HTTP/1.1\r\n{host}Content-Length: 9000000\r\n{upload}".encode(),
        "half a chunk": f"POST /add/ HTTP/1.1\r\n{host}{form}Transfer-Encoding: chunked\r\n\r\nffff\r\na".encode(),
        "many requests": f"GET /static/css/site.css HTTP/1.1\r\n{host}\r\n".encode() * 200,
    }


def run(plan: Plan, outcome: Outcome) -> None:
    plan.archive.make_accounts()
    plan.archive.manage("sample", "--load")
    server, tried = plan.archive.serve(), 0
    try:
        visitor = server.visitor(READER)
        session = f"Cookie: newsarchive-session={visitor.cookie('newsarchive-session')}\r\n"
        for account, cookie in (("without an account", ""), ("with an account", session)):
            for what, head in heads(cookie).items():
                if not plan.is_over:
                    hold(server, visitor, head, f"{what}, {account}", outcome, seconds=plan.times(HELD_SECONDS, 4))
                    tried += CLIENTS
        allow_descriptors(2 * MANY_CLIENTS)
        half = heads("")["half a head"]
        held = plan.times(MANY_HELD_SECONDS, 6)
        hold(server, visitor, half, f"{MANY_CLIENTS} at once", outcome, seconds=held, count=MANY_CLIENTS)
        stop_while_open(server, heads(session), outcome)
        if server.tracebacks():
            outcome.count("errors", f"{server.tracebacks()} tracebacks in the server's log")
    finally:
        server.stop()
    outcome.done = f"{tried} slow clients, {CLIENTS} at once; {MANY_CLIENTS} at once"


def hold(
    server: Server,
    visitor: Visitor,
    head: bytes,
    what: str,
    outcome: Outcome,
    *,
    seconds: float,
    count: int = CLIENTS,
) -> None:
    """Hold the server by clients of a kind, and ask for health and for pages while they connect and later."""
    with Watch(server) as watch:
        clients = connected(server, head, count)
        ends = time.monotonic() + seconds
        turn = 0
        while time.monotonic() < ends:
            for client in clients[:: max(1, count // 10)]:
                with contextlib.suppress(OSError):
                    client.send(b"a")
            answer = visitor.get(PAGES[turn % len(PAGES)], seconds=30)
            turn += 1
            outcome.slower(answer.seconds)
            if answer.status != 200 or answer.seconds > MOST_PAGE_SECONDS:
                outcome.broken.append(f"{what}: a page was answered {answer.status} after {answer.seconds:.1f} s")
            time.sleep(0.1)
        for client in clients:
            client.close()
    outcome.answered(watch.health)
    outcome.larger(watch.megabytes)
    if watch.wrong:
        outcome.broken.append(f"{what}: {watch.wrong} of {watch.asked} health checks failed")


def connected(server: Server, head: bytes, count: int = CLIENTS) -> list[socket.socket]:
    """Return connections that have sent ``head`` and read nothing: fewer if the server refuses some."""
    clients = []
    for _ in range(count):
        with contextlib.suppress(OSError):
            client = socket.create_connection(("127.0.0.1", server.port), timeout=10)
            clients.append(client)
            client.settimeout(0.5)
            client.sendall(head)
    return clients


def stop_while_open(server: Server, beginnings: dict[str, bytes], outcome: Outcome) -> None:
    """Ask the server to stop while requests are half sent: it must end by itself, and soon."""
    clients = [
        client
        for what in ("half a head", "half a form", "half an upload")
        for client in connected(server, beginnings[what], 8)
    ]
    begun = time.monotonic()
    server.process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        server.process.wait(2 * MOST_STOPPING_SECONDS)
    seconds = time.monotonic() - begun
    outcome.slower(seconds)
    if server.process.poll() is None or seconds > MOST_STOPPING_SECONDS:
        outcome.broken.append(f"with half-sent requests open, the server had not stopped after {seconds:.1f} s")
    for client in clients:
        client.close()


def allow_descriptors(number: int) -> None:
    """Raise this process's limit of open files, as far as the system allows."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(
            resource.RLIMIT_NOFILE, (number if hard == resource.RLIM_INFINITY else min(number, hard), hard)
        )
