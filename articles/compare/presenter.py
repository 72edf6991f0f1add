"""Compare accounts and turn the result into the labels and marks of a page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from articles.compare.contrasts import find_contrast, first_words, last_words
from articles.compare.side_by_side import (
    Alert,
    ExcerptCell,
    Overlap,
    ShownCell,
    ShownFigure,
    ShownQuote,
    ShownRow,
    ShownVariant,
    SideBySide,
    Speaker,
    SpeakerCell,
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
from articles.text.quotes.found import QuoteKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django_stubs_ext import StrOrPromise

    from articles.compare.columns import Column
    from articles.compare.contrasts import Excerpt


# Differences that a reader must not miss in passages that are otherwise alike.
ALERTS: dict[Difference, StrOrPromise] = {
    Difference.NUMBER: gettext_lazy("different number"),
    Difference.DATE: gettext_lazy("different date"),
    Difference.NEGATION: gettext_lazy("“not” in one only"),
    Difference.VERDICT: gettext_lazy("different outcome"),
    Difference.NAME: gettext_lazy("different name"),
    Difference.SPEAKER: gettext_lazy("different speaker"),
}
# Differences between passages that still count as the same.
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
    """Compare the accounts. ``base`` is the index of the baseline."""
    comparison = align.compare(
        [ComparisonInput(body=column.body, quotes=column.quotes) for column in columns], base=base
    )
    return _Presenter(tuple(columns), comparison).side_by_side()


class _Presenter:
    """Turns a comparison into the values of its page."""

    def __init__(self, columns: tuple[Column, ...], comparison: Comparison) -> None:
        self.columns = columns
        self.comparison = comparison
        self.base = comparison.base
        self._absent = [
            ShownCell(column=column, style="absent", label=pgettext("passage", "Not in this account"))
            for column in columns
        ]
        # For each account, the row number of each of its sentences.
        self.row_numbers = [
            {sentence: number for number, row in enumerate(comparison.rows, 1) for sentence in _sentences(row, index)}
            for index in range(len(columns))
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
            overlaps=tuple(self._overlap(index) for index in range(len(self.columns)) if index != self.base),
            alerts=self._alerts(rows, figures),
            shared_quotes=tuple(
                self._quote(quote) for quote in self.comparison.quotes if quote.relation is not QuoteRelation.ONLY
            ),
            single_quotes=self._single_quotes(),
            reported=self._reported(),
            speakers=self._speakers(),
            figures=tuple(shown for _figure, shown in figures),
            same_figures=len(self.comparison.figures) - len(figures),
            comparison=self.comparison,
        )

    # Passages

    def _row(self, number: int, row: Row) -> ShownRow:
        alerts = _labels_of(row.differences, ALERTS)
        is_difference = row.relation is not Relation.SAME or row.moved or None in row.cells or bool(alerts)
        return ShownRow(
            number=number,
            label=self._row_label(row),
            style=row.relation.value,
            is_difference=is_difference,
            alerts=alerts,
            cells=tuple(self._cell(row, index) for index in range(len(self.columns))),
        )

    def _row_label(self, row: Row) -> str:
        having = [index for index, cell in enumerate(row.cells) if cell]
        if len(having) == 1:
            return _("Only in %(outlet)s") % {"outlet": self.columns[having[0]].outlet}
        words = str(RELATIONS[row.relation])
        if len(having) == len(self.columns):
            return words
        return _("%(relation)s in %(sigla)s") % {"relation": words, "sigla": self._sigla(having)}

    def _cell(self, row: Row, index: int) -> ShownCell:
        column, cell = self.columns[index], row.cells[index]
        if cell is None:
            return self._absent[index]
        is_reference = index == row.reference
        is_same = cell.relation is Relation.SAME
        is_marked = cell.relation in (Relation.SAME, Relation.EDITED) and not is_reference
        return ShownCell(
            column=column,
            style="reference" if is_reference and cell.relation is not Relation.ONLY else cell.relation.value,
            label=self._cell_label(row, index, cell),
            notes=_labels_of(cell.differences, NOTES) if is_same else (),
            alerts=_labels_of(cell.differences, ALERTS),
            moved_from=cell.from_paragraph if cell.moved else None,
            moved_in=self.columns[row.reference].siglum if len(self.columns) > FEWEST_ACCOUNTS else "",
            paragraph=cell.paragraph,
            sentences=cell.sentences,
            text=self.comparison.articles[index].text_of(cell.sentences),
            marks=edit_marks(cell.runs) if is_marked else (),
            is_reference=is_reference,
            is_uncertain=cell.is_uncertain and not is_reference,
        )

    def _cell_label(self, row: Row, index: int, cell: Cell) -> str:
        if cell.relation is Relation.ONLY:
            return str(RELATIONS[Relation.ONLY])
        if index == row.reference:
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

    def _sigla(self, indexes: Sequence[int]) -> str:
        *most, last = (self.columns[index].siglum for index in indexes)
        return _("%(most)s and %(last)s") % {"most": ", ".join(most), "last": last} if most else last

    # Overlap with the baseline

    def _overlap(self, index: int) -> Overlap:
        base_words = other_words = shared = of_base = reworded = left_out = moved = added = 0
        ours, theirs = self.comparison.articles[self.base], self.comparison.articles[index]
        for row in self.comparison.rows:
            base_cell, cell = row.cells[self.base], row.cells[index]
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
                added += len(cell.sentences)
        return Overlap(
            column=self.columns[index],
            base=self.columns[self.base],
            word_for_word=percent(shared, other_words),
            reworded=percent(reworded, other_words),
            left_out=left_out,
            moved=moved,
            added=added,
            of_base=percent(of_base, base_words),
        )

    # Disagreements

    def _alerts(
        self, rows: Sequence[ShownRow], figures: Sequence[tuple[SharedFigure, ShownFigure]]
    ) -> tuple[Alert, ...]:
        """Return the disagreements between the accounts, certain ones first."""
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
        reported = {(alert.anchor, Difference.NUMBER) for alert in alerts}
        for quote in self.comparison.quotes:
            if quote.relation is QuoteRelation.ATTRIBUTED:
                alerts.append(self._attribution(quote))
                reported |= {(self._anchor_of(variant), Difference.SPEAKER) for variant in quote.variants}
        for shown, row in zip(rows, self.comparison.rows, strict=True):
            if shown.alerts:
                alerts += [
                    self._disagreement(shown, difference, differing)
                    for difference in ALERTS
                    if (shown.anchor, difference) not in reported and (differing := _differing(row, difference))
                ]
        return tuple(sorted(alerts, key=lambda alert: alert.is_uncertain or alert.has_uncertain_speaker))

    def _attribution(self, quote: SharedQuote) -> Alert:
        """Return the alert for a quote that the accounts attribute to different people."""
        speakers: dict[int, ExcerptCell] = {}
        for variant in quote.variants:
            if variant.quote.speaker and variant.article not in speakers:
                speakers[variant.article] = ExcerptCell(
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
            has_uncertain_speaker=any(variant.quote.is_uncertain for variant in quote.variants),
        )

    def _disagreement(self, row: ShownRow, difference: Difference, differing: Sequence[int]) -> Alert:
        """Return the alert for a row in which the accounts with indexes ``differing`` differ from the reference."""
        compared = self.comparison.rows[row.number - 1]
        sides: list[tuple[int, Excerpt]] = []
        for index in differing:
            cell = compared.cells[index]
            pair = find_contrast(cell.runs, difference) if cell else None
            if pair is None:
                sides.clear()
                break
            if not sides:
                sides.append((compared.reference, pair[0]))
            sides.append((index, pair[1]))
        return Alert(
            label=capfirst(str(ALERTS[difference])),
            anchor=row.anchor,
            sides=tuple(
                ExcerptCell(column=self.columns[index], anchor=row.anchor, **excerpt._asdict())
                for index, excerpt in sides
            ),
            is_uncertain=all(cell.is_uncertain for index in differing if (cell := compared.cells[index])),
            sigla="" if sides else self._sigla(sorted((compared.reference, *differing))),
            opening=row.opening,
        )

    def _figure(self, figure: SharedFigure) -> ShownFigure:
        cells = tuple(self._figure_cell(index, found) for index, found in enumerate(figure.cells))
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
        """Whether values differ between passages that certainly belong together."""
        sure = [
            found
            for index, found in enumerate(figure.cells)
            if found is not None and not self._is_in_uncertain_cell(index, found)
        ]
        return any(relate(sure[0], other) is FigureRelation.DIFFERENT for other in sure[1:])

    def _is_in_uncertain_cell(self, index: int, figure: Figure) -> bool:
        number = self.row_numbers[index][self._sentence_at(index, figure.span.start).number]
        cell = self.comparison.rows[number - 1].cells[index]
        return cell is not None and cell.is_uncertain

    def _figure_cell(self, index: int, figure: Figure | None) -> ExcerptCell | None:
        if figure is None:
            return None
        body, span = self.columns[index].body, figure.span
        sentence = self._sentence_at(index, span.start)
        before, after = body[sentence.span.start : span.start], body[span.end : sentence.span.end]
        return ExcerptCell(
            column=self.columns[index],
            text=span.of(body),
            before=last_words(before),
            after=first_words(after),
            anchor=self._anchor(index, sentence),
        )

    # Quotes and speakers

    def _quote(self, quote: SharedQuote) -> ShownQuote:
        by_account: dict[int, list[QuoteVariant]] = {}
        for variant in quote.variants:
            by_account.setdefault(variant.article, []).append(variant)
        is_alike = quote.relation in (QuoteRelation.IDENTICAL, QuoteRelation.PUNCTUATION)
        first, *others = (self._variant(pieces) for pieces in by_account.values())
        if not is_alike:
            others = [self._with_marks(other, against=first) for other in others]
        return ShownQuote(
            label=str(QUOTE_RELATION_NAMES[quote.relation]),
            is_alike=is_alike,
            is_grave=quote.relation in (QuoteRelation.WORDED, QuoteRelation.ATTRIBUTED),
            variants=(first, *others),
        )

    def _variant(self, pieces: Sequence[QuoteVariant]) -> ShownVariant:
        """Return one account's version of a quote; it has several ``pieces`` if it is interrupted."""
        index, first = pieces[0].article, pieces[0].quote
        column = self.columns[index]
        pk = column.quote_pks[pieces[0].index]
        sentence = self._sentence_at(index, first.span.start)
        return ShownVariant(
            column=column,
            text=" … ".join(piece.quote.text for piece in pieces),
            speaker=first.speaker or first.speaker_text or "",
            paragraph=sentence.paragraph,
            url=column.url_of_quote(pk, first) if pk else column.url_of(sentence.paragraph),
            anchor=self._anchor(index, sentence),
            is_uncertain=first.is_uncertain,
        )

    def _with_marks(self, variant: ShownVariant, *, against: ShownVariant) -> ShownVariant:
        return replace(variant, marks=edit_marks(compare_wording(against.text, variant.text).runs))

    def _single_quotes(self) -> tuple[tuple[Column, tuple[ShownVariant, ...]], ...]:
        """Return each account with the quotes that no other account has."""
        singles: list[list[ShownVariant]] = [[] for _column in self.columns]
        for quote in self.comparison.quotes:
            if quote.relation is QuoteRelation.ONLY:
                singles[quote.variants[0].article].append(self._variant(quote.variants))
        return tuple((column, tuple(found)) for column, found in zip(self.columns, singles, strict=True))

    def _reported(self) -> tuple[tuple[Column, tuple[ShownVariant, ...]], ...]:
        """Return each account with its reported speech."""
        return tuple(
            (
                column,
                tuple(
                    self._variant([QuoteVariant(article=index, index=number, quote=quote)])
                    for number, quote in enumerate(column.quotes)
                    if quote.kind is QuoteKind.INDIRECT
                ),
            )
            for index, column in enumerate(self.columns)
        )

    def _speakers(self) -> tuple[Speaker, ...]:
        """Return the people of all accounts, most mentions and quoted words first, then the unnamed sources as one."""
        tallies_of: dict[tuple[int | None, str], list[_Tally]] = {}

        def tally_of(pk: int | None, name: str, index: int) -> _Tally:
            return tallies_of.setdefault((pk, name), [_Tally() for _column in self.columns])[index]

        pks = {person.name: person.pk for column in self.columns for person in column.people if person.pk}
        sure = {person.name for column in self.columns for person in column.people if not person.is_uncertain}
        doubtful = {person.name for column in self.columns for person in column.people} - sure
        for index, column in enumerate(self.columns):
            for person in column.people:
                tally_of(pks.get(person.name), person.name, index).mentions += person.mentions
            for quote in column.quotes:
                if quote.kind is QuoteKind.INDIRECT:
                    continue
                name = quote.speaker or ""
                tally = tally_of(pks.get(name), name, index)
                tally.words += _count_words(quote.text)
                tally.paragraph = tally.paragraph or self._sentence_at(index, quote.span.start).paragraph
        order = sorted(
            tallies_of.items(), key=lambda item: (not item[0][1], -sum(tally.weight for tally in item[1]), item[0][1])
        )
        return tuple(
            Speaker(
                name=name,
                pk=pk,
                is_uncertain=name in doubtful,
                cells=tuple(
                    SpeakerCell(column=column, mentions=tally.mentions, words=tally.words, paragraph=tally.paragraph)
                    for column, tally in zip(self.columns, tallies, strict=True)
                ),
            )
            for (pk, name), tallies in order
        )

    # Positions

    def _sentence_at(self, index: int, offset: int) -> Sentence:
        article = self.comparison.articles[index]
        return article.sentences[article.sentence_at(offset) or 0]

    def _anchor_of(self, variant: QuoteVariant) -> str:
        return self._anchor(variant.article, self._sentence_at(variant.article, variant.quote.span.start))

    def _anchor(self, index: int, sentence: Sentence) -> str:
        return f"passage-{self.row_numbers[index][sentence.number]}"


@dataclass(slots=True)
class _Tally:
    mentions: int = 0
    words: int = 0
    paragraph: int | None = None

    @property
    def weight(self) -> int:
        return self.mentions + self.words


def _sentences(row: Row, index: int) -> tuple[int, ...]:
    cell = row.cells[index]
    return cell.sentences if cell else ()


def _differing(row: Row, difference: Difference) -> list[int]:
    """Return the indexes of the accounts with that difference from the row's reference."""
    return [index for index, cell in enumerate(row.cells) if cell is not None and difference in cell.differences]


def _labels_of(differences: Sequence[Difference], labels: Mapping[Difference, StrOrPromise]) -> tuple[str, ...]:
    """Return the labels of those ``differences`` that have one, in the order of ``labels``."""
    return tuple(str(label) for difference, label in labels.items() if difference in differences) if differences else ()


def _count_words(text: str) -> int:
    return len(text.split())


def percent(part: int, whole: int) -> int:
    """Return ``part`` as a whole percentage of ``whole``; 0 and 100 only if it is exactly none or all."""
    if part in (0, whole):
        return 100 if part and part == whole else 0
    return min(99, max(1, round(100 * part / whole)))
