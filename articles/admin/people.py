from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db.models import Prefetch
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles import curation
from articles.admin.steps import WithChanges, WithUndo, answered, ask, curator
from articles.browse.duplicates import REASONS
from articles.forms.person_changes import SplitPersonForm
from articles.ingest.names import set_alias_keys
from articles.models import Alias, Person, ProposedJoin, Quote
from articles.text.people.identity import Relation, probability
from articles.text.people.name_keys import name_key

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse
    from django.utils.safestring import SafeString

    from articles.models.people import PersonQuerySet


# Articles shown in the preview of a split.
PREVIEWED = 20
# Every pair of them is stored, so the work grows with the square of the number.
MOST_KEPT_APART = 20
# Articles that name them are parsed again, one person after the other.
MOST_MARKED = 20


class MergePeopleForm(forms.Form):
    kept = forms.ModelChoiceField(label=_("Keep the page of"), queryset=Person.objects.none())


class AliasForm(forms.ModelForm):
    class Meta:
        model = Alias
        fields = ["name"]

    def clean_name(self) -> str:
        name: str = " ".join(self.cleaned_data["name"].split())
        if not name_key(name):
            raise forms.ValidationError(_("A name needs at least one letter."))
        self.instance.name = name
        set_alias_keys(self.instance)
        theirs = Alias.objects.filter(person=self.instance.person_id, key=self.instance.key)
        if theirs.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("This person already has that name."))
        if not self.instance.pk:
            self.instance.origin = Alias.Origin.HAND
        return name


class AliasFormSet(forms.BaseInlineFormSet):
    def clean(self) -> None:
        super().clean()
        keys = [form.instance.key for form in self.forms if form.has_changed() and not form.errors]
        if len(keys) != len(set(keys)):
            raise forms.ValidationError(_("Enter each name only once."))


class AliasInline(admin.TabularInline):
    model = Alias
    form = AliasForm
    formset = AliasFormSet
    fields = ("name", "origin")
    readonly_fields = ("origin",)
    extra = 1
    ordering = ("name", "pk")


