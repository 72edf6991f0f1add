"""What the admins of the archive share: bulk actions with a confirmation page, messages with Undo, and histories."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.template.response import TemplateResponse

from articles.curation.messages import undo_tags
from articles.models import Change

if TYPE_CHECKING:
    from django import forms
    from django.contrib.admin import ModelAdmin
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse
    from django_stubs_ext import StrOrPromise

    from newsarchive.accounts.models import User

# The history page, linked below the list, has the rest.
CHANGES_SHOWN = 50
# Rows listed by name on the confirmation page.
ROWS_NAMED = 100


def ask(
    model_admin: ModelAdmin[Any],
    request: HttpRequest,
    *,
    rows: QuerySet[Any],
    action: str,
    title: StrOrPromise,
    form: forms.Form,
    preview: str = "",
    **context: Any,
) -> TemplateResponse:
    """Return the confirmation page of a bulk action: the selected rows, a preview and a form.

    ``preview`` is a template that shows the effect. Submitting the form repeats the action, with ``apply``.
    """
    return TemplateResponse(
        request,
        "admin/articles/ask.html",
        {
            **model_admin.admin_site.each_context(request),
            "opts": model_admin.opts,
            "title": title,
            "rows": rows[:ROWS_NAMED],
            "row_count": rows.count(),
            "keys": rows.values_list("pk", flat=True),
            "action": action,
            "checkbox": ACTION_CHECKBOX_NAME,
            "form": form,
            "preview": preview,
            "media": model_admin.media + form.media,
            **context,
        },
    )


class WithUndo(admin.ModelAdmin):
    """An admin whose success messages can undo the changes they report."""

    def offer_undo(self, request: HttpRequest, *changes: Change | None) -> None:
        """Give the success messages of this request, also those of Django's own, an Undo button for ``changes``."""
        request.undo_tags = undo_tags(*changes)  # type: ignore[attr-defined]

    def message_user(
        self,
        request: HttpRequest,
        message: StrOrPromise,
        level: int | str = messages.INFO,
        extra_tags: str = "",
        fail_silently: bool = False,
    ) -> None:
        if level == messages.SUCCESS and not extra_tags:
            extra_tags = getattr(request, "undo_tags", "")
        super().message_user(request, message, level, extra_tags, fail_silently)


class WithChanges(WithUndo):
    """An admin whose object history also lists changes made elsewhere in the archive."""

    object_history_template = "admin/articles/history.html"

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        subject = f"{self.opts.model_name}:{unquote(object_id)}"
        changes = Change.objects.about(subject).select_related("made_by").newest_first()[:CHANGES_SHOWN]
        return super().history_view(
            request, object_id, {**(extra_context or {}), "changes": changes, "subject": subject}
        )


def answered(request: HttpRequest) -> bool:
    """Whether the confirmation page was submitted."""
    return "apply" in request.POST


def curator(request: HttpRequest) -> User:
    """Return the current user; the admin requires one."""
    return cast("User", request.user)
