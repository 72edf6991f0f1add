"""The whole of a comparison in one drawing: each account a bar, ribbons between what two neighbours share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articles.compare import Column, SideBySide

# In units of the drawing, which is stretched to the page's width.
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
        """The block as the data of an SVG path, from the top of its bar."""
        return f"M{self.start:.1f} 0H{self.shown_end:.1f}V{BAR_HEIGHT}H{self.start:.1f}z"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ribbon:
    """What ties a passage of one bar to its counterpart in the next: a polygon's points, as SVG has them."""

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
    """Return the drawing of ``side``, bars in the order of its columns."""
    blocks = [_blocks(side, place) for place in range(len(side.columns))]
    bars = []
    for place, column in enumerate(side.columns):
        top = place * (BAR_HEIGHT + RIBBON_HEIGHT)
        below = blocks[place + 1] if place + 1 < len(blocks) else {}
        bars.append(
            Bar(
                column=column,
                top=top,
                blocks=tuple(blocks[place].values()),
                ribbons=tuple(
                    _ribbon(block, below[number], top + BAR_HEIGHT)
                    for number, block in blocks[place].items()
                    if number in below
                ),
            )
        )
    return Overview(bars=tuple(bars), height=len(bars) * (BAR_HEIGHT + RIBBON_HEIGHT) - RIBBON_HEIGHT)


def _blocks(side: SideBySide, place: int) -> dict[int, Block]:
    """Return the blocks of one account by the number of their row, in the order of its own text."""
    rows = [row for row in side.rows if row.cells[place].sentences]
    rows.sort(key=lambda row: row.cells[place].sentences)
    lengths = [len(row.cells[place].text.split()) or 1 for row in rows]
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
