from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class PasteForm(forms.Form):
    """Pasted text, with the address of its page if known.

    ``headline`` is asked for only with the text of a saved link.
    """

    text = forms.CharField(
        label=_("Text"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Paste the whole page. The archive finds the article in it and keeps the rest as removed text."),
        error_messages={"required": _("Paste the text of an article first.")},
    )
    url = forms.URLField(
        label=_("Web address"),
        required=False,
        max_length=2000,
        assume_scheme="https",
        help_text=_("Optional. The archive stores the address but never opens it."),
    )

    headline = forms.CharField(
        label=_("Headline"),
        required=False,
        max_length=1000,
        help_text=_("Used if the text has no headline of its own."),
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not text.strip():
            raise forms.ValidationError(self.fields["text"].error_messages["required"], code="required")
        return text
