"""A drawing of a whole comparison: a bar for each account, and ribbons between passages that neighbours share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articles.compare import Column, SideBySide

# In units of the SVG, which is stretched to the width of the page.
WIDTH = 1000
BAR_HEIGHT = 16
RIBBON_HEIGHT = 36
BETWEEN_BLOCKS = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A passage in its account's bar. ``start`` and ``end`` are tenths of a percent of the account's words."""

    start: float
    end: float
    style: str
    anchor: str

    @property
    def shown_end(self) -> float:
        return max(self.end - BETWEEN_BLOCKS, self.start + BETWEEN_BLOCKS)

    @property
    def outline(self) -> str:
        """The block as SVG path data, relative to the top of its bar."""
        return f"M{self.start:.1f} 0H{self.shown_end:.1f}V{BAR_HEIGHT}H{self.start:.1f}z"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ribbon:
    """The link between a passage in one bar and in the next: the ``points`` of an SVG polygon."""

    points: str
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    column: Column
    top: int
    blocks: tuple[Block, ...]
    ribbons: tuple[Ribbon, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    bars: tuple[Bar, ...]
    height: int
    width: int = WIDTH


def overview_of(side: SideBySide) -> Overview:
    """Return the drawing of ``side``, with bars in column order."""
    blocks = [_blocks(side, index) for index in range(len(side.columns))]
    bars = []
    for index, column in enumerate(side.columns):
        top = index * (BAR_HEIGHT + RIBBON_HEIGHT)
        below = blocks[index + 1] if index + 1 < len(blocks) else {}
        bars.append(
            Bar(
                column=column,
                top=top,
                blocks=tuple(blocks[index].values()),
                ribbons=tuple(
                    _ribbon(block, below[number], top + BAR_HEIGHT)
                    for number, block in blocks[index].items()
                    if number in below
                ),
            )
        )
    return Overview(bars=tuple(bars), height=len(bars) * (BAR_HEIGHT + RIBBON_HEIGHT) - RIBBON_HEIGHT)


def _blocks(side: SideBySide, index: int) -> dict[int, Block]:
    """Return the blocks of one account by row number, in the order of its text."""
    rows = [row for row in side.rows if row.cells[index].sentences]
    rows.sort(key=lambda row: row.cells[index].sentences)
    lengths = [len(row.cells[index].text.split()) or 1 for row in rows]
    scale = WIDTH / (sum(lengths) or 1)
    blocks = {}
    start = 0.0
    for row, length in zip(rows, lengths, strict=True):
        end = start + length * scale
        blocks[row.number] = Block(start=start, end=end, style=row.style, anchor=row.anchor)
        start = end
    return blocks


def _ribbon(above: Block, below: Block, top: int) -> Ribbon:
    bottom = top + RIBBON_HEIGHT
    points = (
        f"{above.start:.1f},{top} {above.shown_end:.1f},{top} {below.shown_end:.1f},{bottom} {below.start:.1f},{bottom}"
    )
    return Ribbon(points=points, style=above.style)
