"""Match the figures that two passages, or all accounts of a comparison, give for the same things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from articles.text.comparing.figures.find import STEM_LETTERS, Figure
from articles.text.comparing.figures.relate import FigureRelation, is_money, relate
from articles.text.comparing.figures.units import UNITS_BY_NAME
from articles.text.tokens import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

# Figures beyond this number are not matched. No sentence has as many; tables on one line do.
MAX_FIGURES = 60

# Measures that differ by more than this factor are of different things: a distance of miles, the height of a wall.
_MAX_SCALE_FACTOR = 10

# Figures too common to be matched outside their passage: years, clock times, and counts below ``_MIN_DISTINCTIVE``.
_COMMON_UNITS = frozenset({"date", "time", "years old", "year", "month", "week", "day", "h", "min", "s"})
_MIN_DISTINCTIVE = 20

# Characters from the top of an account in which it gives the toll of the event itself. Later tolls may be of other
# events.
_TOLL_REACH = 1200

# Pairs are made in the order of their cost: equal values first, then converted values, then amounts in two currencies,
# then different values. Within the last two, pairs with more context in common come first.
_SAME_COST, _CONVERTED_COST, _CURRENCIES_COST, _DIFFERENT_COST = 0, 1, 50, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedFigure:
    """One figure across the articles, ``None`` for an article that does not give it.

    ``hedged_differently``: the values agree, but only some accounts say "about" or "more than".
    ``currencies_differ``: the amounts are in currencies that cannot be compared; they count as ``LOCALISED``.
    """

    cells: tuple[Figure | None, ...]
    relation: FigureRelation
    hedged_differently: bool
    currencies_differ: bool


class FigurePair(NamedTuple):
    """The figures that two passages give for one thing, and how they relate."""

    ours: Figure
    theirs: Figure
    relation: FigureRelation


class _Candidate(NamedTuple):
    """A possible pair: the numbers of figure ``ours`` and ``theirs``. Pairs of low cost are made first."""

    cost: int
    ours: int
    theirs: int
    relation: FigureRelation


def match_figures(ours: Sequence[Figure], theirs: Sequence[Figure]) -> tuple[FigurePair, ...]:
    """Return the pairs of figures that two counterpart passages give for the same things. No figure is in two pairs.

    Equal values are paired first, then converted values. Different values are paired only if the words around them, or
    the nouns they count, show that they are about the same thing.
    """
    candidates = [
        _Candidate(cost, i, j, relation)
        for i, a in enumerate(ours[:MAX_FIGURES])
        for j, b in enumerate(theirs[:MAX_FIGURES])
        if (relation := relate(a, b)) is not None and (cost := _cost(a, b, relation)) is not None
    ]
    taken_ours: set[int] = set()
    taken_theirs: set[int] = set()
    chosen = []
    for candidate in sorted(candidates, key=lambda one: (one.cost, one.ours + one.theirs, one.ours)):
        if candidate.ours not in taken_ours and candidate.theirs not in taken_theirs:
            taken_ours.add(candidate.ours)
            taken_theirs.add(candidate.theirs)
            chosen.append(candidate)
    chosen.sort(key=lambda one: one.ours)
    return tuple(FigurePair(ours[one.ours], theirs[one.theirs], one.relation) for one in chosen)


def _cost(a: Figure, b: Figure, relation: FigureRelation) -> int | None:
    """Return the cost of pairing two figures, ``None`` if nothing shows that they are about the same thing."""
    if a.toll and b.toll and a.toll != b.toll:
        return None
    context = len(a.context & b.context)
    if relation is FigureRelation.DIFFERENT:
        return _DIFFERENT_COST - context if context and _measure_the_same(a, b) else None
    if relation is FigureRelation.LOCALISED and is_money(a) and a.unit != b.unit:
        return _CURRENCIES_COST - context
    if a.unit is None and not context and not _count_the_same(a, b):
        return None
    return _SAME_COST if relation is FigureRelation.SAME else _CONVERTED_COST


def _measure_the_same(a: Figure, b: Figure) -> bool:
    """Whether two different values may be of one thing: counts of the same noun, or measures of similar size."""
    if a.unit is None:
        return _count_the_same(a, b)
    return a.unit == b.unit or _have_one_scale(a, b)


def _count_the_same(a: Figure, b: Figure) -> bool:
    """Whether two bare numbers count the same things, judged by their nouns or the words on either side."""
    if all(a.between) and a.between == b.between:
        return True
    if a.noun is None or b.noun is None:
        return False
    return not _stems(a.noun).isdisjoint(_stems(b.noun))


def _have_one_scale(a: Figure, b: Figure) -> bool:
    """Whether two measures in different units are similar enough in size to be of one thing."""
    ours, theirs = a.value * UNITS_BY_NAME[a.unit or ""].size, b.value * UNITS_BY_NAME[b.unit or ""].size
    return max(ours, theirs) < _MAX_SCALE_FACTOR * min(ours, theirs)


def _stems(noun: str) -> frozenset[str]:
    return frozenset(word[:STEM_LETTERS] for word in words_of(noun))


# One figure as each account gives it, ``None`` for an account without it.
_Row = list[Figure | None]


def share_figures(passages: Sequence[Sequence[Sequence[Figure]]]) -> tuple[SharedFigure, ...]:
    """Return the figures that two or more accounts give.

    ``passages`` holds, for each passage of the accounts, the figures of each account in it. Figures are matched within
    a passage first. Those left over are matched anywhere, if value, unit and counted noun agree.
    """
    rows: list[_Row] = []
    alone: list[tuple[int, Figure]] = []
    for passage in passages:
        for row in _rows_of_passage(passage):
            given = [(article, figure) for article, figure in enumerate(row) if figure is not None]
            if len(given) > 1:
                rows.append(row)
            else:
                alone.extend(given)
    articles = len(passages[0]) if passages else 0
    scattered = _rows_of_scattered(alone, articles)
    joined = {id(figure) for row in scattered for figure in row}
    rows += scattered
    rows += _rows_of_tolls([entry for entry in alone if id(entry[1]) not in joined], articles)
    return tuple(shared for shared in map(_shared_figure, rows) if not _is_trivial(shared))


def _is_trivial(shared: SharedFigure) -> bool:
    """Whether the figure is a small count such as "the two countries", on which all accounts agree."""
    return shared.relation is FigureRelation.SAME and all(
        figure.unit is None and figure.value < _MIN_DISTINCTIVE and figure.style.startswith("words")
        for figure in shared.cells
        if figure is not None
    )


def _rows_of_passage(passage: Sequence[Sequence[Figure]]) -> list[_Row]:
    """Return a row for each figure of a passage."""
    rows: list[_Row] = []
    firsts: list[Figure] = []
    for article, figures in enumerate(passage):
        place = {id(pair.theirs): firsts.index(pair.ours) for pair in match_figures(firsts, figures)}
        for figure in figures:
            if id(figure) not in place:
                place[id(figure)] = len(rows)
                rows.append([None] * len(passage))
                firsts.append(figure)
            rows[place[id(figure)]][article] = figure
    return rows


def _rows_of_scattered(alone: Sequence[tuple[int, Figure]], articles: int) -> list[_Row]:
    """Return rows of equal figures in unpaired passages, if they are distinctive enough."""
    rows: dict[tuple[float, str | None, str], _Row] = {}
    for article, figure in alone:
        if figure.unit in _COMMON_UNITS or (
            figure.unit is None and (not figure.noun or figure.value < _MIN_DISTINCTIVE)
        ):
            continue
        counted = words_of(figure.noun)[-1] if figure.noun else ""
        row = rows.setdefault((figure.value, figure.unit, counted), [None] * articles)
        row[article] = row[article] or figure
    return [row for row in rows.values() if sum(figure is not None for figure in row) > 1]


def _rows_of_tolls(alone: Sequence[tuple[int, Figure]], articles: int) -> list[_Row]:
    """Return rows of each account's first count of the dead, the hurt and so on, if the accounts differ."""
    rows: dict[str, _Row] = {}
    for article, figure in sorted(alone, key=lambda entry: entry[1].span):
        if figure.toll is not None and figure.span.start < _TOLL_REACH:
            row = rows.setdefault(figure.toll, [None] * articles)
            row[article] = row[article] or figure
    return [row for row in rows.values() if len({figure.value for figure in row if figure}) > 1]


def _shared_figure(cells: Sequence[Figure | None]) -> SharedFigure:
    given = [figure for figure in cells if figure is not None]
    relations = [relate(given[0], figure) or FigureRelation.DIFFERENT for figure in given[1:]]
    relation = max(relations, key=list(FigureRelation).index)
    return SharedFigure(
        cells=tuple(cells),
        relation=relation,
        hedged_differently=relation is not FigureRelation.DIFFERENT and len({figure.bound for figure in given}) > 1,
        currencies_differ=all(map(is_money, given)) and len({figure.unit for figure in given}) > 1,
    )
