from __future__ import annotations

import hashlib
from itertools import combinations
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Count, Prefetch, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles import curation
from articles.admin.steps import WithChanges, WithUndo, answered, ask, curator
from articles.browse.duplicates import REASONS
from articles.ingest.names import set_alias_keys
from articles.models import Alias, Appearance, Person, ProposedJoin, Quote
from articles.text.people.identity import Relation, probability
from articles.text.people.name_keys import name_key

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse
    from django.utils.safestring import SafeString

    from articles.models.people import PersonQuerySet


# Articles listed singly when a person is split. Selecting a form of the name has no limit.
ARTICLES_LISTED = 200
# Articles shown in the preview of a split.
PREVIEWED = 20
# Every pair of them is stored, so the work grows with the square of the number.
MOST_KEPT_APART = 20


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


class AppearancesField(forms.ModelMultipleChoiceField):
    """Appearances, labelled by article."""

    def label_from_instance(self, obj: Any) -> str:
        article = obj.article
        source = article.source.name if article.source else ""
        day = date_format(article.published_on, "j F Y") if article.published_on else ""
        facts = [article.headline, source, day, obj.name]
        return " · ".join(filter(None, [*facts, "; ".join(obj.roles)]))


class SplitPersonForm(forms.Form):
    """The appearances to split off: single ones, and all that use certain forms of the name."""

    name = forms.CharField(label=_("Name of the new person"), max_length=200)
    forms_of_name = forms.MultipleChoiceField(
        label=_("All articles with the name"), required=False, widget=forms.CheckboxSelectMultiple
    )
    appearances = AppearancesField(
        label=_("These articles"),
        queryset=Appearance.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only the latest %(count)d are listed.") % {"count": ARTICLES_LISTED},
    )
    # A digest of the choice that was previewed; a different choice is previewed again.
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    class Media:
        css = {"all": ["css/admin.css"]}

    def __init__(self, data: Any = None, *, person: Person) -> None:
        super().__init__(data, initial={"name": person.name})
        self.person = person
        counted = person.appearances.values_list("name").annotate(count=Count("pk")).order_by("name")
        names = self.fields["forms_of_name"]
        listed = self.fields["appearances"]
        assert isinstance(names, forms.MultipleChoiceField)  # noqa: S101
        assert isinstance(listed, AppearancesField)  # noqa: S101
        names.choices = [(name, f"{name} ({count})") for name, count in counted]
        latest = person.appearances.order_by("-article__sort_at", "-pk").values("pk")[:ARTICLES_LISTED]
        listed.queryset = (
            Appearance.objects.filter(pk__in=list(latest.values_list("pk", flat=True)))
            .select_related("article__source")
            .order_by("-article__sort_at", "-pk")
        )

    def chosen(self) -> QuerySet[Appearance]:
        """Return the appearances to split off."""
        single = [appearance.pk for appearance in self.cleaned_data["appearances"]]
        named = self.cleaned_data["forms_of_name"]
        return self.person.appearances.filter(Q(pk__in=single) | Q(name__in=named)).order_by("pk")

    def choice(self) -> str:
        """Return a digest of the choice and the name."""
        answers = [self.cleaned_data["name"], *map(str, self.chosen().values_list("pk", flat=True))]
        return hashlib.sha256("\n".join(answers).encode()).hexdigest()

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if "appearances" in data and "forms_of_name" in data:
            count = self.chosen().count()
            if not count:
                raise forms.ValidationError(_("Select what belongs to the new person."))
            if count == self.person.appearances.count():
                raise forms.ValidationError(
                    _("Leave at least one article with %(name)s."), params={"name": self.person.name}
                )
        return data


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


@admin.register(Person)
class PersonAdmin(WithChanges):
    list_display = ("name", "alias_names", "article_count", "quote_count")
    list_filter = (NameCertaintyFilter,)
    search_fields = ("name", "aliases__name")
    search_help_text = _("Any name of the person")
    ordering = ("sort_name", "pk")
    fields = ("on_their_page", "name", "sort_name", "note")
    readonly_fields = ("on_their_page",)
    inlines = (AliasInline,)
    actions = ("merge_people", "split_person", "keep_apart")
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> PersonQuerySet:
        aliases = Prefetch("aliases", queryset=Alias.objects.order_by("name", "pk"))
        return Person.objects.with_counts().prefetch_related(aliases).order_by("sort_name", "pk")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """People are created by the articles that name them."""
        return False

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
