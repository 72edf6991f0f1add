"""Articles that report the same event, and what comparing them shows."""

from articles.stories.additions import Additions, additions_of
from articles.stories.coverage import WINDOW_DAYS, Coverage, coverage_beside, other_coverage, story_of
from articles.stories.story_page import MOST_ACCOUNTS, StoryPage, story_page_of

__all__ = [
    "MOST_ACCOUNTS",
    "WINDOW_DAYS",
    "Additions",
    "Coverage",
    "StoryPage",
    "additions_of",
    "coverage_beside",
    "other_coverage",
    "story_of",
    "story_page_of",
]
