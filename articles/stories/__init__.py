"""Which articles report the same event, and what they make of it together."""

from articles.stories.additions import Additions, additions_of
from articles.stories.coverage import WINDOW_DAYS, Coverage, coverage_beside, other_coverage, story_of
from articles.stories.story_page import MOST_TOLD, Telling, tell

__all__ = [
    "MOST_TOLD",
    "WINDOW_DAYS",
    "Additions",
    "Coverage",
    "Telling",
    "additions_of",
    "coverage_beside",
    "other_coverage",
    "story_of",
    "tell",
]
