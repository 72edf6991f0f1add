from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Person

if TYPE_CHECKING:
    from articles.models.people import PersonQuerySet


class PeopleForm(forms.Form):
    """The search and the order of the list of people. An order that nobody offers counts as the first."""

    ORDERS = [("covered", _("most covered")), ("quoted", _("most quoted")), ("name", _("by name"))]

    q = forms.CharField(label=_("Name"), required=False, max_length=200)
    order = forms.ChoiceField(label=_("Order"), required=False, choices=ORDERS)

    def people(self) -> PersonQuerySet:
        """Return the people asked for, in the order asked for."""
        data = self.cleaned_data if self.is_valid() else {}
        people = Person.objects.named_like(data.get("q", ""))
        match data.get("order"):
            case "quoted":
                return people.most_quoted_first()
            case "name":
                return people.alphabetical()
            case _:
                return people.most_covered_first()
