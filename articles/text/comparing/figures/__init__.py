"""Find numbers with their units, relate them across units, and match them between accounts."""

from articles.text.comparing.figures.find import Figure, find_figures, may_hold_figures
from articles.text.comparing.figures.match import FigurePair, SharedFigure, match_figures, share_figures
from articles.text.comparing.figures.relate import FigureRelation, conversion_keys, relate

__all__ = [
    "Figure",
    "FigurePair",
    "FigureRelation",
    "SharedFigure",
    "conversion_keys",
    "find_figures",
    "match_figures",
    "may_hold_figures",
    "relate",
    "share_figures",
]
