from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpRequest


def tell_errors(request: HttpRequest, form: Form) -> None:
    """Leave a message for each error of ``form``, for a page that does not show the form again."""
    for errors in form.errors.values():
        for error in errors:
            messages.error(request, str(error))
