"""The process that gunicorn starts, watches and stops."""

from __future__ import annotations

import logging
import os
import resource
import sys
import time
from typing import Any

from django.conf import settings
from gunicorn.workers.base import Worker
from waitress import wasyncore

from newsarchive.serving.buffering import CHECKING_SECONDS, CONNECTIONS, Server, Threads

DESCRIPTORS = 3 * CONNECTIONS + 200  # systems allow a process 1,024 unless it asks for more
WAITING_SECONDS = 1.0  # for anything to happen, before the next sign of life to gunicorn
# A process whose threads are all busy leaves new connections to one with idle threads for this long.
YIELDING_SECONDS = 0.02
# Threads that make pages give way to the event loop and the health check after this time; Python's default is 5 ms, and
# all of eight may be in front.
SWITCHING_SECONDS = 0.002
CLOSING_SECONDS = 2  # of the time that gunicorn gives a process to stop: for what remains after the last answer


class BufferingWorker(Worker):
    """A process with an event loop in its main thread, and threads that make the pages."""

    def run(self) -> None:
        allow_descriptors(DESCRIPTORS)
        sys.setswitchinterval(SWITCHING_SECONDS)
        # Waitress warns whenever a request waits for a thread, which is no failure.
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        self.loop: dict[int, Any] = {}
        self.threads = Threads(self.cfg.threads)
        self.servers = [
            Server(
                application=self.wsgi,
                socket=bound.sock,
                threads=self.threads,
                session_cookie=settings.SESSION_COOKIE_NAME,
                behind_proxy=bool(settings.ORIGIN),
                loop=self.loop,
            )
            for bound in self.sockets
        ]
        SignalReceiver(self.PIPE[0], map=self.loop)
        checked = 0.0
        while self.alive and os.getppid() == self.ppid:
            self.notify()
            if time.monotonic() > checked + CHECKING_SECONDS:
                checked = time.monotonic()
                for server in self.servers:
                    server.close_overdue()
            if self.threads.are_busy:
                self.pause(paused=True)
                wasyncore.poll2(YIELDING_SECONDS, self.loop)
                self.pause(paused=False)
                wasyncore.poll2(0, self.loop)
            else:
                wasyncore.poll2(WAITING_SECONDS, self.loop)
        self.finish()

    def pause(self, *, paused: bool) -> None:
        for server in self.servers:
            server.paused = paused

    def finish(self) -> None:
        """Answer the requests that have been received, as far as time allows, and stop."""
        for server in self.servers:
            server.stop_accepting()
        deadline = time.monotonic() + self.cfg.graceful_timeout - CLOSING_SECONDS
        while any(server.is_busy for server in self.servers) and time.monotonic() < deadline:
            self.notify()
            for server in self.servers:
                server.close_connections(busy=False)
            wasyncore.poll2(YIELDING_SECONDS, self.loop)
        self.threads.stop(seconds=CLOSING_SECONDS / 2)
        for server in self.servers:
            server.close_connections(busy=True)
        wasyncore.close_all(self.loop, ignore_all=True)


class SignalReceiver(wasyncore.file_dispatcher):
    """Wakes the event loop when a signal arrives: Python writes a byte to this pipe."""

    def writable(self) -> bool:
        return False

    def handle_read(self) -> None:
        self.recv(512)


def allow_descriptors(number: int) -> None:
    """Raise this process's limit of open files to ``number``, as far as the system allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = number if hard == resource.RLIM_INFINITY else min(number, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
