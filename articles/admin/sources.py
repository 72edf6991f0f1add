from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.ingest.parser_inputs import mark_for_reprocessing
from articles.models import Source, SourceLine
from articles.models.labels import kind_choices

if TYPE_CHECKING:
    from django.http import HttpRequest

    from articles.models.sources import SourceQuerySet


class SourceLineInline(admin.TabularInline):
    model = SourceLine
    extra = 1
    fields = ("text", "kind", "verdict", "origin", "articles")
    readonly_fields = ("origin", "articles")
    ordering = ("kind", "text", "pk")

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "kind":
            kwargs["choices"] = [("", "---------"), *kind_choices()]
        return super().formfield_for_choice_field(db_field, request, **kwargs)


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

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Mark the source's clippings for reprocessing if its names, domains or lines changed."""
        super().save_related(request, form, formsets, change)
        lines = [formset for formset in formsets if formset.has_changed()]
        if change and (lines or {"name", "aliases", "domains", "kind"}.intersection(form.changed_data)):
            count = mark_for_reprocessing(source=form.instance)
            if count:
                address = reverse("articles:reparse")
                text = _("Review clippings to reprocess")
                self.message_user(request, format_html('<a href="{}">{}</a>', address, text), messages.INFO)

    @admin.display(description=_("articles"), ordering="article_count")
    def article_count(self, source: Source) -> int:
        count: int = source.article_count  # type: ignore[attr-defined]
        return count

    @admin.display(description=_("domains"))
    def joined_domains(self, source: Source) -> str:
        return ", ".join(source.domains)
