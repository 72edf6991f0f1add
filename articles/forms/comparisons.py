from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import PassageNote, SavedComparison

# A note is a remark, not an essay: it stands between two passages.
LONGEST_NOTE = 5_000


class SaveComparisonForm(forms.ModelForm):
    """The title under which a comparison is kept."""

    class Meta:
        model = SavedComparison
        fields = ["title"]
        error_messages = {"title": {"required": _("Give it a title.")}}


class NoteForm(forms.ModelForm):
    class Meta:
        model = PassageNote
        fields = ["text"]

    text = forms.CharField(
        label=_("Note"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write something first.")},
    )
