from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.models import Source, SourceLine

if TYPE_CHECKING:
    from django.http import HttpRequest

    from articles.models.sources import SourceQuerySet


class SourceLineInline(admin.TabularInline):
    model = SourceLine
    extra = 1
    ordering = ("kind", "text", "pk")


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin):
    list_display = ("name", "kind", "article_count", "joined_domains")
    list_filter = ("kind",)
    search_fields = ("name", "aliases", "domains")
    ordering = ("name", "pk")
    prepopulated_fields = {"slug": ("name",)}
    inlines = (SourceLineInline,)
    list_per_page = 100

    def get_queryset(self, request: HttpRequest) -> SourceQuerySet:
        return Source.objects.with_article_count().alphabetical()

    @admin.display(description=_("articles"), ordering="article_count")
    def article_count(self, source: Source) -> int:
        count: int = source.article_count  # type: ignore[attr-defined]
        return count

    @admin.display(description=_("domains"))
    def joined_domains(self, source: Source) -> str:
        return ", ".join(source.domains)
