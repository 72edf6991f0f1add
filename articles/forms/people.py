from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.forms.article import LONGEST_NAME
from articles.models import Person, ProposedJoin
from articles.text.people.name_keys import name_key
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.models import Appearance, Article
    from articles.models.identity import ProposedJoinQuerySet
    from articles.models.people import PersonQuerySet
    from articles.text.places import BodyLine


# Error code: more than one person has the name.
SEVERAL = "several"


class PeopleForm(forms.Form):
    """Search and order of the list of people. An unknown order counts as the first."""

    ORDERS = [("covered", _("Most covered")), ("quoted", _("Most quoted")), ("name", _("Name"))]
    CERTAINTIES = [("", _("any")), ("sure", _("certain names")), ("uncertain", _("uncertain names"))]

    q = forms.CharField(label=_("Name"), required=False, max_length=200)
    order = forms.ChoiceField(label=_("Order"), required=False, choices=ORDERS)
    certainty = forms.ChoiceField(label=_("Certainty"), required=False, choices=CERTAINTIES)

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, label_suffix="")

    def people(self) -> PersonQuerySet:
        """Return the matching people in the chosen order."""
        data = self.cleaned_data if self.is_valid() else {}
        people = Person.objects.named_like(data.get("q", ""))
        match data.get("certainty"):
            case "sure":
                people = people.with_sure_name()
            case "uncertain":
                people = people.with_uncertain_name()
        match data.get("order"):
            case "quoted":
                return people.most_quoted_first()
            case "name":
                return people.alphabetical()
            case _:
                return people.most_covered_first()


def person_called(name: str) -> Person:
    """Return the person with that name. Raises ``ValidationError`` unless exactly one person has it."""
    key = name_key(name)
    people = list(Person.objects.called([tuple(key.split())])) if key else []
    exact = [person for person in people if any(alias.key == key for alias in person.aliases.all())]
    found = exact or people
    if not found:
        raise ValidationError(_("No person named “%(name)s” in the archive."), params={"name": name})
    if len(found) > 1:
        names = gettext(", ").join(person.name for person in found[:6])
        raise ValidationError(
            _("Several people have this name: %(names)s. Enter the full name."), params={"names": names}, code=SEVERAL
        )
    return found[0]


_NO_PERSON = _("Select a person or enter a name.")
_ONE_PERSON = _("Select a person or enter a name, not both.")


class CountedPeopleField(forms.ModelChoiceField):
    """People, labelled with their numbers of articles because two may have the same name."""

    def label_from_instance(self, person: Any) -> str:
        count = person.article_count
        text = ngettext("%(name)s (%(count)d article)", "%(name)s (%(count)d articles)", count)
        return text % {"name": person.name, "count": count}


class NameForm(forms.Form):
    """The person whom a name in an article refers to: one in the archive, or a new one."""

    WHO = [("known", _("A person in the archive")), ("new", _("A new person with this name"))]

    who = forms.ChoiceField(label=_("This name refers to"), choices=WHO, initial="known", widget=forms.RadioSelect)
    namesake = CountedPeopleField(
        label=_("Person with a similar name"),
        required=False,
        queryset=Person.objects.none(),
        empty_label=_("None of these"),
    )
    name = forms.CharField(label=_("Or enter another person’s name"), required=False, max_length=200)

    def __init__(self, data: Mapping[str, Any] | None = None, *, appearance: Appearance) -> None:
        super().__init__(data, label_suffix="")
        field = self.fields["namesake"]
        assert isinstance(field, CountedPeopleField)  # noqa: S101
        last = name_key(appearance.name).split()[-1:]
        namesakes = Person.objects.called([tuple(last)]) if last else Person.objects.none()
        field.queryset = namesakes.exclude(pk=appearance.person_id).with_counts()

    def clean_name(self) -> Person | None:
        name = self.cleaned_data["name"]
        return person_called(name) if name.strip() else None

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        named = [values[field] for field in ("namesake", "name") if values.get(field)]
        if values.get("who") == "known" and not self.errors and len(named) != 1:
            raise ValidationError(_ONE_PERSON if named else _NO_PERSON)
        return values

    @property
    def person(self) -> Person | None:
        """The chosen person; ``None`` for a new one."""
        if self.cleaned_data["who"] == "new":
            return None
        person: Person | None = self.cleaned_data["namesake"] or self.cleaned_data["name"]
        return person


