"""Forms about one person in the whole archive: name, merge, split; and the list of names that are not people."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Appearance, NonPerson, Person, ProposedJoin
from articles.text.people.name_keys import name_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from articles.models.non_persons import NonPersonQuerySet
    from articles.models.people import PersonQuerySet

# Articles listed singly when a person is split. Selecting a form of the name has no limit.
ARTICLES_LISTED = 200
# People offered for a merge.
PEOPLE_OFFERED = 20


class PersonNameForm(forms.Form):
    """The name of a person, and the name to sort by. Without the latter, it is made from the name."""

    name = forms.CharField(label=_("Name"), max_length=200)
    sort_name = forms.CharField(
        label=_("Sorted as"),
        max_length=200,
        required=False,
        help_text=_("Surname first: Marrandt, Ilse. Leave empty to derive it from the name."),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, person: Person) -> None:
        super().__init__(data, initial={"name": person.name, "sort_name": person.sort_name}, label_suffix="")
        self.person = person
        self.fields["name"].widget.attrs["autofocus"] = True

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if not name_key(name):
            raise ValidationError(_("A name needs at least one letter."))
        return name

    def clean_sort_name(self) -> str:
        """Return the sort name; empty if the name was edited and the sort name was not."""
        sort_name: str = self.cleaned_data["sort_name"]
        is_stale = sort_name == self.person.sort_name and self.cleaned_data.get("name") != self.person.name
        return "" if is_stale else sort_name


class MergePersonForm(forms.Form):
    """The person to merge with, found by ``q``, and which of the two is kept."""

    q = forms.CharField(label=_("Name"), required=False, max_length=200)

    def __init__(self, data: Mapping[str, Any] | None = None, *, person: Person) -> None:
        super().__init__(data, label_suffix="")
        self.person = person
        try:
            self.words = self.fields["q"].clean((data or {}).get("q", ""))
        except ValidationError:
            self.words = ""
        others = Person.objects.exclude(pk=person.pk)
        self.fields["other"] = forms.ModelChoiceField(
            queryset=others, error_messages={"invalid_choice": _("This person no longer exists. Search again.")}
        )
        self.fields["kept"] = forms.ModelChoiceField(queryset=Person.objects.all(), required=False)

    def offered(self) -> PersonQuerySet:
        """Return people to merge with: those found by the search, else those suggested or with the same surname."""
        others = Person.objects.exclude(pk=self.person.pk)
        if self.words:
            found = others.named_like(self.words)
        else:
            pairs = ProposedJoin.objects.of_people([self.person.pk]).values_list("one", "other")
            suggested = {pk for pair in pairs for pk in pair}
            last = name_key(self.person.name).split()[-1:]
            namesakes = Person.objects.called([tuple(last)] if last else []).order_by().values("pk")
            found = others.filter(Q(pk__in=suggested) | Q(pk__in=namesakes))
        return found.best_known_first().with_counts().with_role()[:PEOPLE_OFFERED]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        kept, other = values.get("kept"), values.get("other")
        if kept and other and kept not in (self.person, other):
            raise ValidationError(_("Choose which of the two names to keep."))
        return values


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
        if person.appearances.count() > ARTICLES_LISTED:
            listed.help_text = gettext("Only the latest %(count)d are listed.") % {"count": ARTICLES_LISTED}
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
                raise ValidationError(_("Select what belongs to the new person."))
            if count == self.person.appearances.count():
                raise ValidationError(_("Leave at least one article with %(name)s."), params={"name": self.person.name})
        return data


class NonPersonsForm(forms.Form):
    """Search of the names that readers marked as not a person. An invalid name filters nothing."""

    q = forms.CharField(label=_("Name"), required=False, max_length=200)

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, label_suffix="")

    def names(self) -> NonPersonQuerySet:
        """Return the matching names, newest first."""
        words = self.cleaned_data.get("q", "") if self.is_valid() else ""
        return NonPerson.objects.active().named_like(words).select_related("made_by", "change").newest_first()
