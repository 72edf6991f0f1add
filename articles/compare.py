"""Two to six articles side by side, as values a page can show."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from articles.models import Appearance, Article, Quote, Revision
from articles.text import align
from articles.text.align import (
    Account,
    Cell,
    Comparison,
    Difference,
    Relation,
    Row,
    Sentence,
)
from articles.text.figures import Figure, FigureRelation, SharedFigure
from articles.text.people import find_people
from articles.text.quotes import FoundQuote, QuoteKind, find_quotes
from articles.text.shared_quotes import QuoteRelation, QuoteVariant, SharedQuote
from articles.text.spans import Span
from articles.text.wording import Change, WordRun, compare_wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django_stubs_ext import StrOrPromise

FEWEST, MOST = align.FEWEST_ACCOUNTS, align.MOST_ACCOUNTS

SIGLA = "ABCDEF"

# What a reader must not miss in a pair that is otherwise alike, in the words of a label.
ALERTS: dict[Difference, StrOrPromise] = {
    Difference.NUMBER: gettext_lazy("number differs"),
    Difference.DATE: gettext_lazy("date differs"),
    Difference.NEGATION: gettext_lazy("“not” on one side only"),
    Difference.VERDICT: gettext_lazy("verdict differs"),
    Difference.NAME: gettext_lazy("name differs"),
    Difference.SPEAKER: gettext_lazy("speaker differs"),
}
# What says why two passages are called the same though they are not the same letters.
NOTES: dict[Difference, StrOrPromise] = {
    Difference.PUNCTUATION: gettext_lazy("punctuation"),
    Difference.QUOTE_MARKS: gettext_lazy("quote marks"),
    Difference.CASE: gettext_lazy("capitals"),
    Difference.SPELLING: gettext_lazy("spelling"),
}
RELATIONS: dict[Relation, StrOrPromise] = {
    Relation.SAME: pgettext_lazy("passage", "Same"),
    Relation.EDITED: pgettext_lazy("passage", "Edited"),
    Relation.REWORDED: pgettext_lazy("passage", "Reworded"),
    Relation.ONLY: pgettext_lazy("passage", "Only here"),
}
QUOTE_RELATIONS: dict[QuoteRelation, StrOrPromise] = {
    QuoteRelation.IDENTICAL: pgettext_lazy("quote", "Identical"),
    QuoteRelation.PUNCTUATION: pgettext_lazy("quote", "Punctuation only"),
    QuoteRelation.TRIMMED: pgettext_lazy("quote", "Trimmed"),
    QuoteRelation.WORDED: pgettext_lazy("quote", "Words differ"),
    QuoteRelation.ATTRIBUTED: pgettext_lazy("quote", "Attributed differently"),
    QuoteRelation.ONLY: pgettext_lazy("quote", "Only here"),
}


class UnknownArticle(Exception):
    """The link names an article or a revision that the archive does not have."""


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """One column of a permanent link: an article and which revision of its text."""

    article: int
    revision: int

    def __str__(self) -> str:
        return f"{self.article}.{self.revision}"


def keys_from(columns: str) -> tuple[Key, ...]:
    """Return the columns that a link like "12.1-15.2" names. Raises ``UnknownArticle`` where it names none."""
    keys = []
    for column in columns.split("-"):
        article, _dot, revision = column.partition(".")
        if not (article.isascii() and article.isdecimal() and revision.isascii() and revision.isdecimal()):
            raise UnknownArticle(column)
        keys.append(Key(int(article), int(revision)))
    return tuple(keys)


def address_of(keys: Iterable[Key]) -> str:
    """Return the permanent link of a comparison of these columns."""
    return reverse("articles:compare", args=["-".join(str(key) for key in keys)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A person as an account names them; ``pk`` where the archive has a page for them."""

    name: str
    pk: int | None
    mentions: int


