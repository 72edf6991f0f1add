from articles.models.articles import Article, ReadMark, Revision
from articles.models.change_summaries import Summary
from articles.models.changes import Change, ChangePart, subjects
from articles.models.clippings import Clipping
from articles.models.comparisons import PassageNote, SavedColumn, SavedComparison
from articles.models.corrections import (
    AddedQuote,
    FieldCorrection,
    LineCorrection,
    NameCorrection,
    QuoteCorrection,
)
from articles.models.decisions import CORRECTIONS
from articles.models.identity import Distinction, PersonCorrection, ProposedJoin
from articles.models.library import Annotation, SavedLink
from articles.models.line_rules import LineRule
from articles.models.non_persons import NonPerson
from articles.models.people import Alias, Appearance, Mention, Person
from articles.models.quotes import Quote
from articles.models.sources import LineSighting, Source, SourceLine
from articles.models.stories import Story, StoryDecision, StoryMembership
from articles.models.tags import Tag, Tagging

__all__ = [
    "CORRECTIONS",
    "AddedQuote",
    "Alias",
    "Annotation",
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
    "NonPerson",
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
    "SavedLink",
    "Source",
    "SourceLine",
    "Story",
    "StoryDecision",
    "StoryMembership",
    "Summary",
    "Tag",
    "Tagging",
    "subjects",
]
