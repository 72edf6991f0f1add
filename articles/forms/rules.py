from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.models import LineRule, Source
from articles.models.labels import KIND_NAMES
from articles.text.cleaning.boilerplate import fold
from articles.text.cleaning.line_rules import BadPattern, compile_pattern
from articles.text.data.kinds import Fate, Kind

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


LONGEST_NAME = 60


def rule_kinds() -> list[tuple[str, StrOrPromise]]:
    """Return the choices of kinds that a rule may give a line."""
    kept = ("", _("Keep in the article"))
    return [kept, *((kind.value, KIND_NAMES[kind]) for kind in Kind if kind.fate is Fate.REMOVED)]


class RuleForm(forms.ModelForm):
    """A cleaning rule. It can be saved after a preview: ``seen`` is the ``choice`` that was previewed."""

    kind = forms.ChoiceField(label=_("Action"), choices=rule_kinds, required=False)
    seen = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)

    class Meta:
        model = LineRule
        fields = ["text", "match", "source", "kind", "name", "note", "enabled"]
        labels = {"source": _("Source"), "match": _("Match"), "enabled": _("Enabled")}
        help_texts = {
            "text": _(
                "“Whole line” and “Start of line” ignore case and quotation-mark style. “Pattern” is a case-sensitive "
                "regular expression (RE2)."
            ),
            "name": _("Shown next to every line that the rule affects. If empty, the text is used."),
        }
        widgets = {
            "text": forms.Textarea(attrs={"rows": 2, "spellcheck": "false", "dir": "auto"}),
            "note": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.label_suffix = ""
        source = self.fields["source"]
        assert isinstance(source, forms.ModelChoiceField)  # noqa: S101
        source.queryset = Source.objects.alphabetical()
        source.empty_label = str(_("All sources"))
        self.fields["name"].required = False
        if self.instance.pk is None:
            self.initial["kind"] = Kind.PROMOTION.value

    def clean_text(self) -> str:
        return " ".join(self.cleaned_data["text"].split("\n")).replace("\r", "").strip()

    def clean_name(self) -> str:
        name = self.cleaned_data["name"] or self.cleaned_data.get("text", "")
        return " ".join(name.split())[:LONGEST_NAME]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        text, match = values.get("text", ""), values.get("match")
        if text and match == LineRule.Match.PATTERN:
            try:
                pattern = compile_pattern(text)
            except BadPattern as error:
                self.add_error("text", ValidationError(_("Invalid pattern: %(error)s."), params={"error": str(error)}))
            else:
                if pattern.search(""):
                    self.add_error("text", _("This pattern matches an empty line, so it would match every line."))
        elif text and not any(character.isalnum() for character in fold(text)):
            self.add_error("text", _("Enter at least one letter or digit. Other characters are ignored."))
        return values

    @property
    def choice(self) -> str:
        """A digest of the fields that determine the rule's effect."""
        rule = self.instance
        fields = repr((rule.text, rule.match, rule.source_id, rule.kind))
        return hashlib.sha256(fields.encode()).hexdigest()[:16]

    def show_first(self) -> None:
        """Refuse to save until the preview of this version of the rule has been shown."""
        self.add_error(None, ValidationError(_("Check the preview below, then save."), code="unseen"))
