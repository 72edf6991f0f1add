from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.forms.outlets import OutletFilterField
from articles.forms.people import person_called
from articles.lines.ledger import body_lines_of
from articles.models import Person, Quote
from articles.quotations.listing import QuoteList
from articles.text.places import line_at
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.models import Article
    from articles.models.people import PersonQuerySet
    from articles.models.quotes import QuoteQuerySet
    from articles.quotations.quote_variants import QuoteGroup
    from articles.text.places import BodyLine

# A quote's page shows fewer variants than this.
MOST_CHOSEN = 500
LONGEST_QUOTE = 20_000  # Characters: longer than any quoted paragraph in a newspaper.
_OPENING, _CLOSING = "\"'“‘„«»‹›", "\"'”’“»«›‹"
LABEL_WORDS = 8  # Enough to recognize a quote, in a column as narrow as an article's margin.


class ListedQuotesForm(forms.Form):
    """What all lists of quotes filter by. ``uncertain`` is the switch "Show uncertain", kept while filtering."""

    CERTAINTIES = [("", _("any")), ("sure", _("speaker certain")), ("uncertain", _("speaker uncertain"))]

    uncertain = forms.BooleanField(required=False, widget=forms.HiddenInput)
    certainty = forms.ChoiceField(label=_("Certainty"), required=False, choices=CERTAINTIES)

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, label_suffix="")
        self.shows_uncertain = (data or {}).get("uncertain") == "1"

    def listed(self, quotes: QuoteQuerySet) -> QuoteList:
        """Return ``quotes`` as a list, as far as this form's own fields allow."""
        match self.cleaned_data.get("certainty"):
            case "sure":
                quotes = quotes.with_sure_speaker()
            case "uncertain":
                quotes = quotes.with_doubtful_speaker()
        return QuoteList(quotes, uncertain=self.shows_uncertain)


class QuotesForm(ListedQuotesForm):
    """Filters of the quotes list."""

    q = forms.CharField(label=_("Quote contains"), required=False, max_length=500)
    speaker = forms.CharField(label=_("Speaker"), required=False, max_length=200)
    outlet = OutletFilterField()
    indirect = forms.BooleanField(label=_("Include reported speech"), required=False)

    def quotes(self) -> QuoteList:
        """Return the matching quotes, newest first. Invalid fields filter nothing."""
        self.is_valid()
        asked = self.cleaned_data
        quotes = Quote.objects.newest_first().with_article()
        if not asked.get("indirect"):
            quotes = quotes.marked()
        if words := asked.get("q"):
            quotes = quotes.matching(words)
        if name := asked.get("speaker"):
            quotes = quotes.said_by(name)
        if outlet := asked.get("outlet"):
            quotes = quotes.filter(article__source=outlet)
        return self.listed(quotes)