@dataclass(frozen=True, kw_only=True)
class Column:
    """An account in a comparison: one revision of an article.

    ``quote_pks`` are the keys of ``quotes``, ``None`` for those that the archive has no row of.
    """

    key: Key
    siglum: str
    article: Article
    headline: str
    body: str
    quotes: tuple[FoundQuote, ...]
    quote_pks: tuple[int | None, ...]
    people: tuple[Named, ...]
    address_without: str  # of the same comparison without this account, empty where too few would be left

    @property
    def words(self) -> int:
        return len(self.body.split())

    @property
    def outlet(self) -> str:
        return self.article.source.name if self.article.source else _("Outlet not known")

    @property
    def is_earlier(self) -> bool:
        """Whether this is an earlier state of the article's text."""
        return self.key.revision != self.article.revision

    @cached_property
    def url(self) -> str:
        if self.is_earlier:
            return reverse("articles:revision", args=[self.key.article, self.key.revision])
        return self.article.get_absolute_url()

    def url_of(self, paragraph: int) -> str:
        """Return the address of a paragraph of this account's own page."""
        return f"{self.url}#paragraph-{paragraph}"


def columns_for(keys: Sequence[Key]) -> tuple[Column, ...]:
    """Return the accounts that ``keys`` name, in their order. Raises ``UnknownArticle`` for one that is not there."""
    articles = (
        Article.objects.select_related("source", "agency")
        .defer("blocks", "search", "source__note", "agency__note")
        .prefetch_related(
            Prefetch("quotes", queryset=Quote.objects.select_related("speaker").defer("search").in_reading_order()),
            Prefetch("appearances", queryset=Appearance.objects.select_related("person").order_by("position", "pk")),
        )
        .in_bulk([key.article for key in keys])
    )
    earlier = _earlier_texts([key for key in keys if key.article in articles], articles)
    columns = []
    for siglum, key in zip(SIGLA, keys, strict=False):
        article = articles.get(key.article)
        if article is None:
            raise UnknownArticle(str(key))
        if key.revision == article.revision:
            columns.append(_present_column(key, siglum, article, without=_address_without(key, keys)))
        elif key in earlier:
            columns.append(_earlier_column(key, siglum, article, earlier[key], without=_address_without(key, keys)))
        else:
            raise UnknownArticle(str(key))
    return tuple(columns)


def _address_without(left_out: Key, keys: Sequence[Key]) -> str:
    return address_of(key for key in keys if key != left_out) if len(keys) > FEWEST else ""


def _earlier_texts(keys: Iterable[Key], articles: dict[int, Article]) -> dict[Key, Revision]:
    wanted = {key for key in keys if key.revision != articles[key.article].revision}
    if not wanted:
        return {}
    rows = Revision.objects.filter(
        article__in={key.article for key in wanted}, number__in={key.revision for key in wanted}
    ).defer("blocks")
    return {key: row for row in rows if (key := Key(row.article_id, row.number)) in wanted}


def _present_column(key: Key, siglum: str, article: Article, *, without: str) -> Column:
    rows = list(article.quotes.all())
    return Column(
        key=key,
        siglum=siglum,
        article=article,
        headline=article.headline,
        body=article.body,
        quotes=tuple(_found(row) for row in rows),
        quote_pks=tuple(row.pk for row in rows),
        people=tuple(
            Named(name=seen.person.name, pk=seen.person_id, mentions=seen.mention_count)
            for seen in article.appearances.all()
        ),
        address_without=without,
    )


def _earlier_column(key: Key, siglum: str, article: Article, text: Revision, *, without: str) -> Column:
    """An earlier text has no rows for its people and quotes: they are found again."""
    people = find_people(text.body)
    quotes = tuple(find_quotes(text.body, people))
    return Column(
        key=key,
        siglum=siglum,
        article=article,
        headline=text.headline,
        body=text.body,
        quotes=quotes,
        quote_pks=(None,) * len(quotes),
        people=tuple(Named(name=person.name, pk=None, mentions=len(person.mentions)) for person in people),
        address_without=without,
    )


