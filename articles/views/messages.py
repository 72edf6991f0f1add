"""Messages after a change, with an Undo button, and about errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages

from articles.curation.messages import undo_tags

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpRequest
    from django_stubs_ext import StrOrPromise

    from articles.models import Change
    from articles.views.requests import ReaderRequest


def report_change(request: ReaderRequest, text: StrOrPromise, *changes: Change | None) -> None:
    """Leave a success message with an Undo button, or with a link to the history for several ``changes`` at once."""
    messages.success(request, text, extra_tags=undo_tags(*changes))


def report_errors(request: HttpRequest, form: Form) -> None:
    """Leave a message for each error of ``form``, for a page that does not show the form again."""
    for errors in form.errors.values():
        for error in errors:
            messages.error(request, str(error))
