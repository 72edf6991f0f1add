from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

ACTS = [("chosen", _("those chosen")), ("all", _("all that wait")), ("same", _("pass over what reads the same"))]
# More than a page lists nobody has seen.
MOST_CHOSEN = 100


class ReparseForm(forms.Form):
    """What to do with clippings that wait to be read again; ``clippings`` are those chosen, by number."""

    do = forms.ChoiceField(choices=ACTS)
    clippings = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        asked = self.data.getlist("clippings") if hasattr(self.data, "getlist") else []
        field = self.fields["clippings"]
        assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101
        field.choices = [(number, number) for number in asked[:MOST_CHOSEN] if number.isdecimal() and len(number) < 19]
