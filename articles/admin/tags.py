from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import admin, messages
from django.utils.translation import gettext_lazy as _

from articles import curation
from articles.admin.steps import WithUndo, answered, ask, curator
from articles.models import Tag

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from articles.models.tags import TagQuerySet


class MergeTagsForm(forms.Form):
    kept = forms.ModelChoiceField(label=_("Merge into"), queryset=Tag.objects.none())


@admin.register(Tag)
class TagAdmin(WithUndo):
    list_display = ("name", "article_count")
    search_fields = ("name",)
    ordering = ("name", "pk")
    fields = ("name",)
    actions = ("merge_tags",)
    list_per_page = 100

    def get_queryset(self, request: HttpRequest) -> TagQuerySet:
        return Tag.objects.with_article_count().alphabetical()

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Tags are created by adding them to an article."""
        return False

    def save_model(self, request: HttpRequest, obj: Tag, form: forms.ModelForm[Tag], change: bool) -> None:
        if "name" in form.changed_data:
            renamed = curation.rename_tag(Tag.objects.get(pk=obj.pk), obj.name, user=curator(request))
            self.offer_undo(request, renamed)

    @admin.display(description=_("articles"), ordering="article_count")
    def article_count(self, tag: Tag) -> int:
        count: int = tag.article_count  # type: ignore[attr-defined]
        return count

    @admin.action(description=_("Merge selected tags"))
    def merge_tags(self, request: HttpRequest, queryset: TagQuerySet) -> HttpResponse | None:
        if queryset.count() < 2:
            self.message_user(request, _("Select at least two tags to merge."), messages.WARNING)
            return None
        form = MergeTagsForm(request.POST if answered(request) else None)
        form.fields["kept"] = forms.ModelChoiceField(label=_("Merge into"), queryset=queryset.alphabetical())
        if not form.is_valid():
            return ask(self, request, rows=queryset, action="merge_tags", title=_("Merge tags"), form=form)
        kept = form.cleaned_data["kept"]
        others = queryset.exclude(pk=kept.pk)
        changes = [curation.merge_tags(kept=kept, absorbed=tag, user=curator(request)) for tag in others]
        self.offer_undo(request, *changes)
        self.message_user(request, _("Merged into “%(name)s”.") % {"name": kept.name}, messages.SUCCESS)
        return None