class NameCertaintyFilter(admin.SimpleListFilter):
    title = _("certainty of the name")
    parameter_name = "certainty"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("uncertain", _("Uncertain")), ("certain", _("Certain"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "uncertain":
                return queryset.with_uncertain_name()
            case "certain":
                return queryset.with_sure_name()
        return queryset


class PersonForm(forms.ModelForm):
    def clean_name(self) -> str:
        name: str = " ".join(self.cleaned_data["name"].split())
        if not name_key(name):
            raise forms.ValidationError(_("A name needs at least one letter."))
        return name


@admin.register(Person)
class PersonAdmin(WithChanges):
    list_display = ("name", "alias_names", "article_count", "quote_count")
    list_filter = (NameCertaintyFilter,)
    search_fields = ("name", "aliases__name")
    search_help_text = _("Any name of the person")
    ordering = ("sort_name", "pk")
    fields = ("on_their_page", "name", "sort_name", "note")
    readonly_fields = ("on_their_page",)
    form = PersonForm
    inlines = (AliasInline,)
    actions = ("merge_people", "split_person", "keep_apart", "mark_as_non_persons")
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> PersonQuerySet:
        aliases = Prefetch("aliases", queryset=Alias.objects.order_by("name", "pk"))
        return Person.objects.with_counts().prefetch_related(aliases).order_by("sort_name", "pk")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """People are created by the articles that name them."""
        return False

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        # Deleting a person whom articles name would fail, or not last. "Not a person" does what it says.
        actions: dict[str, Any] = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def save_model(self, request: HttpRequest, obj: Person, form: forms.ModelForm[Person], change: bool) -> None:
        """Save the note. The names are saved with the aliases, as a change that can be undone."""
        obj.save(update_fields=["note"])

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if {"name", "sort_name"} & set(form.changed_data):
            sort_name = form.cleaned_data["sort_name"] if "sort_name" in form.changed_data else ""
            person = Person.objects.get(pk=form.instance.pk)
            renamed = curation.rename_person(
                person, form.cleaned_data["name"], sort_name=sort_name, user=curator(request)
            )
            self.offer_undo(request, renamed)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Delete a person who is named nowhere. For others, say why that would not last and what to do instead."""
        person = self.get_object(request, unquote(object_id))
        if person is None or not self.has_delete_permission(request, person) or not curation.is_in_use(person):
            return super().delete_view(request, object_id, extra_context)
        text = _(
            "%(name)s was not deleted: articles, quotes or corrections refer to this person, and the next reprocessing"
            " would bring the name back. Mark it as not a person, or merge it with another person."
        )
        self.message_user(request, text % {"name": person.name}, messages.WARNING)
        return redirect("articles:not_a_person", person.pk)

    @admin.display(description=_("also known as"))
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

    @admin.action(description=_("Merge selected people"))
    def merge_people(self, request: HttpRequest, queryset: PersonQuerySet) -> HttpResponse | None:
        if queryset.count() < 2:
            self.message_user(request, _("Select at least two people to merge."), messages.WARNING)
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
        absorbed = list(queryset.exclude(pk=kept.pk))
        self.offer_undo(request, curation.merge_people(kept=kept, absorbed=absorbed, user=curator(request)))
        self.message_user(request, _("Merged into %(name)s.") % {"name": kept.name}, messages.SUCCESS)
        return None

    @admin.action(description=_("Split selected person"))
    def split_person(self, request: HttpRequest, queryset: PersonQuerySet) -> HttpResponse | None:
        if queryset.count() != 1:
            self.message_user(request, _("Select one person to split."), messages.WARNING)
            return None
        person = queryset.get()
        data = request.POST.copy() if answered(request) else None
        form = SplitPersonForm(data, person=person)
        if form.is_valid() and form.cleaned_data["seen"] == form.choice():
            change = curation.split_person(person, form.chosen(), name=form.cleaned_data["name"], user=curator(request))
            self.offer_undo(request, change)
            self.message_user(request, str(change), messages.SUCCESS)
            return None
        preview: dict[str, Any] = {}
        if data is not None and form.is_valid():
            data["seen"] = form.choice()
            chosen = form.chosen()
            articles = chosen.values("article")
            preview = {
                "new_name": form.cleaned_data["name"],
                "going": chosen.values("article").distinct().count(),
                "staying": person.appearances.values("article").distinct().count(),
                "quotes": Quote.objects.filter(speaker=person, article__in=articles).count(),
                "sample": chosen.select_related("article__source")[:PREVIEWED],
            }
        return ask(
            self,
            request,
            rows=queryset,
            action="split_person",
            title=_("Split person") if preview else _("Preview split"),
            form=form,
            preview="admin/articles/_split_person.html",
            **preview,
        )

    @admin.action(description=_("Keep selected people separate"))
    def keep_apart(self, request: HttpRequest, queryset: PersonQuerySet) -> None:
        people = list(queryset.order_by("pk")[: MOST_KEPT_APART + 1])
        if not 2 <= len(people) <= MOST_KEPT_APART:
            self.message_user(
                request,
                _("Select two to %(most)d people to keep separate.") % {"most": MOST_KEPT_APART},
                messages.WARNING,
            )
            return
        change = curation.keep_apart(combinations(people, 2), user=curator(request))
        self.offer_undo(request, change)
        text = str(change) if change else _("These people are already kept separate.")
        self.message_user(request, text, messages.SUCCESS)

    @admin.action(description=_("Mark selected as not a person"))
    def mark_as_non_persons(self, request: HttpRequest, queryset: PersonQuerySet) -> HttpResponse | None:
        if queryset.count() > MOST_MARKED:
            text = _("Select at most %(most)d people to mark as not a person.") % {"most": MOST_MARKED}
            self.message_user(request, text, messages.WARNING)
            return None
        form = forms.Form(request.POST if answered(request) else None)
        if not form.is_valid():
            return ask(
                self,
                request,
                rows=queryset,
                action="mark_as_non_persons",
                title=_("Not a person"),
                form=form,
                preview="admin/articles/_non_persons.html",
            )
        for person in list(queryset):
            change = curation.mark_as_non_person(person, user=curator(request))
            progress = curation.continue_run(change, seconds=curation.STEP_SECONDS / MOST_MARKED)
            self.offer_undo(request, change)
            self.message_user(request, str(change), messages.SUCCESS)
            if not progress.is_done:
                address = reverse("articles:change_progress", args=[change.pk])
                link = format_html('<a href="{}">{}</a>', address, _("Continue"))
                self.message_user(request, format_html("{} {}", _("In progress:"), link), messages.WARNING)
        return None


@admin.register(ProposedJoin)
class ProposedJoinAdmin(WithUndo):
    """Duplicate suggestions. Decisions remove them from the list, so nothing is edited here."""

    list_display = ("pair", "how", "likelihood", "shown_gain")
    list_filter = ("relation",)
    search_fields = ("one__aliases__name", "other__aliases__name")
    search_help_text = _("Any name of either person")
    ordering = ("-gain", "pk")
    list_select_related = ("one", "other")
    actions = ("accept", "keep_apart")
    list_per_page = 50
    show_full_result_count = False
    fields = ("pair", "how", "likelihood", "shown_gain")
    readonly_fields = fields

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Deleting a pair would not last: it would be suggested again."""
        return False

    @admin.display(description=_("people"))
    def pair(self, join: ProposedJoin) -> SafeString:
        return format_html(
            '<a href="{}">{}</a> / <a href="{}">{}</a>',
            reverse("articles:person", args=[join.one_id]),
            join.one.name,
            reverse("articles:person", args=[join.other_id]),
            join.other.name,
        )

    @admin.display(description=_("similarity of names"), ordering="relation")
    def how(self, join: ProposedJoin) -> str:
        return str(REASONS[Relation(join.relation)])

    @admin.display(description=_("likelihood"), ordering="odds")
    def likelihood(self, join: ProposedJoin) -> str:
        return f"{min(0.99, probability(join.odds)):.0%}"

    @admin.display(description=_("expected gain"), ordering="gain")
    def shown_gain(self, join: ProposedJoin) -> str:
        return f"{join.gain:.1f}"

    @admin.action(description=_("Merge selected pairs"))
    def accept(self, request: HttpRequest, queryset: QuerySet[ProposedJoin]) -> None:
        for change in curation.accept_suggestions(queryset, user=curator(request)):
            self.offer_undo(request, change)
            self.message_user(request, str(change), messages.SUCCESS)

    @admin.action(description=_("Keep selected pairs separate"))
    def keep_apart(self, request: HttpRequest, queryset: QuerySet[ProposedJoin]) -> None:
        pairs = [(join.one, join.other) for join in queryset.select_related("one", "other")]
        if change := curation.keep_apart(pairs, user=curator(request)):
            self.offer_undo(request, change)
            self.message_user(request, str(change), messages.SUCCESS)


def _best_known(people: PersonQuerySet) -> Person | None:
    """Return the person in most articles: their name is most likely right."""
    return max(people, key=lambda person: person.article_count, default=None)  # type: ignore[attr-defined]
