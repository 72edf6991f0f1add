from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.lines.ledger import lines_of
from articles.models import Article, Source
from articles.models.labels import kind_choices, utc_offset
from articles.text.data.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.lines.ledger import LedgerLine

# UTC, Z, or an offset such as +09:00, UTC+1, -0330.
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*(?:([+−-])\s*(\d{1,2})(?::?(\d{2}))?)?", re.ASCII | re.IGNORECASE)
FARTHEST_OFFSET = 14 * 60  # No place is further from UTC.
LONGEST_NAME = 200
LONGEST_PASSAGE = 100_000  # Characters: enough for a whole article on one line.


class OffsetField(forms.CharField):
    """An offset from UTC in minutes; ``None`` if empty."""

    def prepare_value(self, value: Any) -> Any:
        return utc_offset(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> Any:
        text = str(super().to_python(value))
        if not text:
            return None
        found = _OFFSET.fullmatch("UTC" if text.upper() == "Z" else text)
        sign, hours, minutes = found.groups() if found else ("", "", "")
        if found is None or int(minutes or 0) > 59:
            raise ValidationError(_("Enter the time zone as UTC+01:00, or leave it empty if unknown."))
        offset = int(hours or 0) * 60 + int(minutes or 0)
        if offset > FARTHEST_OFFSET:
            raise ValidationError(
                _("Enter an offset of at most %(hours)d hours."), params={"hours": FARTHEST_OFFSET // 60}
            )
        return -offset if sign in ("-", "−") else offset


class ArticleForm(forms.Form):
    """The details of an article. ``corrections`` maps changed fields to JSON values."""

    headline = forms.CharField(label=_("Headline"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    standfirst = forms.CharField(
        label=_("Standfirst"), max_length=3000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    source = forms.CharField(
        label=_("Outlet"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=_("The publisher. Leave empty if unknown."),
        widget=forms.TextInput(attrs={"list": "outlet-names", "autocomplete": "off"}),
    )
    agency = forms.CharField(
        label=_("Agency"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=_("The wire service, if this is agency copy."),
        widget=forms.TextInput(attrs={"list": "agency-names", "autocomplete": "off"}),
    )
    authors = forms.CharField(
        label=_("Authors"), required=False, help_text=_("One per line."), widget=forms.Textarea(attrs={"rows": 2})
    )
    published_on = forms.DateField(
        label=_("Date"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    published_time = forms.TimeField(
        label=_("Time"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    published_offset = OffsetField(
        label=_("Time zone"),
        required=False,
        widget=forms.TextInput(attrs={"size": 10, "maxlength": 12, "placeholder": "UTC+01:00"}),
    )
    url = forms.URLField(label=_("Web address"), max_length=2000, required=False, assume_scheme="https")

    def __init__(self, data: Mapping[str, Any] | None = None, *, article: Article) -> None:
        self.article = article
        initial = {
            "headline": article.headline,
            "standfirst": article.standfirst,
            "source": article.source.name if article.source else "",
            "agency": article.agency.name if article.agency else "",
            "authors": "\n".join(article.authors),
            "published_on": article.published_on,
            "published_time": article.published_time,
            "published_offset": article.published_offset,
            "url": article.url,
        }
        super().__init__(data, initial=initial, label_suffix="")
        self.outlets = Source.objects.outlets().alphabetical()
        self.agencies = Source.objects.agencies().alphabetical()

    def clean_headline(self) -> str:
        return " ".join(self.cleaned_data["headline"].split())

    def clean_standfirst(self) -> str:
        return " ".join(self.cleaned_data["standfirst"].split())

    def clean_authors(self) -> list[str]:
        authors = [" ".join(line.split()) for line in self.cleaned_data["authors"].splitlines()]
        if any(len(author) > LONGEST_NAME for author in authors):
            raise ValidationError(
                _("An author’s name can have at most %(most)s characters."), params={"most": LONGEST_NAME}
            )
        return [author for author in authors if author]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if self.errors:
            return values
        if values["published_time"] is not None and values["published_on"] is None:
            self.add_error("published_on", _("A time needs a date."))
        if values["published_offset"] is not None and values["published_time"] is None:
            self.add_error("published_time", _("A time zone needs a time."))
        return values

    @property
    def published(self) -> str | None:
        """The date in ISO 8601, as precise as given; ``None`` for undated."""
        day, time, offset = (self.cleaned_data[f"published_{part}"] for part in ("on", "time", "offset"))
        if day is None or time is None:
            return day.isoformat() if day else None
        stated = self.article.published_time
        if stated and time == stated.replace(second=0, microsecond=0):
            time = stated  # The field shows no seconds; keep them.
        zone = None if offset is None else timezone(timedelta(minutes=offset))
        return datetime.combine(day, time, tzinfo=zone).isoformat()

    @property
    def corrections(self) -> dict[str, Any]:
        values = self.cleaned_data
        now = {
            "headline": self.article.headline,
            "standfirst": self.article.standfirst,
            "source": self.initial["source"],
            "agency": self.initial["agency"],
            "authors": self.article.authors,
            "published": self.article.published or None,
            "url": self.article.url,
        }
        wanted = {field: values[field] for field in now if field != "published"} | {"published": self.published}
        return {field: value if value != "" else None for field, value in wanted.items() if value != now[field]}


class LineForm(forms.Form):
    """The kind of a line. The line is identified by number and digest, as the text may have changed in the meantime."""

    number = forms.IntegerField(min_value=0)
    digest = forms.CharField(max_length=16)
    kind = forms.ChoiceField(label=_("Kind"), choices=kind_choices)

    def __init__(self, data: Mapping[str, Any] | None = None, *, blocks: Sequence[Mapping[str, Any]]) -> None:
        super().__init__(data)
        self.lines = lines_of(blocks, every_line=True)

    def clean_kind(self) -> Kind:
        return Kind(self.cleaned_data["kind"])

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        number = values.get("number")
        if number is not None and (number >= len(self.lines) or self.lines[number].digest != values.get("digest")):
            raise ValidationError(_("The article has changed in the meantime. Check its lines again."))
        return values

    @property
    def line(self) -> LedgerLine:
        return self.lines[self.cleaned_data["number"]]


class PassageForm(forms.Form):
    """The text and kind of a passage. ``digest`` shows whether the passage has changed since the form was shown."""

    wording = forms.CharField(
        label=_("Text"),
        max_length=LONGEST_PASSAGE,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 6, "autofocus": True}),
        help_text=_("A blank line starts a new paragraph. The original clipping is not changed."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=kind_choices)
    digest = forms.CharField(max_length=16, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None = None, *, line: LedgerLine) -> None:
        self.line = line
        initial = {"wording": line.text, "kind": line.kind.value, "digest": line.digest}
        super().__init__(data, initial=initial, label_suffix="", auto_id=f"id_passage_{line.number}_%s")

    def clean_wording(self) -> str:
        return tidied(self.cleaned_data["wording"], before=self.line.text)

    def clean_kind(self) -> Kind:
        return Kind(self.cleaned_data["kind"])

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("digest") != self.line.digest:
            raise ValidationError(_("The article has changed in the meantime. Check this paragraph again."))
        return values


def tidied(text: str, *, before: str) -> str:
    """Return ``text`` in tidy paragraphs, or ``before`` if the two differ in white space only."""
    written = _paragraphs(text)
    return before if written == _paragraphs(before) else written


def _paragraphs(text: str) -> str:
    """Return ``text`` with one blank line between paragraphs and single spaces between words."""
    parts = re.split(r"\n[^\S\n]*\n", text.replace("\r\n", "\n"))
    return "\n\n".join(words for part in parts if (words := " ".join(part.split())))


class TagsForm(forms.Form):
    """Tag names separated by commas."""

    tags = forms.CharField(
        label=_("Tags, separated by commas"),
        max_length=500,
        widget=forms.TextInput(attrs={"list": "tag-names", "autocomplete": "off", "placeholder": _("Add a tag")}),
    )

    def clean_tags(self) -> list[str]:
        return tag_names(self.cleaned_data["tags"])


def tag_names(text: str) -> list[str]:
    """Return the tag names in ``text``, each once. Raises ``ValidationError`` if there is none or one is too long."""
    names: dict[str, str] = {}
    for part in text.split(","):
        name = " ".join(part.split()).removeprefix("#")
        if name:
            names.setdefault(name.casefold(), name)
    if not names:
        raise ValidationError(_("Enter a tag."))
    if any(len(name) > 60 for name in names.values()):
        raise ValidationError(_("A tag can have at most 60 characters."))
    return list(names.values())
