"""Which articles report the same event, and what they make of it together."""

from articles.stories.additions import Additions, additions_of
from articles.stories.coverage import WINDOW_DAYS, Coverage, coverage_beside, other_coverage, story_of
from articles.stories.telling import Telling, tell

__all__ = [
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
