from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class PasteForm(forms.Form):
    """A text to be pasted in, with the address of its page if known."""

    text = forms.CharField(
        label=_("Text"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("The whole page as it was copied: what is not the article is set aside, nothing is lost."),
        error_messages={"required": _("Paste the text of an article first.")},
    )
    url = forms.URLField(
        label=_("Address of the page"),
        required=False,
        max_length=2000,
        assume_scheme="https",
        help_text=_("If you have it. It is kept with the text and never opened."),
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not text.strip():
            raise forms.ValidationError(self.fields["text"].error_messages["required"], code="required")
        return text