class PersonQuotesForm(ListedQuotesForm):
    """Filters of a person's quotes. ``outlet`` and ``year`` offer only values that occur.

    ``outlets`` are the rows of ``QuoteQuerySet.by_outlet``.
    """

    KINDS = [("", _("any kind")), ("marked", _("in quotation marks")), *Quote.Kind.choices]

    q = forms.CharField(label=_("Quote contains"), required=False, max_length=500)
    outlet = forms.ChoiceField(label=_("Outlet"), required=False)
    year = forms.ChoiceField(label=_("Year"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=KINDS)

    def __init__(self, data: Mapping[str, Any], *, person: Person) -> None:
        super().__init__(data)
        self.person = person
        self.of_person = Quote.objects.filter(speaker=person).shown(uncertain=self.shows_uncertain)
        self.outlets = list(self.of_person.by_outlet())
        outlets = [(row["slug"], row["name"]) for row in self.outlets if row["slug"]]
        years = self.of_person.years()
        for name, choices in (
            ("outlet", [("", _("any outlet")), *sorted(outlets, key=lambda outlet: outlet[1].casefold())]),
            ("year", [("", _("any year")), *((str(year), str(year)) for year in years)]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101
            field.choices = choices

    def quotes(self) -> QuoteList:
        """Return the matching quotes, newest first. Invalid fields filter nothing."""
        self.is_valid()
        asked = self.cleaned_data
        quotes = Quote.objects.filter(speaker=self.person).with_article().newest_first()
        if words := asked.get("q"):
            quotes = quotes.matching(words)
        if outlet := asked.get("outlet"):
            quotes = quotes.filter(article__source__slug=outlet)
        if year := asked.get("year"):
            quotes = quotes.filter(article__published_on__year=int(year))
        if kind := asked.get("kind"):
            quotes = quotes.marked() if kind == "marked" else quotes.filter(kind=kind)
        return self.listed(quotes)

    @property
    def narrows(self) -> bool:
        return any(value for name, value in self.cleaned_data.items() if name != "uncertain")


class SameWordsField(forms.ModelMultipleChoiceField):
    """Quotes in other articles with the same words, labelled by article."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, quote: Quote) -> str:
        source = quote.article.source
        return gettext("%(outlet)s · %(headline)s: “%(words)s” (%(speaker)s)") % {
            "outlet": source.name if source else gettext("unknown outlet"),
            "headline": quote.article.headline,
            "words": Truncator(quote.text).words(LABEL_WORDS),
            "speaker": quote.speaker or quote.speaker_text or gettext("unknown speaker"),
        }


class SpeakerChoice(forms.Form):
    """The speaker of a quote: one of the article's people, another person by name, a description, or unknown."""

    speaker = forms.ModelChoiceField(
        label=_("Person in this article"),
        required=False,
        queryset=Person.objects.none(),
        empty_label=_("None of these"),
    )
    name = forms.CharField(label=_("Or another person in the archive"), required=False, max_length=200)
    speaker_text = forms.CharField(
        label=_("Or a description"),
        required=False,
        max_length=500,
        help_text=_("For example “a spokesman” or “the two countries”."),
    )
    # The value of a button, which overrides what the fields say.
    unknown = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def offer(self, people: PersonQuerySet) -> None:
        """Offer ``people`` as the people of the article."""
        of_article = self.fields["speaker"]
        assert isinstance(of_article, forms.ModelChoiceField)  # noqa: S101
        of_article.queryset = people.distinct().alphabetical()

    def clean_name(self) -> Person | None:
        name = self.cleaned_data["name"]
        return person_called(name) if name.strip() else None

    def clean_speaker_text(self) -> str:
        return " ".join(self.cleaned_data["speaker_text"].split())

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("unknown"):
            for field in ("speaker", "name", "speaker_text"):
                self.errors.pop(field, None)
            return values | {"speaker": None, "name": None, "speaker_text": ""}
        if not self.errors and len(self._written) > 1:
            raise ValidationError(_("Enter only one speaker: a person or a description."))
        return values

    @property
    def _written(self) -> list[str]:
        """The changed fields; they override the choice made before."""
        return [
            field
            for field in ("speaker", "name", "speaker_text")
            if self.cleaned_data.get(field) and field in self.changed_data
        ]

    @property
    def chosen(self) -> dict[str, Any]:
        """The speaker as arguments of ``curation.set_speaker``."""
        values = self.cleaned_data
        named = values["name"] or values["speaker"]
        if self._written == ["speaker_text"] or not named:
            return {"speaker": None, "speaker_text": values["speaker_text"]}
        return {"speaker": named, "speaker_text": ""}


class SpeakerForm(SpeakerChoice):
    """The speaker of a quote, to be set for the same words in other articles too."""

    also = SameWordsField(label=_("Apply to the same quote in:"), required=False, queryset=Quote.objects.none())

    def __init__(self, data: Mapping[str, Any] | None = None, *, quote: Quote, group: QuoteGroup) -> None:
        initial = {"speaker": quote.speaker_id, "speaker_text": quote.speaker_text}
        super().__init__(data, initial=initial, label_suffix="", auto_id=f"id_{quote.pk}_%s")
        in_article = Person.objects.filter(appearances__article=quote.article_id)
        self.offer(in_article | Person.objects.filter(quotes=quote))
        self.fields["speaker"].widget.attrs["autofocus"] = True
        _offer_quotes(self, _quotes_in_other_articles(quote, group))


class WordsForm(forms.Form):
    """The words of a quote, to be set for the same quote in other articles too.

    After cleaning, ``chosen`` maps quotes to their new words. Quotes in paragraphs without these words are left out.
    """

    words = forms.CharField(
        label=_("Words of the quote"),
        max_length=LONGEST_QUOTE,
        widget=forms.Textarea(attrs={"rows": 3, "autofocus": True}),
        help_text=_("Copy them from the paragraph, without quotation marks."),
    )
    also = SameWordsField(label=_("Apply to the same quote in:"), required=False, queryset=Quote.objects.none())

    def __init__(self, data: Mapping[str, Any] | None = None, *, quote: Quote, group: QuoteGroup) -> None:
        super().__init__(data, initial={"words": quote.text}, label_suffix="", auto_id=f"id_{quote.pk}_%s")
        self.quote = quote
        _offer_quotes(self, _quotes_in_other_articles(quote, group))

    def clean_words(self) -> str:
        quote = self.quote
        line = line_at(body_lines_of(quote.article.blocks), Span(quote.start, quote.end))
        others = quote.article.quotes.exclude(pk=quote.pk)
        _start, words = _words_in(
            line, self.cleaned_data["words"], near=quote.start, others=others, reported=quote.is_reported
        )
        return words

    @property
    def chosen(self) -> dict[Quote, str]:
        words = self.cleaned_data["words"]
        found = {self.quote: words}
        also = Quote.objects.filter(pk__in=[other.pk for other in self.cleaned_data.get("also", ())])
        for other in also.with_its_text().order_by("pk"):
            line = line_at(body_lines_of(other.article.blocks), Span(other.start, other.end))
            span = line.find_typed(words, near=other.start) if line else None
            if line and span:
                found[other] = span.shifted(-line.start).of(line.text)
        return found


class AddedQuoteForm(SpeakerChoice):
    """A quote that was not found automatically. After cleaning, ``span`` is its place in the body."""

    words = forms.CharField(
        label=_("Words of the quote"),
        max_length=LONGEST_QUOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Copy them from this paragraph, without quotation marks."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Quote.Kind.choices)
    field_order = ("words", "kind", "speaker", "name", "speaker_text")

    def __init__(self, data: Mapping[str, Any] | None = None, *, article: Article, line: BodyLine) -> None:
        super().__init__(data, label_suffix="", auto_id=f"id_quote_{line.start}_%s")
        self.article, self.line = article, line
        self.span = Span(0, 0)
        self.offer(Person.objects.filter(appearances__article=article))

    def clean_words(self) -> str:
        typed = self.cleaned_data["words"]
        start, words = _words_in(
            self.line,
            typed,
            near=self.line.start,
            others=self.article.quotes.all(),
            reported=self["kind"].value() == Quote.Kind.INDIRECT,
        )
        self.span = Span(start, start + len(words))
        return words


def _quotes_in_other_articles(quote: Quote, group: QuoteGroup) -> list[int]:
    return [each.pk for variant in group.in_other_articles(quote) for each in variant.quotes]


def _offer_quotes(form: forms.Form, others: list[int]) -> None:
    also = form.fields["also"]
    assert isinstance(also, SameWordsField)  # noqa: S101
    also.queryset = Quote.objects.filter(pk__in=others).with_article().newest_first()
    if not others:
        del form.fields["also"]


def _words_in(
    line: BodyLine | None, typed: str, *, near: int, others: QuoteQuerySet, reported: bool
) -> tuple[int, str]:
    """Find typed words in a line: return their offset in the body, and the words as they are there.

    Quotation marks around the typed words are ignored. Raises ``ValidationError`` if the line does not have the words,
    or if they overlap another quote. ``reported``: they are reported speech, which may hold words in quotation marks.
    """
    bare = typed.strip()
    if len(bare) > 1 and bare[0] in _OPENING and bare[-1] in _CLOSING:
        bare = bare[1:-1].strip()
    span = line.find_typed(bare, near=near) if line else None
    if line is None or span is None:
        raise ValidationError(_("These words are not in the paragraph. Copy them from it."))
    if other := others.conflicting_with(span, reported=reported).first():
        raise ValidationError(
            _("These words overlap another quote: “%(words)s”. Edit the words of that quote first."),
            params={"words": Truncator(other.text).words(LABEL_WORDS)},
        )
    return span.start, span.shifted(-line.start).of(line.text)


class RemovedForm(forms.Form):
    """Selection of quotes to remove, from those that the query string lists."""

    quote = SameWordsField(
        label=_("Not a quote in"),
        queryset=Quote.objects.none(),
        error_messages={"required": _("Select quotes first.")},
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, keys: list[int]) -> None:
        super().__init__(data, label_suffix="")
        field = self.fields["quote"]
        assert isinstance(field, SameWordsField)  # noqa: S101
        field.queryset = Quote.objects.filter(pk__in=keys[:MOST_CHOSEN]).with_article().newest_first()
