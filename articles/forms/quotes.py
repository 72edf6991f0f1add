from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Quote, Source

if TYPE_CHECKING:
    from articles.models.quotes import QuoteQuerySet


class QuotesForm(forms.Form):
    """The search among quotes."""

    q = forms.CharField(label=_("Words"), required=False, max_length=500)
    speaker = forms.CharField(label=_("Speaker"), required=False, max_length=200)
    outlet = forms.ModelChoiceField(
        label=_("Outlet"),
        required=False,
        queryset=Source.objects.outlets().alphabetical(),
        to_field_name="slug",
        empty_label=_("any outlet"),
    )
    indirect = forms.BooleanField(label=_("Indirect speech too"), required=False)

    def quotes(self) -> QuoteQuerySet:
        """Return the quotes asked for, newest first. A field with an error narrows nothing."""
        self.is_valid()
        asked = self.cleaned_data
        quotes = Quote.objects.newest_first().with_article()
        if not asked.get("indirect"):
            quotes = quotes.marked()
        if words := asked.get("q"):
            quotes = quotes.matching(words)
        if name := asked.get("speaker"):
            quotes = quotes.said_by(name)
        if outlet := asked.get("outlet"):
            quotes = quotes.filter(article__source=outlet)
        return quotes
