from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin

from articles import curation
from articles.admin.steps import WithUndo, curator
from articles.models import Annotation, SavedLink

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest


class ReadOnly(WithUndo):
    """Rows that come in with files. They can be viewed and removed here, but not added or edited."""

    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(SavedLink)
class SavedLinkAdmin(ReadOnly):
    list_display = ("__str__", "host", "saved_on", "program", "article", "removed_at")
    list_filter = (
        "program",
        "saved_on",
        ("article", admin.EmptyFieldListFilter),
        ("removed_at", admin.EmptyFieldListFilter),
    )
    search_fields = ("title", "url")
    list_select_related = ("article",)
    ordering = ("-saved_on", "-pk")
    fields = (
        "title",
        "url",
        "host",
        "saved_on",
        "tags",
        "notes",
        "highlights",
        "program",
        "clipping",
        "added_at",
        "article",
        "removed_at",
    )
    readonly_fields = fields

    def delete_model(self, request: HttpRequest, obj: SavedLink) -> None:
        self.offer_undo(request, curation.remove_links([obj], user=curator(request)))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[SavedLink]) -> None:
        self.offer_undo(request, curation.remove_links(queryset, user=curator(request)))


@admin.register(Annotation)
class AnnotationAdmin(ReadOnly):
    list_display = ("__str__", "article", "color", "made_on", "program", "written_by")
    list_filter = ("program", "color", "made_on")
    search_fields = ("passage", "note", "article__headline")
    list_select_related = ("article", "written_by")
    ordering = ("-pk",)
    fields = (
        "article",
        "passage",
        "note",
        "color",
        "made_on",
        "program",
        "clipping",
        "written_by",
        "added_at",
    )
    readonly_fields = fields

    def delete_model(self, request: HttpRequest, obj: Annotation) -> None:
        self.offer_undo(request, curation.remove_annotation(obj, user=curator(request)))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Annotation]) -> None:
        rows = queryset.select_related("article")
        self.offer_undo(request, *(curation.remove_annotation(row, user=curator(request)) for row in rows))
