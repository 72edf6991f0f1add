from articles.models.articles import Article, ReadMark, Revision
from articles.models.clippings import Clipping
from articles.models.comparisons import PassageNote, SavedColumn, SavedComparison
from articles.models.corrections import (
    AddedQuote,
    Change,
    ChangePart,
    FieldCorrection,
    LineCorrection,
    NameCorrection,
    QuoteCorrection,
    subjects,
)
from articles.models.identity import Distinction, PersonCorrection, ProposedJoin
from articles.models.line_rules import LineRule
from articles.models.people import Alias, Appearance, Mention, Person
from articles.models.quotes import Quote
from articles.models.sources import LineSighting, Source, SourceLine
from articles.models.stories import Story, StoryDecision, StoryMembership
from articles.models.tags import Tag, Tagging

__all__ = [
    "AddedQuote",
    "Alias",
    "Appearance",
    "Article",
    "Change",
    "ChangePart",
    "Clipping",
    "Distinction",
    "FieldCorrection",
    "LineCorrection",
    "LineRule",
    "LineSighting",
    "Mention",
    "NameCorrection",
    "PassageNote",
    "Person",
    "PersonCorrection",
    "ProposedJoin",
    "Quote",
    "QuoteCorrection",
    "ReadMark",
    "Revision",
    "SavedColumn",
    "SavedComparison",
    "Source",
    "SourceLine",
    "Story",
    "StoryDecision",
    "StoryMembership",
    "Tag",
    "Tagging",
    "subjects",
]
