"""A visitor of a server on this machine: cookies, forms and uploads, and the time of each answer."""

from __future__ import annotations

import http.client
import re
import secrets
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from urllib.parse import urlencode, urlsplit

ANSWER_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Answer:
    """``status`` is 0 if the server could not be reached or closed the connection."""

    status: int
    seconds: float
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    @property
    def location(self) -> str:
        return urlsplit(self.headers.get("location", "")).path


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object) -> None:
        return None


def _opener(jar: CookieJar) -> urllib.request.OpenerDirector:
    """Return an opener that ignores the proxies of the environment: nothing may leave the machine."""
    return urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(jar), _NoRedirects()
    )


def _answer(opener: urllib.request.OpenerDirector, request: urllib.request.Request, seconds: float) -> Answer:
    if urlsplit(request.full_url).hostname not in ("127.0.0.1", "localhost"):
        raise ValueError(f"not on this machine: {request.full_url}")
    begun = time.monotonic()
    try:
        with opener.open(request, timeout=seconds) as answer:
            body, status, headers = answer.read(), answer.status, answer.headers
    except urllib.error.HTTPError as error:
        with error:
            try:
                body, status, headers = error.read(), error.code, error.headers
            except (OSError, http.client.HTTPException):
                body, status, headers = b"", error.code, error.headers
    except (OSError, http.client.HTTPException):
        return Answer(0, time.monotonic() - begun)
    found = {name.lower(): value for name, value in headers.items()}
    return Answer(status, time.monotonic() - begun, body, found)


def answer_of(url: str, *, seconds: float = ANSWER_SECONDS) -> Answer:
    """Return the answer to an anonymous request."""
    return _answer(_opener(CookieJar()), urllib.request.Request(url), seconds)


class Visitor:
    """Somebody with a browser's cookies, at the server ``url``."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.jar = CookieJar()
        self.opener = _opener(self.jar)

    def cookie(self, name: str) -> str:
        return next((cookie.value or "" for cookie in self.jar if cookie.name == name), "")

    def get(self, path: str, *, seconds: float = ANSWER_SECONDS) -> Answer:
        return _answer(self.opener, urllib.request.Request(self.url + path), seconds)

    def post(self, path: str, fields: dict[str, str], *, seconds: float = ANSWER_SECONDS) -> Answer:
        body = urlencode(fields).encode()
        return self._post(path, body, "application/x-www-form-urlencoded", seconds)

    def upload(self, path: str, files: list[tuple[str, bytes]], *, seconds: float = ANSWER_SECONDS) -> Answer:
        """Post ``files``, as (name, content), in the field that the page for adding clippings has."""
        body, kind = multipart(files)
        return self._post(path, body, kind, seconds)

    def _post(self, path: str, body: bytes, kind: str, seconds: float) -> Answer:
        headers = {"Content-Type": kind, "X-CSRFToken": self.token(), "Referer": self.url + path}
        return _answer(self.opener, urllib.request.Request(self.url + path, body, headers), seconds)

    def token(self) -> str:
        if not self.cookie("csrftoken"):
            page = self.get("/accounts/login/")
            found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)
            return self.cookie("csrftoken") or (found[1] if found else "")
        return self.cookie("csrftoken")

    def log_in(self, name: str, password: str) -> None:
        """Raises RuntimeError if the server does not accept name and password."""
        answer = self.post("/accounts/login/", {"username": name, "password": password})
        if answer.status != 302:
            raise RuntimeError(f"{name} could not log in: {answer.status}")


def multipart(files: list[tuple[str, bytes]]) -> tuple[bytes, str]:
    """Return the body and content type of a form with ``files``."""
    edge = secrets.token_hex(16)
    parts = []
    for name, content in files:
        quoted = re.sub(r'["\r\n\\]', "_", name)
        head = f'--{edge}\r\nContent-Disposition: form-data; name="files"; filename="{quoted}"\r\n'
        parts.append(head.encode("utf-8", "replace") + b"Content-Type: application/octet-stream\r\n\r\n" + content)
    return b"\r\n".join([*parts, f"--{edge}--\r\n".encode()]), f"multipart/form-data; boundary={edge}"