class NamingForm(forms.Form):
    """The person whom words in an article name: one of its people, another person, or nobody.

    With a ``line`` the form is about the words in that line, otherwise about the words anywhere in the article.
    After cleaning, ``chosen`` holds the arguments of ``curation.name_person``.
    """

    words = forms.CharField(label=_("Words"), max_length=LONGEST_NAME)
    which = forms.IntegerField(label=_("Which occurrence (1 = first)"), min_value=1, max_value=999, initial=1)
    who = forms.ChoiceField(label=_("Person in this article"), required=False)
    name = forms.CharField(
        label=_("Or enter another person’s name"),
        required=False,
        max_length=LONGEST_NAME,
        help_text=_("A person in the archive, or a new one."),
    )

    NOBODY = "nobody"

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, article: Article, line: BodyLine | None = None
    ) -> None:
        super().__init__(data, label_suffix="", auto_id=f"id_name_{line.start if line else 'any'}_%s")
        self.article, self.line = article, line
        self.appearances = {
            str(row.pk): row for row in article.appearances.select_related("person").order_by("position", "pk")
        }
        self.person: Person | None = None
        self.places: list[Span] = []
        field = self.fields["who"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = [
            ("", _("Select a person")),
            *((key, row.name) for key, row in self.appearances.items()),
            (self.NOBODY, _("Not a person")),
        ]
        if line:
            self.fields["words"].help_text = _("As in this paragraph, for example “Quill” or “the mayor”.")
        else:
            del self.fields["which"]
            self.fields["words"].widget.attrs["autofocus"] = True
            self.fields["words"].help_text = _(
                "As in the article, for example “Quill” or “the mayor”. Applies to every occurrence."
            )

    def clean_words(self) -> str:
        words = " ".join(self.cleaned_data["words"].split())
        text = self.line.text if self.line else self.article.body
        self.places = [Span(*match.span()) for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
        if not self.places:
            raise ValidationError(_("These words are not in the text."))
        return words

    def clean_which(self) -> int:
        which: int = self.cleaned_data["which"]
        if which > len(self.places or [which]):
            raise ValidationError(
                ngettext(
                    "These words appear only %(n)d time.", "These words appear only %(n)d times.", len(self.places)
                ),
                params={"n": len(self.places)},
            )
        return which

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if not name:
            return ""
        if not name_key(name):
            raise ValidationError(_("A name needs at least one letter."))
        try:
            self.person = person_called(name)
        except ValidationError as error:
            if error.code == SEVERAL:
                raise
            return name
        return self._name_here(self.person)

    def _name_here(self, person: Person) -> str:
        """Return the article's name for ``person``, or their own name if the article does not name them yet."""
        for row in self.appearances.values():
            if row.person_id == person.pk:
                return row.name
            if name_key(row.name) == name_key(person.name):
                raise ValidationError(
                    _("“%(name)s” already refers to someone else in this article. Edit that name first."),
                    params={"name": row.name},
                )
        return person.name

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if not self.errors and bool(values["who"]) == bool(values["name"]):
            raise ValidationError(_ONE_PERSON if values["who"] else _NO_PERSON)
        return values

    @property
    def chosen(self) -> dict[str, Any]:
        """The words, the person they name, and their span if the form is about one line."""
        who, words = self.cleaned_data["who"], self.cleaned_data["words"]
        span = self.places[self.cleaned_data["which"] - 1].shifted(self.line.start) if self.line else None
        if who == self.NOBODY:
            return {"words": words, "name": "", "span": span}
        if who:
            return {"words": words, "name": self.appearances[who].name, "span": span}
        return {"words": words, "name": self.cleaned_data["name"], "person": self.person, "span": span}


class SuggestionsForm(forms.Form):
    """Search of the duplicate suggestions. An invalid name filters nothing."""

    q = forms.CharField(label=_("Name"), required=False, max_length=200)

    @property
    def words(self) -> str:
        words: str = self.cleaned_data.get("q", "") if self.is_valid() else ""
        return words

    def joins(self) -> ProposedJoinQuerySet:
        """Return the matching suggestions, most affected articles first."""
        return ProposedJoin.objects.named_like(self.words).select_related("one", "other").most_gained_first()


class ReviewForm(forms.Form):
    """A decision on duplicate suggestions: the selected ones, or a single one by its own button.

    A button's value is "same" or "different", for a single suggestion followed by its number: "same 12". After
    cleaning, ``joins`` holds the suggestions and ``same`` the decision.
    """

    DECIDED = _("These pairs were already decided.")

    chosen = forms.ModelMultipleChoiceField(
        queryset=ProposedJoin.objects.none(), required=False, error_messages={"invalid_choice": DECIDED}
    )
    decision = forms.RegexField(regex=r"^(same|different)( \d{1,18})?$")

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        field = self.fields["chosen"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101
        field.queryset = ProposedJoin.objects.select_related("one", "other").order_by("pk")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        decision, _space, number = data.get("decision", "").partition(" ")
        joins = data.get("chosen")
        if number:
            joins = ProposedJoin.objects.filter(pk=number).select_related("one", "other")
        data["joins"] = list(joins or ())
        data["same"] = decision == "same"
        if not data["joins"] and not self.errors:
            raise ValidationError(self.DECIDED if number else _("Select a pair first."))
        return data
