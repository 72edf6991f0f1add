from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles import curation
from articles.admin.steps import WithUndo, curator
from articles.curation.messages import undo_tags
from articles.curation.rule_preview import RulePreview, preview_rule, preview_rule_form
from articles.forms.rules import RuleForm, rule_kinds
from articles.models import LineRule

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest
    from django_stubs_ext import StrOrPromise

    from articles.models import Change


class SeenRuleForm(RuleForm):
    """A rule that is previewed before it is saved."""

    seen = forms.CharField(label="", required=False, max_length=32, widget=forms.HiddenInput)
    rule_preview: RulePreview | None = None

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if not self.errors:
            self.rule_preview = preview_rule_form(self, saving=True)
            self.data = {**dict(self.data.items()), "seen": self.choice}


class KindFilter(admin.SimpleListFilter):
    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(value or "keep", name) for value, name in rule_kinds()]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        kind = self.value()
        return queryset if kind is None else queryset.filter(kind="" if kind == "keep" else kind)


@admin.register(LineRule)
class LineRuleAdmin(WithUndo):
    form = SeenRuleForm
    fields = ("text", "match", "source", "kind", "name", "note", "enabled", "seen")
    list_display = ("name", "text", "match", "shown_kind", "source", "enabled", "made_by", "made_at")
    list_filter = ("enabled", "match", KindFilter)
    list_select_related = ("source", "made_by")
    search_fields = ("name", "text", "note")
    ordering = ("-enabled", "name", "pk")
    actions = ("switch_on", "switch_off")
    change_form_template = "admin/articles/line_rule.html"
    list_per_page = 50

    @admin.display(description=_("kind"), ordering="kind")
    def shown_kind(self, rule: LineRule) -> StrOrPromise:
        return dict(rule_kinds()).get(rule.kind, rule.kind)

    def save_model(self, request: HttpRequest, obj: LineRule, form: Any, change: bool) -> None:
        self._run_change(request, curation.write_rule(obj, user=curator(request)))

    def delete_model(self, request: HttpRequest, obj: LineRule) -> None:
        self._run_change(request, curation.delete_rule(obj, user=curator(request)))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[LineRule]) -> None:
        for rule in queryset.order_by("pk"):
            self.delete_model(request, rule)

    @admin.action(description=_("Enable selected rules"))
    def switch_on(self, request: HttpRequest, queryset: QuerySet[LineRule]) -> None:
        for rule in queryset.filter(enabled=False).order_by("pk"):
            if refusal := preview_rule(rule).refusal:
                self.message_user(request, f"{rule}: {refusal}", messages.ERROR)
            else:
                self._run_change(request, curation.switch_rule(rule, on=True, user=curator(request)))

    @admin.action(description=_("Disable selected rules"))
    def switch_off(self, request: HttpRequest, queryset: QuerySet[LineRule]) -> None:
        for rule in queryset.filter(enabled=True).order_by("pk"):
            self._run_change(request, curation.switch_rule(rule, on=False, user=curator(request)))

    def _run_change(self, request: HttpRequest, change: Change | None) -> None:
        """Apply a change to the stored articles, and link to its progress page if it takes long."""
        if change is None:
            return
        progress = curation.continue_run(change, seconds=curation.STEP_SECONDS)
        if progress.is_done:
            text = ngettext(
                "%(change)s. %(count)d article changed.", "%(change)s. %(count)d articles changed.", progress.changed
            )
            change.refresh_from_db()
            text %= {"change": change, "count": progress.changed}
            self.message_user(request, text, messages.SUCCESS, undo_tags(change))
        else:
            address = reverse("articles:change_progress", args=[change.pk])
            link = format_html('<a href="{}">{}</a>', address, _("Not finished. Continue with the remaining articles."))
            self.message_user(request, link, messages.WARNING)
