from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.db import models
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles import curation
from articles.admin.steps import WithChanges, answered, ask, curator
from articles.ingest.grouping import refreshing_stories_of
from articles.models import Article, Change, Source
from articles.models.labels import date_and_time

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse
    from django.utils.safestring import SafeString

    from articles.models.articles import ArticleQuerySet


class ArticleList(ChangeList):
    """The admin's list of articles. A year that no date has is an incorrect filter; Django 5.2 fails on some."""

    def get_filters(self, request: HttpRequest) -> Any:
        try:
            return super().get_filters(request)
        except (ValueError, OverflowError) as error:
            raise IncorrectLookupParameters(error) from error


class DatedFilter(admin.SimpleListFilter):
    title = _("date")
    parameter_name = "dated"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Dated")), ("no", _("Undated"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "yes":
                return queryset.dated()
            case "no":
                return queryset.undated()
        return queryset


class VersionFilter(admin.SimpleListFilter):
    title = _("versions")
    parameter_name = "version"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Version of another article"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(version_of__isnull=False) if self.value() == "yes" else queryset


class TagsForm(forms.Form):
    tags = forms.CharField(label=_("Tags"), max_length=500, help_text=_("Separated by commas. New tags are created."))

    def clean_tags(self) -> list[str]:
        names = [" ".join(name.split()) for name in self.cleaned_data["tags"].split(",")]
        return list(dict.fromkeys(name for name in names if name))


class OutletForm(forms.Form):
    outlet = forms.ModelChoiceField(label=_("Outlet"), queryset=Source.objects.outlets().alphabetical())


@admin.register(Article)
class ArticleAdmin(WithChanges):
    """Edits to fields are corrections: they survive reprocessing. The text is edited on the article's page."""

    class Media:
        css = {"all": ["css/admin.css"]}

    list_display = ("headline", "source", "agency", "published", "received_at", "word_count", "is_version")
    list_filter = (
        DatedFilter,
        VersionFilter,
        "headline_origin",
        "language",
        ("source", admin.RelatedOnlyFieldListFilter),
        ("agency", admin.RelatedOnlyFieldListFilter),
        ("tags", admin.RelatedOnlyFieldListFilter),
    )
    search_fields = ("search",)  # Shows the search field; `get_search_results` searches.
    search_help_text = _("Words in the text, “a phrase”, or -excluded words")
    ordering = ("-sort_at", "-pk")
    list_select_related = ("source", "agency")
    list_per_page = 50
    show_full_result_count = False
    date_hierarchy = "published_on"
    autocomplete_fields = ("source", "agency")
    fields = (
        "on_its_page",
        "headline",
        "standfirst",
        "source",
        "agency",
        "authors",
        ("published_on", "published_time", "published_offset"),
        "url",
        "credit",
        "dateline",
        "language",
        "word_count",
        "revision",
        "version_of",
        "headline_origin",
        "received_at",
        "clipping",
        "body",
    )
    readonly_fields = (
        "on_its_page",
        "credit",
        "dateline",
        "language",
        "word_count",
        "revision",
        "version_of",
        "headline_origin",
        "received_at",
        "clipping",
        "body",
    )
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    actions = ("tag_articles", "untag_articles", "set_outlet")

    def get_queryset(self, request: HttpRequest) -> Any:
        queryset: Any = super().get_queryset(request).defer("blocks", "search", "sketch", "terms")
        if request.resolver_match and request.resolver_match.url_name == "articles_article_changelist":
            queryset = queryset.defer("body", "blocks", "search", "sketch", "terms")
        return queryset

    def get_changelist(self, request: HttpRequest, **options: Any) -> type[ChangeList]:
        return ArticleList

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        return (queryset.matching(search_term) if search_term.strip() else queryset), False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def delete_model(self, request: HttpRequest, obj: Article) -> None:
        with refreshing_stories_of(Article.objects.filter(pk=obj.pk)):
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        with refreshing_stories_of(Article.objects.filter(pk__in=queryset)):
            super().delete_queryset(request, queryset)

    def save_model(self, request: HttpRequest, obj: Article, form: forms.ModelForm[Article], change: bool) -> None:
        """Save every changed field as a correction."""
        changed = set(form.changed_data)
        article = Article.objects.get(pk=obj.pk)
        values: dict[str, Any] = {
            "headline": obj.headline,
            "standfirst": obj.standfirst,
            "source": obj.source.name if obj.source else None,
            "agency": obj.agency.name if obj.agency else None,
            "authors": obj.authors,
            "url": obj.url or None,
        }
        corrections = {name: values[name] for name in values if name in changed}
        if changed & {"published_on", "published_time", "published_offset"}:
            corrections["published"] = obj.published or None
        if corrections:
            self.offer_undo(request, curation.correct_fields(article, corrections, user=curator(request)))

    @admin.display(description=_("published"), ordering="sort_at")
    def published(self, article: Article) -> str:
        if article.published_on is None:
            return gettext("undated")
        return date_and_time(article.published_on, article.published_time, article.published_offset)

    @admin.display(description=_("version"), boolean=True)
    def is_version(self, article: Article) -> bool:
        return article.version_of_id is not None

    @admin.display(description=_("page"))
    def on_its_page(self, article: Article) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("articles:article", args=[article.pk]), _("Open article"))

    @admin.action(description=_("Add tags to selected articles"))
    def tag_articles(self, request: HttpRequest, queryset: ArticleQuerySet) -> HttpResponse | None:
        form = TagsForm(request.POST if answered(request) else None)
        if not form.is_valid():
            return ask(self, request, rows=queryset, action="tag_articles", title=_("Add tags"), form=form)
        change = curation.tag_articles(queryset, form.cleaned_data["tags"], user=curator(request))
        self._report_count(request, queryset.count(), change)
        return None

    @admin.action(description=_("Remove tags from selected articles"))
    def untag_articles(self, request: HttpRequest, queryset: ArticleQuerySet) -> HttpResponse | None:
        form = TagsForm(request.POST if answered(request) else None)
        if not form.is_valid():
            title = _("Remove tags")
            return ask(self, request, rows=queryset, action="untag_articles", title=title, form=form)
        change = curation.untag_articles(queryset, form.cleaned_data["tags"], user=curator(request))
        self._report_count(request, queryset.count(), change)
        return None

    @admin.action(description=_("Set outlet of selected articles"))
    def set_outlet(self, request: HttpRequest, queryset: ArticleQuerySet) -> HttpResponse | None:
        form = OutletForm(request.POST if answered(request) else None)
        if not form.is_valid():
            return ask(self, request, rows=queryset, action="set_outlet", title=_("Set outlet"), form=form)
        name = form.cleaned_data["outlet"].name
        changes = [curation.correct_field(article, "source", name, user=curator(request)) for article in queryset]
        self._report_count(request, queryset.count(), *changes)
        return None

    def _report_count(self, request: HttpRequest, count: int, *changes: Change | None) -> None:
        self.offer_undo(request, *changes)
        text = ngettext("%(n)s article changed.", "%(n)s articles changed.", count) % {"n": count}
        self.message_user(request, text, messages.SUCCESS)
