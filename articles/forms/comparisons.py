from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import PassageNote, SavedComparison

# Notes are shown between two passages, so they have to stay short.
LONGEST_NOTE = 5_000


class SaveComparisonForm(forms.ModelForm):
    """The title of a saved comparison."""

    class Meta:
        model = SavedComparison
        fields = ["title"]
        error_messages = {"title": {"required": _("Enter a title.")}}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.label_suffix = ""


class NoteForm(forms.ModelForm):
    class Meta:
        model = PassageNote
        fields = ["text"]

    text = forms.CharField(
        label=_("Note"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Enter a note.")},
    )
