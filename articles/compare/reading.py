"""A comparison of texts put into the words and marks of a page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from articles.compare.contrasts import contrast, first_words, last_words
from articles.compare.shown import (
    Alert,
    FigureCell,
    ShownCell,
    ShownFigure,
    ShownQuote,
    ShownRow,
    ShownVariant,
    SideBySide,
    Speaker,
    Standing,
    Voice,
)
from articles.models.labels import QUOTE_RELATION_NAMES
from articles.text.comparing import align
from articles.text.comparing.align import (
    FEWEST_ACCOUNTS,
    Cell,
    Comparison,
    ComparisonInput,
    Difference,
    Relation,
    Row,
    Sentence,
)
from articles.text.comparing.edit_marks import edit_marks
from articles.text.comparing.figures import Figure, FigureRelation, SharedFigure, relate
from articles.text.comparing.quote_matching import QuoteRelation, QuoteVariant, SharedQuote
from articles.text.comparing.wording import Change, compare_wording
from articles.text.quotes.reading import QuoteKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django_stubs_ext import StrOrPromise

    from articles.compare.columns import Column
    from articles.compare.contrasts import Words


# What a reader must not miss in a pair that is otherwise alike, in the words of a label.
ALERTS: dict[Difference, StrOrPromise] = {
    Difference.NUMBER: gettext_lazy("different number"),
    Difference.DATE: gettext_lazy("different date"),
    Difference.NEGATION: gettext_lazy("“not” in one only"),
    Difference.VERDICT: gettext_lazy("different outcome"),
    Difference.NAME: gettext_lazy("different name"),
    Difference.SPEAKER: gettext_lazy("different speaker"),
}
# What says why two passages are called the same though they are not the same letters.
NOTES: dict[Difference, StrOrPromise] = {
    Difference.PUNCTUATION: gettext_lazy("punctuation"),
    Difference.QUOTE_MARKS: gettext_lazy("quotation marks"),
    Difference.CASE: gettext_lazy("capitals"),
    Difference.SPELLING: gettext_lazy("spelling"),
}
RELATIONS: dict[Relation, StrOrPromise] = {
    Relation.SAME: pgettext_lazy("passage", "Same"),
    Relation.EDITED: pgettext_lazy("passage", "Edited"),
    Relation.REWORDED: pgettext_lazy("passage", "Reworded"),
    Relation.ONLY: pgettext_lazy("passage", "Only in this account"),
}


def compare(columns: Sequence[Column], *, base: int = 0) -> SideBySide:
    """Return the accounts side by side, read against the one at ``base``."""
    comparison = align.compare(
        [ComparisonInput(body=column.body, quotes=column.quotes) for column in columns], base=base
    )
    return _Reading(tuple(columns), comparison).side_by_side()


class _Reading:
    """Puts a comparison into the words and marks of the page."""

    def __init__(self, columns: tuple[Column, ...], comparison: Comparison) -> None:
        self.columns = columns
        self.comparison = comparison
        self.base = comparison.base
        self._absent = [
            ShownCell(column=column, style="absent", label=pgettext("passage", "Not in this account"))
            for column in columns
        ]
        # The row of each sentence, by article.
        self.row_of = [
            {sentence: number for number, row in enumerate(comparison.rows, 1) for sentence in _sentences(row, place)}
            for place in range(len(columns))
        ]

    def side_by_side(self) -> SideBySide:
        rows = tuple(self._row(number, row) for number, row in enumerate(self.comparison.rows, 1))
        figures = tuple(
            (figure, self._figure(figure))
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
            figures=tuple(shown for _figure, shown in figures),
            same_figures=len(self.comparison.figures) - len(figures),
            comparison=self.comparison,
        )

    # Passages

    def _row(self, number: int, row: Row) -> ShownRow:
        alerts = _told(row.differences, ALERTS)
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
        return _("%(relation)s in %(sigla)s") % {"relation": words, "sigla": self._sigla(having)}

    def _cell(self, row: Row, place: int) -> ShownCell:
        column, cell = self.columns[place], row.cells[place]
        if cell is None:
            return self._absent[place]
        is_reference = place == row.reference
        is_same = cell.relation is Relation.SAME
        is_marked = cell.relation in (Relation.SAME, Relation.EDITED) and not is_reference
        return ShownCell(
            column=column,
            style="reference" if is_reference and cell.relation is not Relation.ONLY else cell.relation.value,
            label=self._cell_label(row, place, cell),
            notes=_told(cell.differences, NOTES) if is_same else (),
            alerts=_told(cell.differences, ALERTS),
            moved_from=cell.from_paragraph if cell.moved else None,
            moved_in=self.columns[row.reference].siglum if len(self.columns) > FEWEST_ACCOUNTS else "",
            paragraph=cell.paragraph,
            sentences=cell.sentences,
            text=self.comparison.articles[place].text_of(cell.sentences),
            marks=edit_marks(cell.runs) if is_marked else (),
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

    def _alerts(
        self, rows: Sequence[ShownRow], figures: Sequence[tuple[SharedFigure, ShownFigure]]
    ) -> tuple[Alert, ...]:
        """Return what the accounts disagree in, the certain first."""
        alerts = [
            Alert(
                label=shown.label,
                anchor=shown.anchor,
                sides=tuple(filter(None, shown.cells)),
                is_uncertain=not self._is_sure(figure),
            )
            for figure, shown in figures
            if shown.is_alert
        ]
        told = {(alert.anchor, Difference.NUMBER) for alert in alerts}
        for quote in self.comparison.quotes:
            if quote.relation is QuoteRelation.ATTRIBUTED:
                alerts.append(self._attribution(quote))
                told |= {(self._anchor_of(variant), Difference.SPEAKER) for variant in quote.variants}
        for shown, row in zip(rows, self.comparison.rows, strict=True):
            if shown.alerts:
                alerts += [
                    self._disagreement(shown, difference, differing)
                    for difference in ALERTS
                    if (shown.anchor, difference) not in told and (differing := _differing(row, difference))
                ]
        return tuple(sorted(alerts, key=lambda alert: alert.is_uncertain))

    def _attribution(self, quote: SharedQuote) -> Alert:
        """Return the alert for words that go by different people."""
        speakers: dict[int, FigureCell] = {}
        for variant in quote.variants:
            if variant.quote.speaker and variant.article not in speakers:
                speakers[variant.article] = FigureCell(
                    column=self.columns[variant.article],
                    text=variant.quote.speaker,
                    before="",
                    after=f": “{first_words(variant.quote.text)}”",
                    anchor=self._anchor_of(variant),
                )
        return Alert(
            label=capfirst(str(ALERTS[Difference.SPEAKER])),
            anchor=self._anchor_of(quote.variants[0]),
            sides=tuple(speakers.values()),
            is_uncertain=False,
        )

    def _disagreement(self, row: ShownRow, difference: Difference, differing: Sequence[int]) -> Alert:
        """Return the alert for a row whose accounts at the places ``differing`` part from its reference."""
        compared = self.comparison.rows[row.number - 1]
        sides: list[tuple[int, Words]] = []
        for place in differing:
            cell = compared.cells[place]
            words = contrast(cell.runs, difference) if cell else None
            if words is None:
                sides.clear()
                break
            if not sides:
                sides.append((compared.reference, words[0]))
            sides.append((place, words[1]))
        return Alert(
            label=capfirst(str(ALERTS[difference])),
            anchor=row.anchor,
            sides=tuple(
                FigureCell(column=self.columns[place], anchor=row.anchor, **words._asdict()) for place, words in sides
            ),
            is_uncertain=all(cell.is_uncertain for place in differing if (cell := compared.cells[place])),
            sigla="" if sides else self._sigla(sorted((compared.reference, *differing))),
            opening=row.opening,
        )

    def _figure(self, figure: SharedFigure) -> ShownFigure:
        cells = tuple(self._figure_cell(place, found) for place, found in enumerate(figure.cells))
        if figure.currencies_differ:
            label = _("Different currencies")
        elif figure.relation is FigureRelation.DIFFERENT:
            label = _("Different values")
        elif figure.relation is FigureRelation.LOCALISED:
            label = _("Same value, different unit or format")
        else:
            label = _("Same value, different qualifier (“about”, “over”)")
        anchor = next(cell.anchor for cell in cells if cell)
        is_alert = figure.relation is FigureRelation.DIFFERENT
        return ShownFigure(label=label, style=figure.relation.value, cells=cells, anchor=anchor, is_alert=is_alert)

    def _is_sure(self, figure: SharedFigure) -> bool:
        """Say whether values differ between passages that certainly are the same one."""
        sure = [
            found
            for place, found in enumerate(figure.cells)
            if found is not None and not self._is_doubtful(place, found)
        ]
        return any(relate(sure[0], other) is FigureRelation.DIFFERENT for other in sure[1:])

    def _is_doubtful(self, place: int, figure: Figure) -> bool:
        number = self.row_of[place][self._sentence_at(place, figure.span.start).number]
        cell = self.comparison.rows[number - 1].cells[place]
        return cell is not None and cell.is_uncertain

    def _figure_cell(self, place: int, figure: Figure | None) -> FigureCell | None:
        if figure is None:
            return None
        body, span = self.columns[place].body, figure.span
        sentence = self._sentence_at(place, span.start)
        before, after = body[sentence.span.start : span.start], body[span.end : sentence.span.end]
        return FigureCell(
            column=self.columns[place],
            text=span.of(body),
            before=last_words(before),
            after=first_words(after),
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
            label=str(QUOTE_RELATION_NAMES[quote.relation]),
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
        return replace(variant, marks=edit_marks(compare_wording(against.text, variant.text).runs))

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

    def _anchor_of(self, variant: QuoteVariant) -> str:
        return self._anchor(variant.article, self._sentence_at(variant.article, variant.quote.span.start))

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


def _differing(row: Row, difference: Difference) -> list[int]:
    """Return the accounts that differ in this from the row's reference."""
    return [place for place, cell in enumerate(row.cells) if cell is not None and difference in cell.differences]


def _told(differences: Sequence[Difference], labels: Mapping[Difference, StrOrPromise]) -> tuple[str, ...]:
    """Return what the differences are called, in the order of the labels; those without one are left out."""
    return tuple(str(label) for difference, label in labels.items() if difference in differences) if differences else ()


def _count_words(text: str) -> int:
    return len(text.split())


def percent(part: int, whole: int) -> int:
    """Return ``part`` of ``whole`` in percent; 0 and 100 only where it is none and all of it."""
    if part in (0, whole):
        return 100 if part and part == whole else 0
    return min(99, max(1, round(100 * part / whole)))
