from articles.models.articles import Article, ReadMark, Revision
from articles.models.clippings import Clipping
from articles.models.corrections import Change, FieldCorrection, LineCorrection, QuoteCorrection
from articles.models.people import Alias, Appearance, Mention, Person
from articles.models.quotes import Quote
from articles.models.sources import Source, SourceLine
from articles.models.tags import Tag, Tagging

__all__ = [
    "Alias",
    "Appearance",
    "Article",
    "Change",
    "Clipping",
    "FieldCorrection",
    "LineCorrection",
    "Mention",
    "Person",
    "Quote",
    "QuoteCorrection",
    "ReadMark",
    "Revision",
    "Source",
    "SourceLine",
    "Tag",
    "Tagging",
]
