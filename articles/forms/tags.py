from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Tag


class RenameTagForm(forms.ModelForm):
    class Meta:
        model = Tag
        fields = ["name"]
        labels = {"name": _("New name")}

    def clean_name(self) -> str:
        name: str = " ".join(self.cleaned_data["name"].split())
        other = Tag.objects.filter(name__iexact=name).exclude(pk=self.instance.pk).first()
        if other:
            raise forms.ValidationError(
                _("The tag “%(name)s” already exists. Merge this tag into it instead."), params={"name": other.name}
            )
        return name


class MergeTagForm(forms.Form):
    """The tag to merge this one into."""

    def __init__(self, *args: object, tag: Tag, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        others = Tag.objects.exclude(pk=tag.pk).alphabetical()
        self.fields["into"] = forms.ModelChoiceField(label=_("Merge into"), queryset=others, to_field_name="slug")
