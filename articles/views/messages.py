"""Messages after a change, with an Undo button, and about errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpRequest
    from django_stubs_ext import StrOrPromise

    from articles.models import Change
    from articles.views.requests import ReaderRequest


def report_change(request: ReaderRequest, text: StrOrPromise, *changes: Change | None) -> None:
    """Leave a success message with an Undo button, or with a link to the history for several ``changes`` at once.

    ``_messages.html`` reads the tags: "undo:12" is the change to undo, "history" the link.
    """
    undoable = [change for change in changes if change is not None and change.can_be_undone]
    tags = "history" if len(undoable) > 1 else "".join(f"undo:{change.pk}" for change in undoable)
    messages.success(request, text, extra_tags=tags)


def report_errors(request: HttpRequest, form: Form) -> None:
    """Leave a message for each error of ``form``, for a page that does not show the form again."""
    for errors in form.errors.values():
        for error in errors:
            messages.error(request, str(error))
