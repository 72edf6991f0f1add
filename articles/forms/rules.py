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
    """Return what a rule may make of a line, as a form's choices."""
    kept = ("", _("keep it in the article"))
    return [kept, *((kind.value, KIND_NAMES[kind]) for kind in Kind if kind.fate is Fate.REMOVED)]


class RuleForm(forms.ModelForm):
    """A rule for lines. It is saved once its effect has been seen: ``seen`` is the ``choice`` that was shown."""

    kind = forms.ChoiceField(label=_("What such lines are"), choices=rule_kinds, required=False)
    seen = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)

    class Meta:
        model = LineRule
        fields = ["text", "match", "source", "kind", "name", "note", "enabled"]
        labels = {"source": _("In articles of"), "match": _("This text"), "enabled": _("Switched on")}
        help_texts = {
            "text": _(
                "Whole lines and beginnings are compared without regard to case and style of quotes. A pattern is a "
                "regular expression (RE2) and sees the line as it is: (?i) in front ignores case."
            ),
            "name": _("Shown beside every line that the rule decides. Left empty, it is called by its text."),
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
        source.empty_label = str(_("all sources"))
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
                self.add_error(
                    "text", ValidationError(_("This is no pattern: %(error)s."), params={"error": str(error)})
                )
            else:
                if pattern.search(""):
                    self.add_error("text", _("This pattern matches an empty line, and so every line."))
        elif text and not any(character.isalnum() for character in fold(text)):
            self.add_error("text", _("Give a letter or a digit: lines are compared by them."))
        return values

    @property
    def choice(self) -> str:
        """What stands for what the rule would do."""
        rule = self.instance
        told = repr((rule.text, rule.match, rule.source_id, rule.kind))
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    def show_first(self) -> None:
        """Refuse to save for now: what the rule does is to be seen first, and has been once the form comes again."""
        self.add_error(None, ValidationError(_("See below what it would do; then save it."), code="unseen"))
