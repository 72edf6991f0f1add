"""Waitress with limits: it reads whole requests and writes answers in one event loop, and hands requests to threads."""

from __future__ import annotations

import ipaddress
import re
import time
from functools import partial
from typing import TYPE_CHECKING, Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError, TransferEncodingNotImplemented
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask, ThreadedTaskDispatcher, WSGITask
from waitress.utilities import Error

if TYPE_CHECKING:
    from collections.abc import Iterable
    from socket import socket

# Sizes, in bytes

LARGEST_HEAD = 32 * 1024  # request line and headers: far more than the longest search with all its cookies
LARGEST_BODY = 256 * 1024 * 1024  # more than the Add page takes, so that this page can say which files were too many
LARGEST_ANONYMOUS_BODY = 1024 * 1024  # without a session there is only the log-in form to send
ALL_BODIES = 2 * 1024 * 1024 * 1024  # of all requests that one process is receiving or answering
ALL_ANONYMOUS_BODIES = 64 * 1024 * 1024
KEPT_IN_MEMORY = 64 * 1024  # of a body; a longer one goes to a temporary file
ANSWER_KEPT_IN_MEMORY = 256 * 1024
# An answer waits for a slow reader, the longer ones in a temporary file. Only one beyond this makes its thread wait.
LONGEST_WAITING_ANSWER = 256 * 1024 * 1024
RECEIVED_AT_ONCE = 64 * 1024

# Times, in seconds

HEAD_SECONDS = 20  # from the first byte of a request to the end of its headers
IDLE_SECONDS = 30  # between two requests
STALLED_SECONDS = 45  # without a single byte, in a body or an answer
# A body or an answer may take this long, and longer if it gets on at this rate: a weak mobile connection is faster.
TRANSFER_SECONDS = 30
SLOWEST_RATE = 16 * 1024  # bytes a second
CHECKING_SECONDS = 1  # between two looks at all connections

# Each connection may need three file descriptors: its own, and those of two temporary files.
CONNECTIONS = 500
ACCEPTED_AT_ONCE = 50

HEALTH_PATH = "/healthz"
TRANSFER_ENCODING = re.compile(rb"^transfer-encoding", re.IGNORECASE | re.MULTILINE)
FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_")
ERROR_HEADERS = [
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
]


