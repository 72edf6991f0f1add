from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

ACTS = [("chosen", _("Reprocess selected")), ("all", _("Reprocess all")), ("same", _("Dismiss unchanged"))]
# A page lists fewer.
MOST_CHOSEN = 100


class ReparseForm(forms.Form):
    """An action on clippings to reprocess; ``clippings`` are the ids of the selected ones."""

    do = forms.ChoiceField(choices=ACTS)
    clippings = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        asked = self.data.getlist("clippings") if hasattr(self.data, "getlist") else []
        field = self.fields["clippings"]
        assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101
        field.choices = [(number, number) for number in asked[:MOST_CHOSEN] if number.isdecimal() and len(number) < 19]
