from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Count
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from articles.ingest.grouping import refreshing_stories_of
from articles.models import Article, Clipping

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest
    from django.utils.safestring import SafeString

    from articles.models.clippings import ClippingQuerySet


@admin.register(Clipping)
class ClippingAdmin(admin.ModelAdmin):
    """Clippings are originals: they can be viewed here but not edited."""

    list_display = ("__str__", "origin", "status", "readable_size", "article_count", "received_at", "received_by")
    list_filter = ("origin", "status", "media_type", "encoding", "received_at")
    search_fields = ("name", "url", "sha256")
    search_help_text = _("File name, web address or SHA-256")
    ordering = ("-received_at", "-pk")
    list_select_related = ("received_by",)
    list_per_page = 50
    show_full_result_count = False
    fields = (
        "name",
        "url",
        "origin",
        "status",
        "received_at",
        "received_by",
        "media_type",
        "encoding",
        "readable_size",
        "sha256",
        "as_received",
        "articles_of_it",
    )
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> ClippingQuerySet:
        """Hide unsaved clippings of other users."""
        return (
            Clipping.objects.without_content()
            .visible_to(request.user)
            .annotate(_articles=Count("articles"))
            .order_by("-received_at", "-pk")
        )

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def delete_model(self, request: HttpRequest, obj: Clipping) -> None:
        with refreshing_stories_of(Article.objects.filter(clipping=obj)):
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Clipping]) -> None:
        with refreshing_stories_of(Article.objects.filter(clipping__in=queryset)):
            super().delete_queryset(request, queryset)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("articles"), ordering="_articles")
    def article_count(self, clipping: Clipping) -> int:
        count: int = clipping._articles  # type: ignore[attr-defined]
        return count

    @admin.display(description=_("size"), ordering="size")
    def readable_size(self, clipping: Clipping) -> str:
        return filesizeformat(clipping.size)

    @admin.display(description=_("original"))
    def as_received(self, clipping: Clipping) -> SafeString:
        return format_html(
            '<a href="{}">{}</a>', reverse("articles:original", args=[clipping.pk]), _("Download original")
        )

    @admin.display(description=_("articles"))
    def articles_of_it(self, clipping: Clipping) -> SafeString:
        rows = clipping.articles.order_by("position", "pk").values_list("pk", "headline")
        return format_html_join(
            "", '<div><a href="{}">{}</a></div>', ((reverse("articles:article", args=[pk]), text) for pk, text in rows)
        )