def _found(row: Quote) -> FoundQuote:
    return FoundQuote(
        kind=QuoteKind(row.kind),
        span=Span(row.start, row.end),
        text=row.text,
        speaker=row.speaker.name if row.speaker else None,
        speaker_text=row.speaker_text or None,
        cue=row.cue or None,
        certainty=row.certainty,
        rule=row.rule,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words as an editor marks them, kept, left out or put in, and the white space before them."""

    change: Change
    before: str
    text: str


def marks_of(runs: Sequence[WordRun]) -> tuple[Mark, ...]:
    """Return ``runs`` as marks, white space outside of what is marked; none where nothing differs."""
    if all(run.change is Change.EQUAL for run in runs):
        return ()
    marks: list[Mark] = []
    for run in runs:
        shown = run.base_text if run.change is Change.DELETED else run.text
        text = shown.lstrip()
        before = shown[: len(shown) - len(text)]
        left_out = marks[-1].text if marks and marks[-1].change is Change.DELETED else ""
        if left_out[-1:].isalnum() and not before and text[:1].isalnum():
            before = " "  # What takes another's place is not to run into it.
        marks.append(Mark(change=run.change, before=before, text=text))
    return tuple(marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCell:
    """A cell of the page. ``label`` says in words what it is; ``marks`` are its words as an editor marks them."""

    column: Column
    style: str
    label: str
    notes: tuple[str, ...] = ()
    alerts: tuple[str, ...] = ()
    moved_from: int | None = None
    moved_in: str = ""
    paragraph: int | None = None
    sentences: tuple[int, ...] = ()
    text: str = ""
    marks: tuple[Mark, ...] = ()
    is_reference: bool = False
    is_uncertain: bool = False

    @property
    def url(self) -> str:
        return self.column.url_of(self.paragraph) if self.paragraph else self.column.url


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """A passage across the accounts. ``number`` counts from 1; ``label`` says in words how they stand to each other."""

    number: int
    label: str
    style: str
    is_difference: bool
    alerts: tuple[str, ...]
    cells: tuple[ShownCell, ...]
    is_gap: ClassVar[bool] = False

    @property
    def anchor(self) -> str:
        return f"passage-{self.number}"

    @property
    def opening(self) -> str:
        """The passage's first words."""
        text = next(cell.text for cell in self.cells if cell.text)
        words = text.split()
        return " ".join(words[:OPENING_WORDS]) + (" …" if len(words) > OPENING_WORDS else "")


# How much of a passage is enough to know it again, and how much around a figure to know what is counted.
OPENING_WORDS = 9
CONTEXT_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Passages left out of view because they are the same everywhere."""

    rows: tuple[ShownRow, ...]
    is_gap: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How much of an account stands in the base, in percent of its words, and what it did with the base's sentences.

    ``of_base`` is how much of the base stands in the account.
    """

    column: Column
    base: Column
    word_for_word: int
    reworded: int
    left_out: int
    moved: int
    own: int
    of_base: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownVariant:
    """A quote as one account has it; ``marks`` are its words against those of the first."""

    column: Column
    text: str
    speaker: str
    paragraph: int
    url: str
    anchor: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownQuote:
    """The same words spoken, as several accounts have them.

    ``is_alike``: one text can stand for all; ``is_grave``: it differs what was said, or who said it.
    """

    label: str
    is_alike: bool
    is_grave: bool
    variants: tuple[ShownVariant, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How often one account names a person, how many of their words it quotes, and in which paragraph first."""

    column: Column
    mentions: int = 0
    words: int = 0
    paragraph: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A person, or somebody an account describes without one name, across the accounts."""

    name: str
    pk: int | None
    voices: tuple[Voice, ...]

    @property
    def only_in(self) -> Column | None:
        """The one account that names them, if no other does."""
        having = [voice.column for voice in self.voices if voice.mentions or voice.words]
        return having[0] if len(having) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCell:
    """A figure in the words around it."""

    column: Column
    text: str
    before: str
    after: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFigure:
    label: str
    style: str
    cells: tuple[FigureCell | None, ...]
    anchor: str
    is_alert: bool

    @property
    def number(self) -> str:
        """That of its passage."""
        return self.anchor.rpartition("-")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many passages are of one kind."""

    label: str
    style: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """A disagreement that a reader should see first, with the passage it is in."""

    label: str
    figures: tuple[FigureCell | None, ...]
    sigla: str
    opening: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """A comparison as the page shows it."""

    columns: tuple[Column, ...]
    base: Column
    rows: tuple[ShownRow, ...]
    standings: tuple[Standing, ...]
    alerts: tuple[Alert, ...]
    shared_quotes: tuple[ShownQuote, ...]
    single_quotes: tuple[tuple[Column, tuple[ShownVariant, ...]], ...]
    speakers: tuple[Speaker, ...]
    figures: tuple[ShownFigure, ...]
    same_figures: int
    comparison: Comparison

    @property
    def differences(self) -> tuple[ShownRow, ...]:
        return tuple(row for row in self.rows if row.is_difference)

    @property
    def same_count(self) -> int:
        return len(self.rows) - len(self.differences)

    @property
    def has_single_quotes(self) -> bool:
        return any(variants for _column, variants in self.single_quotes)

    @property
    def has_quotes(self) -> bool:
        return bool(self.shared_quotes) or self.has_single_quotes

    @property
    def counts(self) -> tuple[Count, ...]:
        """How many passages are of each kind, the kinds that there are."""
        names = {
            Relation.SAME: pgettext("passages", "Same"),
            Relation.EDITED: pgettext("passages", "Edited"),
            Relation.REWORDED: pgettext("passages", "Reworded"),
            Relation.ONLY: pgettext("passages", "In one account only"),
        }
        styles = Counter(row.style for row in self.rows)
        return tuple(
            Count(label=label, style=relation.value, count=styles[relation.value])
            for relation, label in names.items()
            if styles[relation.value]
        )

    def with_gaps(self) -> tuple[ShownRow | Gap, ...]:
        """Return the differences in order, with a gap for each run of passages that are the same everywhere."""
        items: list[ShownRow | Gap] = []
        run: list[ShownRow] = []
        for row in self.rows:
            if not row.is_difference:
                run.append(row)
                continue
            if run:
                items.append(Gap(rows=tuple(run)))
                run = []
            items.append(row)
        if run:
            items.append(Gap(rows=tuple(run)))
        return tuple(items)


def compare(columns: Sequence[Column], *, base: int = 0) -> SideBySide:
    """Return the accounts side by side, read against the one at ``base``."""
    comparison = align.compare([Account(body=column.body, quotes=column.quotes) for column in columns], base=base)
    return _Reading(tuple(columns), comparison).side_by_side()


class _Reading:
    """Puts a comparison into the words and marks of the page."""

    def __init__(self, columns: tuple[Column, ...], comparison: Comparison) -> None:
        self.columns = columns
        self.comparison = comparison
        self.base = comparison.base
        # The row of each sentence, by article.
        self.row_of = [
            {sentence: number for number, row in enumerate(comparison.rows, 1) for sentence in _sentences(row, place)}
            for place in range(len(columns))
        ]

    def side_by_side(self) -> SideBySide:
        rows = tuple(self._row(number, row) for number, row in enumerate(self.comparison.rows, 1))
        figures = tuple(
            self._figure(figure)
            for figure in self.comparison.figures
            if figure.relation is not FigureRelation.SAME or figure.currencies_differ or figure.hedged_differently
        )
        return SideBySide(
            columns=self.columns,
            base=self.columns[self.base],
            rows=rows,
            standings=tuple(self._standing(place) for place in range(len(self.columns)) if place != self.base),
            alerts=self._alerts(rows, figures),
            shared_quotes=tuple(
                self._quote(quote) for quote in self.comparison.quotes if quote.relation is not QuoteRelation.ONLY
            ),
            single_quotes=self._single_quotes(),
            speakers=self._speakers(),
            figures=figures,
            same_figures=len(self.comparison.figures) - len(figures),
            comparison=self.comparison,
        )

    # Passages

    def _row(self, number: int, row: Row) -> ShownRow:
        alerts = tuple(str(label) for difference, label in ALERTS.items() if difference in row.differences)
        is_difference = row.relation is not Relation.SAME or row.moved or None in row.cells or bool(alerts)
        return ShownRow(
            number=number,
            label=self._row_label(row),
            style=row.relation.value,
            is_difference=is_difference,
            alerts=alerts,
            cells=tuple(self._cell(row, place) for place in range(len(self.columns))),
        )

    def _row_label(self, row: Row) -> str:
        having = [place for place, cell in enumerate(row.cells) if cell]
        if len(having) == 1:
            return _("Only in %(outlet)s") % {"outlet": self.columns[having[0]].outlet}
        words = str(RELATIONS[row.relation])
        if len(having) == len(self.columns):
            return words
        return _("%(relation)s, in %(sigla)s") % {"relation": words, "sigla": self._sigla(having)}

    def _cell(self, row: Row, place: int) -> ShownCell:
        column, cell = self.columns[place], row.cells[place]
        if cell is None:
            return ShownCell(column=column, style="absent", label=pgettext("passage", "Not here"))
        is_reference = place == row.reference
        is_same = cell.relation is Relation.SAME
        is_marked = cell.relation in (Relation.SAME, Relation.EDITED) and not is_reference
        return ShownCell(
            column=column,
            style="reference" if is_reference and cell.relation is not Relation.ONLY else cell.relation.value,
            label=self._cell_label(row, place, cell),
            notes=tuple(
                str(label) for difference, label in NOTES.items() if is_same and difference in cell.differences
            ),
            alerts=tuple(str(label) for difference, label in ALERTS.items() if difference in cell.differences),
            moved_from=cell.from_paragraph if cell.moved else None,
            moved_in=self.columns[row.reference].siglum if len(self.columns) > FEWEST else "",
            paragraph=cell.paragraph,
            sentences=cell.sentences,
            text=self.comparison.articles[place].text_of(cell.sentences),
            marks=marks_of(cell.runs) if is_marked else (),
            is_reference=is_reference,
            is_uncertain=cell.is_uncertain and not is_reference,
        )

    def _cell_label(self, row: Row, place: int, cell: Cell) -> str:
        if cell.relation is Relation.ONLY:
            return str(RELATIONS[Relation.ONLY])
        if place == row.reference:
            having = [other for other, found in enumerate(row.cells) if found]
            if len(having) < len(self.columns):
                return _("In %(sigla)s") % {"sigla": self._sigla(having)}
            return _("In both") if len(having) == 2 else _("In all %(count)s") % {"count": len(having)}
        if len(self.columns) == 2:
            return str(RELATIONS[cell.relation])
        siglum = self.columns[row.reference].siglum
        match cell.relation:
            case Relation.SAME:
                return _("Same as %(siglum)s") % {"siglum": siglum}
            case Relation.EDITED:
                return _("Edited from %(siglum)s") % {"siglum": siglum}
            case _:
                return _("Reworded from %(siglum)s") % {"siglum": siglum}

    def _sigla(self, places: Sequence[int]) -> str:
        *most, last = (self.columns[place].siglum for place in places)
        return _("%(most)s and %(last)s") % {"most": ", ".join(most), "last": last} if most else last

    # Lineage

    def _standing(self, place: int) -> Standing:
        base_words = other_words = shared = of_base = reworded = left_out = moved = own = 0
        ours, theirs = self.comparison.articles[self.base], self.comparison.articles[place]
        for row in self.comparison.rows:
            base_cell, cell = row.cells[self.base], row.cells[place]
            in_base = _count_words(ours.text_of(base_cell.sentences)) if base_cell else 0
            here = _count_words(theirs.text_of(cell.sentences)) if cell else 0
            base_words += in_base
            other_words += here
            if base_cell and cell:
                moved += len(cell.sentences) if cell.moved else 0
                if cell.relation is Relation.REWORDED:
                    reworded += here
                else:
                    kept = [run for run in cell.runs if run.change is Change.EQUAL]
                    shared += sum(_count_words(run.text) for run in kept) if cell.runs else here
                    of_base += sum(_count_words(run.base_text) for run in kept) if cell.runs else in_base
            elif base_cell:
                left_out += len(base_cell.sentences)
            elif cell:
                own += len(cell.sentences)
        return Standing(
            column=self.columns[place],
            base=self.columns[self.base],
            word_for_word=percent(shared, other_words),
            reworded=percent(reworded, other_words),
            left_out=left_out,
            moved=moved,
            own=own,
            of_base=percent(of_base, base_words),
        )

    # Disagreements

    def _alerts(self, rows: Sequence[ShownRow], figures: Sequence[ShownFigure]) -> tuple[Alert, ...]:
        alerts = []
        told = set()
        number_differs = str(ALERTS[Difference.NUMBER])
        for figure in figures:
            if figure.is_alert:
                alerts.append(
                    Alert(label=figure.label, figures=figure.cells, sigla="", opening="", anchor=figure.anchor)
                )
                told.add(figure.anchor)
        for row in rows:
            for label in row.alerts:
                if label == number_differs and row.anchor in told:
                    continue
                sides = [place for place, cell in enumerate(row.cells) if label in cell.alerts or cell.is_reference]
                alerts.append(
                    Alert(
                        label=capfirst(label),
                        figures=(),
                        sigla=self._sigla(sides),
                        opening=row.opening,
                        anchor=row.anchor,
                    )
                )
        return tuple(alerts)

    def _figure(self, figure: SharedFigure) -> ShownFigure:
        cells = tuple(self._figure_cell(place, found) for place, found in enumerate(figure.cells))
        if figure.currencies_differ:
            label = _("Different currencies")
        elif figure.relation is FigureRelation.DIFFERENT:
            label = _("Different values")
        elif figure.relation is FigureRelation.LOCALISED:
            label = _("Same value, other unit or format")
        else:
            label = _("Same value, hedged differently")
        anchor = next(cell.anchor for cell in cells if cell)
        is_alert = figure.relation is FigureRelation.DIFFERENT
        return ShownFigure(label=label, style=figure.relation.value, cells=cells, anchor=anchor, is_alert=is_alert)

    def _figure_cell(self, place: int, figure: Figure | None) -> FigureCell | None:
        if figure is None:
            return None
        body, span = self.columns[place].body, figure.span
        sentence = self._sentence_at(place, span.start)
        before, after = body[sentence.span.start : span.start], body[span.end : sentence.span.end]
        return FigureCell(
            column=self.columns[place],
            text=span.of(body),
            before=_last_words(before),
            after=_first_words(after),
            anchor=self._anchor(place, sentence),
        )

    # Quotes and voices

    def _quote(self, quote: SharedQuote) -> ShownQuote:
        by_account: dict[int, list[QuoteVariant]] = {}
        for variant in quote.variants:
            by_account.setdefault(variant.article, []).append(variant)
        is_alike = quote.relation in (QuoteRelation.IDENTICAL, QuoteRelation.PUNCTUATION)
        first, *others = (self._variant(pieces) for pieces in by_account.values())
        if not is_alike:
            others = [self._marked(other, against=first) for other in others]
        return ShownQuote(
            label=str(QUOTE_RELATIONS[quote.relation]),
            is_alike=is_alike,
            is_grave=quote.relation in (QuoteRelation.WORDED, QuoteRelation.ATTRIBUTED),
            variants=(first, *others),
        )

    def _variant(self, pieces: Sequence[QuoteVariant]) -> ShownVariant:
        """Return a quote as one account has it, ``pieces`` where it breaks the words off and takes them up again."""
        place, first = pieces[0].article, pieces[0].quote
        column = self.columns[place]
        pk = column.quote_pks[pieces[0].index]
        sentence = self._sentence_at(place, first.span.start)
        return ShownVariant(
            column=column,
            text=" … ".join(piece.quote.text for piece in pieces),
            speaker=first.speaker or first.speaker_text or "",
            paragraph=sentence.paragraph,
            url=f"{column.url}#quote-{pk}" if pk else column.url_of(sentence.paragraph),
            anchor=self._anchor(place, sentence),
        )

    def _marked(self, variant: ShownVariant, *, against: ShownVariant) -> ShownVariant:
        return replace(variant, marks=marks_of(compare_wording(against.text, variant.text).runs))

    def _single_quotes(self) -> tuple[tuple[Column, tuple[ShownVariant, ...]], ...]:
        """Return for each account the quotes that no other carries."""
        singles: list[list[ShownVariant]] = [[] for _column in self.columns]
        for quote in self.comparison.quotes:
            if quote.relation is QuoteRelation.ONLY:
                singles[quote.variants[0].article].append(self._variant(quote.variants))
        return tuple((column, tuple(found)) for column, found in zip(self.columns, singles, strict=True))

    def _speakers(self) -> tuple[Speaker, ...]:
        """Return the people of all accounts, those most spoken of first, then the voices without one name as one."""
        named: dict[tuple[int | None, str], list[_Tally]] = {}

        def tally_of(pk: int | None, name: str, place: int) -> _Tally:
            return named.setdefault((pk, name), [_Tally() for _column in self.columns])[place]

        pks = {person.name: person.pk for column in self.columns for person in column.people if person.pk}
        for place, column in enumerate(self.columns):
            for person in column.people:
                tally_of(pks.get(person.name), person.name, place).mentions += person.mentions
            for quote in column.quotes:
                if quote.kind is QuoteKind.INDIRECT:
                    continue
                name = quote.speaker or ""
                tally = tally_of(pks.get(name), name, place)
                tally.words += _count_words(quote.text)
                tally.paragraph = tally.paragraph or self._sentence_at(place, quote.span.start).paragraph
        order = sorted(
            named.items(), key=lambda item: (not item[0][1], -sum(tally.weight for tally in item[1]), item[0][1])
        )
        return tuple(
            Speaker(
                name=name,
                pk=pk,
                voices=tuple(
                    Voice(column=column, mentions=tally.mentions, words=tally.words, paragraph=tally.paragraph)
                    for column, tally in zip(self.columns, tallies, strict=True)
                ),
            )
            for (pk, name), tallies in order
        )

    # Places

    def _sentence_at(self, place: int, offset: int) -> Sentence:
        article = self.comparison.articles[place]
        return article.sentences[article.sentence_at(offset) or 0]

    def _anchor(self, place: int, sentence: Sentence) -> str:
        return f"passage-{self.row_of[place][sentence.number]}"


@dataclass(slots=True)
class _Tally:
    mentions: int = 0
    words: int = 0
    paragraph: int | None = None

    @property
    def weight(self) -> int:
        return self.mentions + self.words


def _sentences(row: Row, place: int) -> tuple[int, ...]:
    cell = row.cells[place]
    return cell.sentences if cell else ()


def _count_words(text: str) -> int:
    return len(text.split())


def percent(part: int, whole: int) -> int:
    """Return ``part`` of ``whole`` in percent; 0 and 100 only where it is none and all of it."""
    if part in (0, whole):
        return 100 if part and part == whole else 0
    return min(99, max(1, round(100 * part / whole)))


def _last_words(text: str) -> str:
    """Return the last words of ``text`` with the blank behind them, if there is one."""
    words = text.split()
    opening = "… " if len(words) > CONTEXT_WORDS else ""
    return opening + " ".join(words[-CONTEXT_WORDS:]) + (" " if text[-1:].isspace() else "")


def _first_words(text: str) -> str:
    """Return the first words of ``text`` with the blank before them, if there is one."""
    words = text.split()
    closing = " …" if len(words) > CONTEXT_WORDS else ""
    return (" " if text[:1].isspace() else "") + " ".join(words[:CONTEXT_WORDS]) + closing
