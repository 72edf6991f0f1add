from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.utils.translation import gettext_lazy as _

from articles import curation
from articles.admin.steps import curator
from articles.models import Change

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest


@admin.register(Change)
class ChangeAdmin(admin.ModelAdmin):
    """The history of changes, which can be undone but not edited."""

    list_display = ("shown_summary", "kind", "made_by", "made_at", "undone_by", "undone_at")
    list_filter = ("kind", "made_at")
    search_fields = ("summary_values",)
    ordering = ("-made_at", "-pk")
    list_select_related = ("made_by", "undone_by")
    actions = ("undo",)
    fields = ("shown_summary", "kind", "made_by", "made_at", "undone_by", "undone_at")
    readonly_fields = fields
    list_per_page = 50

    @admin.display(description=_("summary"))
    def shown_summary(self, change: Change) -> str:
        return change.summary

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.action(description=_("Undo selected changes"))
    def undo(self, request: HttpRequest, queryset: QuerySet[Change]) -> None:
        """Undo the newest first, as later changes may build on earlier ones."""
        for change in queryset.filter(undone_at=None).order_by("-made_at", "-pk"):
            try:
                self.message_user(request, curation.undo(change, user=curator(request)), messages.SUCCESS)
            except curation.NotUndoable as reason:
                self.message_user(request, f"{change}: {reason}", messages.ERROR)