class Refusal(Error):
    """Why a request does not reach Django, as an HTTP status and a sentence for the client."""

    def __init__(self, code: int, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.reason = reason


class Request(HTTPRequestParser):
    """A request that is being received. ``error`` is set once it is refused."""

    def __init__(self, adj: Any, *, channel: Channel) -> None:
        super().__init__(adj)
        self.channel = channel
        self.started = time.monotonic()
        self.body: Transfer | None = None

    def received(self, data: bytes) -> int:
        in_body = self.headers_finished
        try:
            consumed: int = super().received(data)
        except OSError as error:  # the temporary file
            self.channel.logger.error("A request could not be written to a temporary file: %s", error)
            self.refuse(507, "Insufficient Storage", "The server's disk for temporary files is full or out of order.")
            return len(data)
        if self.headers_finished and not in_body and self.error is None:
            self.check_head()
        if self.completed and consumed < len(data):
            self.channel.held_back = data[consumed:]
            return len(data)
        return consumed

    def parse_header(self, header_plus: bytes) -> None:
        try:
            super().parse_header(header_plus)
        except TransferEncodingNotImplemented:
            pass  # refused below, like every other
        except ValueError as error:  # an address such as http://[
            raise ParsingError("Bad URI") from error
        # No browser sends chunks. Servers that disagree where a chunked request ends can be made to see requests that
        # nobody sent; with one way to give the length there is nothing to disagree about.
        if TRANSFER_ENCODING.search(header_plus):
            self.refuse(411, "Length Required", "Send the body with a Content-Length, not in chunks.")

    def check_head(self) -> None:
        """Refuse a body that is too large, before it is read."""
        if self.content_length == 0:
            return
        self.body = Transfer()
        known = self.has_session
        if self.content_length > (LARGEST_BODY if known else LARGEST_ANONYMOUS_BODY):
            advice = "Upload fewer or smaller files." if known else "Log in first."
            self.refuse(413, "Content Too Large", f"This request is too large. {advice}")
        elif self.channel.server.expected_bytes(known=known) > (ALL_BODIES if known else ALL_ANONYMOUS_BODIES):
            self.refuse(503, "Service Unavailable", "The server is receiving too many uploads. Try again in a minute.")

    def refuse(self, code: int, reason: str, sentence: str) -> None:
        self.error = Refusal(code, reason, sentence)
        self.completed = True
        self.expect_continue = False

    @property
    def has_session(self) -> bool:
        """Whether the request has a session cookie. Whether that is valid only Django knows."""
        return f"{self.channel.server.session_cookie}=" in self.headers.get("COOKIE", "")

    @property
    def is_quick(self) -> bool:
        return self.error is not None or self.path == HEALTH_PATH


class Transfer:
    """How the bytes of a body or an answer get on."""

    def __init__(self) -> None:
        self.started = self.moved = time.monotonic()
        self.count = 0

    def is_too_slow(self, now: float, count: int) -> bool:
        """Return whether ``count`` bytes by now are too few. Call it regularly: it also notices when nothing moves."""
        if count != self.count:
            self.count, self.moved = count, now
        return now - self.moved > STALLED_SECONDS or now - self.started > TRANSFER_SECONDS + count / SLOWEST_RATE


class PageTask(WSGITask):
    """Answers a request with Django."""

    def get_environment(self) -> dict[str, Any]:
        environ: dict[str, Any] = super().get_environment()
        environ.update({"SERVER_SOFTWARE": "", "wsgi.multiprocess": True})
        if self.request.command == "HEAD":
            del environ["wsgi.file_wrapper"]  # it would send the file
        if self.channel.server.behind_proxy and is_loopback(environ["REMOTE_ADDR"]):
            if environ.get("HTTP_X_FORWARDED_PROTO", "").lower() == "https":
                environ["wsgi.url_scheme"] = "https"
        else:  # anybody may have written them
            for name in [name for name in environ if name.startswith(FORWARDED)]:
                del environ[name]
        return environ

    def write(self, data: bytes) -> None:
        """Write the headers before the first data. Answers to HEAD have no data: it would look like another answer."""
        super().write(b"" if self.request.command == "HEAD" else data)


class RefusalTask(ErrorTask):
    """Answers a request that did not reach Django, without repeating any of it."""

    def execute(self) -> None:
        error = self.request.error
        sentence = error.body if isinstance(error, Refusal) else "The request cannot be understood."
        if error.code >= 500 and not isinstance(error, Refusal):
            sentence = "Something went wrong. Try again."
        body = f"{error.reason}. {sentence}\n".encode()
        self.status = f"{error.code} {error.reason}"
        self.response_headers.extend(ERROR_HEADERS)
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class Channel(HTTPChannel):
    """A connection.

    ``held_back`` are bytes that came after a request in one piece. They wait until that is answered and its answer is
    sent: no browser sends requests that way, and two hundred at once would keep the event loop from the others.
    """

    task_class = PageTask
    error_task_class = RefusalTask

    def __init__(self, server: Server, sock: socket, addr: Any, adj: Any, map: Any = None) -> None:  # noqa: A002
        self.parser_class = partial(Request, channel=self)
        self.idle_since = time.monotonic()
        self.answer: Transfer | None = None
        self.bytes_sent = 0
        self.held_back = b""
        super().__init__(server, sock, addr, adj, map=map)

    def send(self, data: bytes, do_close: bool = True) -> int:
        sent: int = super().send(data, do_close=do_close)
        self.bytes_sent += sent
        return sent

    def readable(self) -> bool:
        """Return whether to read from the client. The event loop asks each time: what was held back goes first."""
        if super().readable() and self.held_back:
            data, self.held_back = self.held_back, b""
            self.received(data)
        return not self.held_back and bool(super().readable())

    def received(self, data: bytes) -> bool:
        if self.request is None:
            data = data.lstrip(b"\r\n")  # else each empty line would be a request of its own, and dropped
        return bool(super().received(data))

    def service(self) -> None:
        super().service()
        self.idle_since = time.monotonic()

    def handle_close(self) -> None:
        super().handle_close()
        if self.request is not None:
            self.request.close()  # its temporary file

    def is_overdue(self, now: float) -> bool:
        """Return whether the client has kept the archive waiting too long. Call it regularly."""
        if self.total_outbufs_len:
            if self.answer is None:
                self.answer = Transfer()
                self.bytes_sent = 0
            return self.answer.is_too_slow(now, self.bytes_sent)
        self.answer = None
        if self.requests:
            return False
        if self.request is None:
            return now - self.idle_since > IDLE_SECONDS
        if self.request.body is None:
            return now - self.request.started > HEAD_SECONDS
        return bool(self.request.body.is_too_slow(now, self.request.body_bytes_received))

    @property
    def is_busy(self) -> bool:
        """Whether a request is being answered, or the body of one with a session is on the way."""
        request = self.request
        uploading = request is not None and request.headers_finished and request.has_session
        return bool(self.requests or self.total_outbufs_len or uploading)


class Threads(ThreadedTaskDispatcher):
    """The threads for pages, and one more that is never busy with a page: for the health check and for refusals."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.set_thread_count(count)
        self.spare = ThreadedTaskDispatcher()
        self.spare.set_thread_count(1)

    def add_task(self, task: Channel) -> None:
        if task.requests[0].is_quick:
            self.spare.add_task(task)
        else:
            super().add_task(task)

    @property
    def are_busy(self) -> bool:
        return bool(self.queue) or self.active_count >= len(self.threads)

    def stop(self, *, seconds: float) -> None:
        self.shutdown(timeout=seconds)
        self.spare.set_thread_count(0)


class Server(TcpWSGIServer):
    """Accepts connections on a socket that is bound already."""

    channel_class = Channel

    def __init__(
        self, *, application: Any, socket: socket, threads: Threads, session_cookie: str, behind_proxy: bool, loop: Any
    ) -> None:
        self.session_cookie = session_cookie
        self.behind_proxy = behind_proxy
        self.paused = False
        host, port = socket.getsockname()[:2]
        super().__init__(
            application,
            loop,
            _sock=socket,
            dispatcher=threads,
            sockinfo=(socket.family, socket.type, socket.proto, socket.getsockname()),
            bind_socket=False,
            host=host,
            port=port,
            server_name=host,
            ident=None,  # no Server header
            clear_untrusted_proxy_headers=False,  # PageTask does
            recv_bytes=RECEIVED_AT_ONCE,
            inbuf_overflow=KEPT_IN_MEMORY,
            outbuf_overflow=ANSWER_KEPT_IN_MEMORY,
            outbuf_high_watermark=LONGEST_WAITING_ANSWER,
            max_request_header_size=LARGEST_HEAD,
            max_request_body_size=LARGEST_BODY + 1,
        )

    def readable(self) -> bool:
        return self.accepting and not self.paused

    def close_overdue(self) -> None:
        """Close connections whose client is too slow. Call it about every second."""
        now = time.monotonic()
        for channel in self.channels():
            if channel.is_overdue(now):
                channel.will_close = True
                channel.handle_close()  # waitress would wait until the client reads, so that it could still write

    def handle_accept(self) -> None:
        """Accept the connections that wait, some at a time so that those that are open get their turn."""
        for _ in range(ACCEPTED_AT_ONCE):
            before = len(self.active_channels)
            super().handle_accept()
            if len(self.active_channels) == before:
                return
            self.make_room()

    def make_room(self) -> None:
        """If there are too many connections, close the oldest that no reader will miss, else the newest."""
        if len(self.active_channels) > CONNECTIONS:
            *older, newest = self.channels()
            next((channel for channel in older if not channel.is_busy), newest).handle_close()

    def channels(self) -> list[Channel]:
        """Return the open connections, the oldest first."""
        return list(self.active_channels.values())

    def expected_bytes(self, *, known: bool) -> int:
        """Return the size of all bodies being received or answered, of requests with a session or of those without."""
        requests: Iterable[Request] = (
            request
            for channel in self.channels()
            for request in [*channel.requests, channel.request]
            if request is not None and request.error is None and request.headers_finished
        )
        return sum(request.content_length for request in requests if request.has_session == known)

    def stop_accepting(self) -> None:
        self.accepting = False
        self.del_channel()
        self.socket.close()

    @property
    def is_busy(self) -> bool:
        return any(channel.is_busy for channel in self.channels())

    def close_connections(self, *, busy: bool) -> None:
        """Close the connections without a request, and if ``busy``, the others too."""
        for channel in self.channels():
            if busy or not channel.is_busy:
                channel.handle_close()


def is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
