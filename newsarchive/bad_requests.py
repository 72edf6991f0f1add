"""Refuse requests that no page of the archive leads to, before a view or the database meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import BadRequest
from django.utils.http import parse_header_parameters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import StartResponse, WSGIApplication

    from django.http import HttpRequest, HttpResponse

# Headers with addresses, which views and libraries split.
ADDRESSES = ("HTTP_HX_CURRENT_URL", "HTTP_ORIGIN", "HTTP_REFERER")
# Pages are in UTF-8, so browsers send their forms in UTF-8. Any other codec of Python could be named here: slow ones,
# and some that give text which the database cannot store.
CHARSETS = {"utf-8", "utf8"}
# What a request has in its environment if its Content-Type could not be read.
UNREADABLE = "newsarchive.unreadable_content_type"


def with_readable_content_type(application: WSGIApplication) -> WSGIApplication:
    """Wrap Django, which fails on a Content-Type that names other encodings before its middleware is asked.

    The request goes on without that header, so that the page which refuses it can be made like any other.
    """

    def wrapped(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        if not _is_readable(environ.get("CONTENT_TYPE", "")):
            environ = {**environ, "CONTENT_TYPE": "application/octet-stream", UNREADABLE: True}
        return application(environ, start_response)

    return wrapped


def _is_readable(content_type: str) -> bool:
    try:
        _kind, parameters = parse_header_parameters(content_type)
    except (ValueError, LookupError):  # encodings that do not exist, or not for text
        return False
    return parameters.get("charset", "utf-8").lower() in CHARSETS


def refuse_bad_requests(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that answers 400 to text that the database cannot store in all of a request but its body.

    It also refuses headers with addresses that cannot be split, what ``with_readable_content_type`` has marked, and an
    empty parameter that the admin of Django 5.2 does not expect.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if UNREADABLE in request.META:
            raise BadRequest("The body is not in UTF-8, or its Content-Type cannot be read")
        query = request.META.get("QUERY_STRING", "")
        headers = [unquote(str(value)) for name, value in request.META.items() if name.startswith("HTTP_")]
        refuse_unstorable((request.path, unquote(query), *request.COOKIES.values(), *headers))
        for name in ADDRESSES:
            _refuse_unreadable_address(request.META.get(name, ""))
        if request.GET.get("_to_field") == "":
            raise BadRequest("The admin looks up the field of this name")
        return get_response(request)

    return middleware


class FormFieldsMiddleware:
    """Answer 400 to form fields with text that the database cannot store.

    They are checked just before the view, when `CsrfViewMiddleware` has read them. Views exempt from CSRF checks are
    left alone, because they read their form themselves: the Add page must first set the limits of its uploads. Its
    fields are checked by Django's form fields, and uploaded files may hold any byte.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any) -> None:
        if request.method == "POST" and not getattr(view, "csrf_exempt", False):
            for name, values in request.POST.lists():
                refuse_unstorable((name, *values))


def refuse_unstorable(texts: Iterable[str]) -> None:
    """Raise ``BadRequest`` if a text has NUL characters or lone surrogates."""
    for text in texts:
        if "\0" in text:
            raise BadRequest("NUL character")
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise BadRequest("Lone surrogate") from error


def _refuse_unreadable_address(address: str) -> None:
    try:
        # The port is only looked at when asked for.
        _ = urlsplit(address).port, urlsplit(unquote(address)).port
    except ValueError as error:
        raise BadRequest("Unreadable address in a header") from error
