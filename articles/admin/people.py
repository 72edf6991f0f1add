from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles import curation
from articles.admin.steps import answered, ask, curator
from articles.models import Alias, Person
from articles.text.name_keys import name_key

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.utils.safestring import SafeString

    from articles.models.people import PersonQuerySet


class MergePeopleForm(forms.Form):
    kept = forms.ModelChoiceField(label=_("Keep the page of"), queryset=Person.objects.none())


class AliasForm(forms.ModelForm):
    class Meta:
        model = Alias
        fields = ["name"]

    def clean_name(self) -> str:
        name: str = " ".join(self.cleaned_data["name"].split())
        key = name_key(name)
        other = Alias.objects.filter(key=key).exclude(pk=self.instance.pk).select_related("person").first()
        if other:
            raise forms.ValidationError(
                _("This name leads to %(person)s already. Merge the two people if they are one."),
                params={"person": other.person.name},
            )
        self.instance.key = key
        if not self.instance.pk:
            self.instance.origin = Alias.Origin.HAND
        return name


class AliasInline(admin.TabularInline):
    model = Alias
    form = AliasForm
    fields = ("name", "origin")
    readonly_fields = ("origin",)
    extra = 1
    ordering = ("name", "pk")


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin):
    list_display = ("name", "alias_names", "article_count", "quote_count")
    search_fields = ("name", "aliases__name")
    search_help_text = _("Any form of the name")
    ordering = ("sort_name", "pk")
    fields = ("on_their_page", "name", "sort_name", "note")
    readonly_fields = ("on_their_page",)
    inlines = (AliasInline,)
    actions = ("merge_people",)
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> PersonQuerySet:
        aliases = Prefetch("aliases", queryset=Alias.objects.order_by("name", "pk"))
        return Person.objects.with_counts().prefetch_related(aliases).order_by("sort_name", "pk")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A person comes with the first article that names them."""
        return False

    @admin.display(description=_("also called"))
    def alias_names(self, person: Person) -> str:
        return ", ".join(alias.name for alias in person.aliases.all() if alias.name != person.name)

    @admin.display(description=_("articles"), ordering="article_count")
    def article_count(self, person: Person) -> int:
        count: int = person.article_count  # type: ignore[attr-defined]
        return count

    @admin.display(description=_("quotes"), ordering="quote_count")
    def quote_count(self, person: Person) -> int:
        count: int = person.quote_count  # type: ignore[attr-defined]
        return count

    @admin.display(description=_("page"))
    def on_their_page(self, person: Person) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("articles:person", args=[person.pk]), person.name)

    @admin.action(description=_("Merge the chosen people"))
    def merge_people(self, request: HttpRequest, queryset: PersonQuerySet) -> HttpResponse | None:
        if queryset.count() < 2:
            self.message_user(request, _("Choose two people or more to merge."), messages.WARNING)
            return None
        form = MergePeopleForm(request.POST if answered(request) else None)
        form.fields["kept"] = forms.ModelChoiceField(
            label=_("Keep the page of"), queryset=queryset, initial=_best_known(queryset)
        )
        if not form.is_valid():
            return ask(
                self,
                request,
                rows=queryset,
                action="merge_people",
                title=_("Merge people"),
                form=form,
                preview="admin/articles/_merge_people.html",
            )
        kept: Any = form.cleaned_data["kept"]
        curation.merge_people(kept=kept, absorbed=list(queryset.exclude(pk=kept.pk)), user=curator(request))
        self.message_user(request, _("Merged into %(name)s.") % {"name": kept.name}, messages.SUCCESS)
        return None


def _best_known(people: PersonQuerySet) -> Person | None:
    """The one whom most articles name: likeliest to be called right."""
    return max(people, key=lambda person: person.article_count, default=None)  # type: ignore[attr-defined]
