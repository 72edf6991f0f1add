from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.template.defaultfilters import truncatewords
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles import curation
from articles.admin.steps import WithChanges, answered, ask, curator
from articles.models import Person, Quote

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.utils.safestring import SafeString

    from articles.models.quotes import QuoteQuerySet


class SpeakerFilter(admin.SimpleListFilter):
    title = _("speaker")
    parameter_name = "speaker"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("none", _("No speaker")), ("described", _("Description only")), ("hand", _("Set by hand"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "none":
                return queryset.without_speaker().filter(speaker_text="")
            case "described":
                return queryset.without_speaker().exclude(speaker_text="")
            case "hand":
                return queryset.filter(by_hand=True)
        return queryset


class CertaintyFilter(admin.SimpleListFilter):
    title = _("certainty")
    parameter_name = "certainty"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("low", _("Low")),
            ("high", _("High")),
            ("speaker", _("Uncertain speaker")),
            ("reported", _("Uncertain reported speech")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "low":
                return queryset.with_low_certainty()
            case "high":
                return queryset.with_low_certainty(is_low=False)
            case "speaker":
                return queryset.with_doubtful_speaker()
            case "reported":
                return queryset.hidden()
        return queryset


class SpeakerForm(forms.Form):
    """The speaker: a person in the archive, or a description."""

    speaker = forms.ModelChoiceField(
        label=_("Speaker"),
        required=False,
        queryset=Person.objects.all(),
        widget=AutocompleteSelect(Quote._meta.get_field("speaker"), admin.site),
    )
    speaker_text = forms.CharField(
        label=_("Or a description"),
        required=False,
        max_length=500,
        help_text=_("For example “a spokesman” or “the two countries”."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("speaker") and data.get("speaker_text"):
            raise ValidationError(_("Enter only one speaker: a person or a description."))
        return data


@admin.register(Quote)
class QuoteAdmin(WithChanges):
    """Quotes are found by the parser; here speakers are corrected and false quotes removed."""

    list_display = ("short_text", "who", "kind", "headline", "certainty", "rule", "by_hand")
    list_filter = (SpeakerFilter, CertaintyFilter, "kind", "rule")
    search_fields = ("search",)  # Shows the search field; `get_search_results` searches.
    search_help_text = _("Words in the quote, “a phrase”, or -excluded words")
    ordering = ("-pk",)
    list_per_page = 50
    show_full_result_count = False
    fields = (
        "in_its_article",
        "text",
        "found_text",
        "kind",
        "speaker",
        "speaker_text",
        "cue",
        "certainty",
        "rule",
        "by_hand",
    )
    readonly_fields = ("in_its_article", "text", "found_text", "kind", "cue", "certainty", "rule", "by_hand")
    autocomplete_fields = ("speaker",)
    actions = ("set_speaker", "remove_quotes")

    def get_queryset(self, request: HttpRequest) -> QuoteQuerySet:
        return Quote.objects.with_article().order_by("-pk")

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        return (queryset.matching(search_term) if search_term.strip() else queryset), False

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        # Deleting only the row would not last: reprocessing its clipping would find the quote again.
        actions: dict[str, Any] = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def delete_model(self, request: HttpRequest, obj: Quote) -> None:
        self.offer_undo(request, curation.remove_quotes([obj], user=curator(request)))

    def save_model(self, request: HttpRequest, obj: Quote, form: forms.ModelForm[Quote], change: bool) -> None:
        if {"speaker", "speaker_text"} & set(form.changed_data):
            change_made = curation.set_speaker(
                [Quote.objects.get(pk=obj.pk)],
                speaker=obj.speaker,
                speaker_text="" if obj.speaker else obj.speaker_text,
                user=curator(request),
            )
            self.offer_undo(request, change_made)

    @admin.display(description=_("quote"))
    def short_text(self, quote: Quote) -> str:
        return truncatewords(quote.text, 24)

    @admin.display(description=_("article"))
    def headline(self, quote: Quote) -> str:
        return truncatewords(quote.article.headline, 8)

    @admin.display(description=_("speaker"), ordering="speaker__name")
    def who(self, quote: Quote) -> str:
        return str(quote.speaker or quote.speaker_text or gettext("unknown"))

    @admin.display(description=_("page"))
    def in_its_article(self, quote: Quote) -> SafeString:
        return format_html('<a href="{}">{}</a>', quote.get_absolute_url(), quote.article.headline)

    @admin.action(description=_("Set speaker of selected quotes"))
    def set_speaker(self, request: HttpRequest, queryset: QuoteQuerySet) -> HttpResponse | None:
        form = SpeakerForm(request.POST if answered(request) else None)
        if not form.is_valid():
            return ask(self, request, rows=queryset, action="set_speaker", title=_("Set speaker"), form=form)
        count = queryset.count()
        change = curation.set_speaker(
            list(queryset),
            speaker=form.cleaned_data["speaker"],
            speaker_text=form.cleaned_data["speaker_text"],
            user=curator(request),
        )
        self.offer_undo(request, change)
        text = ngettext("%(n)s quote changed.", "%(n)s quotes changed.", count) % {"n": count}
        self.message_user(request, text, messages.SUCCESS)
        return None

    @admin.action(description=_("Remove selected quotes"))
    def remove_quotes(self, request: HttpRequest, queryset: QuoteQuerySet) -> HttpResponse | None:
        form = forms.Form(request.POST if answered(request) else None)
        if not form.is_valid():
            return ask(self, request, rows=queryset, action="remove_quotes", title=_("Remove quotes"), form=form)
        count = queryset.count()
        self.offer_undo(request, curation.remove_quotes(list(queryset), user=curator(request)))
        text = ngettext("%(n)s quote removed.", "%(n)s quotes removed.", count) % {"n": count}
        self.message_user(request, text, messages.SUCCESS)
        return None
