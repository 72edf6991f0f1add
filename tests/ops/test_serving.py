"""The event loop in front of Django: slow and malformed requests cost no thread, and reach no page."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest
from waitress import wasyncore

from newsarchive.serving import buffering
from newsarchive.serving.buffering import Server, Threads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

THREADS = 4
BUSY_SECONDS = 20  # an answer that takes this long waited for somebody


class Site:
    """A site of one process, and what reached its pages."""

    def __init__(self, *, behind_proxy: bool = False) -> None:
        self.began = time.monotonic()
        self.requests: list[dict[str, Any]] = []
        self.bodies: list[bytes] = []
        self.release = threading.Event()
        self.loop: dict[int, Any] = {}
        self.threads = Threads(THREADS)
        listener = socket.create_server(("127.0.0.1", 0))
        self.address = listener.getsockname()
        self.server = Server(
            application=self.answer,
            socket=listener,
            threads=self.threads,
            session_cookie="session",
            behind_proxy=behind_proxy,
            loop=self.loop,
        )
        self.checks = 0  # to be made by the loop
        self.running = True
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self) -> None:
        while self.running:
            wasyncore.poll2(0.01, self.loop)
            if self.checks:
                self.server.close_overdue()
                self.checks = 0

    def stop(self) -> None:
        self.release.set()
        self.running = False
        self.thread.join()
        self.threads.stop(seconds=1)
        self.server.close_connections(busy=True)
        wasyncore.close_all(self.loop, ignore_all=True)

    def answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        self.requests.append(environ)
        self.bodies.append(environ["wsgi.input"].read())
        if environ["PATH_INFO"] == "/slow":
            self.release.wait(BUSY_SECONDS)
        body = b"x" * (20_000_000 if environ["PATH_INFO"] == "/large" else 4)
        start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
        return [body]

    def connect(self, sent: bytes = b"") -> socket.socket:
        client = socket.create_connection(self.address, timeout=BUSY_SECONDS)
        client.sendall(sent)
        return client

    def ask(self, sent: bytes) -> bytes:
        """Return the answer to ``sent``, up to the end of the connection or of the time."""
        with self.connect(sent) as client:
            return received(client)

    def get(self, path: str = "/", headers: str = "") -> bytes:
        return self.ask(f"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{headers}\r\n".encode())

    def pass_time(self, monkeypatch: pytest.MonkeyPatch, *, seconds: float) -> None:
        """Let the server believe that it is later, and look after its connections."""
        moment = self.began + seconds
        monkeypatch.setattr(buffering.time, "monotonic", lambda: moment)
        self.checks = 1
        wait_until(lambda: not self.checks)


def received(client: socket.socket) -> bytes:
    pieces = []
    try:
        while piece := client.recv(65536):
            pieces.append(piece)
    except (TimeoutError, ConnectionResetError):
        pass
    return b"".join(pieces)


def wait_until(condition: Callable[[], object]) -> None:
    deadline = time.time() + BUSY_SECONDS
    while not condition():
        assert time.time() < deadline
        time.sleep(0.005)


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.stop()


@pytest.mark.parametrize(
    "sent",
    [
        b"GET / HTTP/1.1\r\nHost: a\r\nX-Half",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nhalf",
        b"POST / HTTP/1.1\r\nHost: a\r\nCookie: session=forged\r\nContent-Length: 100000000\r\n\r\nhalf",
        b"POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 1000\r\n\r\n",
        b"GET /large HTTP/1.1\r\nHost: a\r\n\r\n",
        b"",
    ],
    ids=["half a head", "half a body", "half an upload", "waiting to continue", "answer not read", "nothing sent"],
)
def test_slow_clients_hold_no_thread(site: Site, sent: bytes) -> None:
    with ExitStack() as stack:
        for _ in range(12):
            stack.enter_context(site.connect(sent))
        wait_until(lambda: len(site.server.active_channels) == 12)

        assert site.get().endswith(b"xxxx")


def test_health_is_answered_while_all_threads_are_busy(site: Site) -> None:
    with ExitStack() as stack:
        for _ in range(3 * THREADS):
            stack.enter_context(site.connect(b"GET /slow HTTP/1.1\r\nHost: a\r\n\r\n"))
        wait_until(lambda: len(site.requests) == THREADS and len(site.server.active_channels) == 3 * THREADS)
        assert site.threads.are_busy

        assert site.get("/healthz").endswith(b"xxxx")

        assert [environ["PATH_INFO"] for environ in site.requests] == ["/slow"] * THREADS + ["/healthz"]
        site.release.set()


def test_requests_sent_in_one_piece_are_answered_in_turn_and_one_at_a_time(site: Site) -> None:
    paths = [f"/{number}" for number in range(200)]
    sent = b"".join(f"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n".encode() for path in ["/slow", *paths])
    with site.connect(sent) as client:
        wait_until(lambda: site.requests)
        [channel] = site.server.channels()

        assert len(channel.requests) == 1
        site.release.set()
        client.sendall(b"GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        answers = received(client)

    assert [environ["PATH_INFO"] for environ in site.requests] == ["/slow", *paths, "/last"]
    assert answers.count(b"200 OK") == 202


def test_a_body_sent_with_the_next_request_is_told_from_it(site: Site) -> None:
    form = b"POST /form HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\na=1\n"

    answers = site.ask(form + b"\r\n\r\n" + form + b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")

    assert answers.count(b"200 OK") == 3
    assert site.bodies == [b"a=1\n", b"a=1\n", b""]


def test_a_client_that_reads_no_answer_gets_no_further_ones(site: Site) -> None:
    with site.connect(b"GET /large HTTP/1.1\r\nHost: a\r\n\r\n" * 50):
        wait_until(lambda: site.requests)
        site.get()

        assert [environ["PATH_INFO"] for environ in site.requests] == ["/large", "/"]


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"GET / HTTP/1.1\r\nHost",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf",
        b"GET /large HTTP/1.1\r\nHost: a\r\n\r\n",
    ],
    ids=["idle", "half a head", "half a body", "answer not read"],
)
def test_a_client_that_is_too_slow_is_disconnected(site: Site, monkeypatch: pytest.MonkeyPatch, sent: bytes) -> None:
    def is_waiting() -> bool:
        """Return whether the server has read what was sent, and waits for the client."""
        channels = site.server.channels()
        if not channels or not sent:
            return bool(channels)
        return channels[0].total_outbufs_len > 1_000_000 if b"/large" in sent else channels[0].request is not None

    with site.connect(sent):
        wait_until(is_waiting)
        for seconds in (0, 15):
            site.pass_time(monkeypatch, seconds=seconds)
        assert site.server.active_channels

        site.pass_time(monkeypatch, seconds=1_000)

        wait_until(lambda: not site.server.active_channels)


def test_a_body_that_trickles_in_is_cut_off(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    with site.connect(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n") as client:
        wait_until(lambda: site.server.channels() and site.server.channels()[0].request)
        for seconds in range(0, buffering.TRANSFER_SECONDS, 10):
            client.sendall(b"x")
            site.pass_time(monkeypatch, seconds=seconds)
            assert site.server.active_channels

        client.sendall(b"x")
        site.pass_time(monkeypatch, seconds=buffering.TRANSFER_SECONDS + 5)

        wait_until(lambda: not site.server.active_channels)
    assert not site.requests


@pytest.mark.parametrize(
    ("cookie", "size", "status"),
    [
        ("", buffering.LARGEST_ANONYMOUS_BODY + 1, b"413"),
        ("Cookie: session=x\r\n", buffering.LARGEST_ANONYMOUS_BODY + 1, b""),
        ("Cookie: session=x\r\n", buffering.LARGEST_BODY + 1, b"413"),
    ],
    ids=["without a session", "with a session", "with a session, too large"],
)
def test_a_body_that_is_too_large_is_refused_before_it_is_read(
    site: Site, cookie: str, size: int, status: bytes
) -> None:
    with site.connect(f"POST / HTTP/1.1\r\nHost: a\r\n{cookie}Content-Length: {size}\r\n\r\n".encode()) as client:
        client.settimeout(BUSY_SECONDS if status else 0.1)
        assert received(client)[9:12] == status
    assert not site.requests


def test_the_sum_of_all_bodies_is_limited(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(buffering, "ALL_BODIES", 1500)
    head = b"POST / HTTP/1.1\r\nHost: a\r\nCookie: session=x\r\nContent-Length: 1000\r\n\r\n"

    with site.connect(head) as first:
        wait_until(lambda: site.server.channels() and site.server.channels()[0].request)
        assert site.ask(head)[9:12] == b"503"
        first.sendall(b"x" * 1000)
        wait_until(lambda: site.bodies == [b"x" * 1000])


def test_a_new_connection_takes_the_place_of_the_oldest_that_asks_for_nothing(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(buffering, "CONNECTIONS", 3)
    upload = b"POST / HTTP/1.1\r\nHost: a\r\nCookie: session=x\r\nContent-Length: 1000\r\n\r\n"
    with site.connect(upload) as first, site.connect() as second, site.connect():
        wait_until(lambda: len(site.server.active_channels) == 3 and site.server.channels()[0].request)

        assert site.get().endswith(b"xxxx")

        assert received(second) == b""
        first.sendall(b"x" * 1000)
        wait_until(lambda: site.bodies[-1:] == [b"x" * 1000])


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n", b"411"),
        (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\ntransfer-encoding:\r\n\r\nGET /x", b"411"),
        (b"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\nG", b"411"),
        (b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n", b"411"),
        (b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n\r\n", b"400"),
        (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 40\r\n\r\nGET /x", b"400"),
        (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +4\r\n\r\nGET /x", b"400"),
        (b"GET / HTTP/1.1\r\nHost: a\r\n X: folded\nContent-Length: 5\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 40_000 + b"\r\n\r\n", b"431"),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n", b"400"),
        (b"GET http://[ HTTP/1.1\r\nHost: a\r\n\r\n", b"400"),
    ],
)
def test_ambiguous_and_malformed_requests_are_refused(site: Site, sent: bytes, status: bytes) -> None:
    answer = site.ask(sent)

    assert answer[9:12] == status
    assert answer.count(b"HTTP/1.") == 1  # nothing after it was taken for another request
    assert not site.requests
    assert b"waitress" not in answer.lower()


def test_answers_do_not_name_the_server(site: Site) -> None:
    assert b"\r\nserver:" not in site.get().lower()
    assert b"\r\nvia:" not in site.get().lower()


def test_an_answer_to_head_has_no_body(site: Site) -> None:
    answer = site.ask(b"HEAD / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")

    head, rest = answer.split(b"\r\n\r\n", 1)
    assert b"Content-Length: 4" in head
    assert rest.startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("behind_proxy", [False, True])
def test_only_a_proxy_on_this_machine_says_how_a_request_came(behind_proxy: bool) -> None:
    site = Site(behind_proxy=behind_proxy)
    try:
        site.get(headers="X-Forwarded-Proto: https\r\nX-Forwarded-For: 192.0.2.1\r\nX_Forwarded_For: 192.0.2.2\r\n")
    finally:
        site.stop()

    environ = site.requests[0]
    assert environ["wsgi.url_scheme"] == ("https" if behind_proxy else "http")
    assert environ.get("HTTP_X_FORWARDED_FOR") == ("192.0.2.1" if behind_proxy else None)


def test_a_full_disk_for_temporary_files_is_named(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: object, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("waitress.receiver.FixedStreamReceiver.received", fail)

    answer = site.ask(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nxxxx")

    assert answer[9:12] == b"507"
    assert b"disk for temporary files is full" in answer
