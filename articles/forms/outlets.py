from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Source


class OutletFilterField(forms.ModelChoiceField):
    """A filter by outlet, identified by its slug in query strings."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            queryset=Source.objects.outlets().alphabetical(),
            label=_("Outlet"),
            required=False,
            to_field_name="slug",
            empty_label=_("any outlet"),
            **options,
        )
