from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import SourceLine

if TYPE_CHECKING:
    from articles.models import Source


class JudgeLineForm(forms.Form):
    """A decision on a recurring line of a source: always or never remove it, or decide automatically."""

    line = forms.ModelChoiceField(
        SourceLine.objects.none(), error_messages={"invalid_choice": _("This line no longer exists.")}
    )
    verdict = forms.ChoiceField(choices=SourceLine.Verdict.choices, required=False)

    def __init__(self, *args: Any, source: Source, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["line"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = source.lines.learnt()
