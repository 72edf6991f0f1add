from django.urls import path

from articles.views import add, article, browse, compare, history, people, quotes, selection, sources

app_name = "articles"
urlpatterns = [
    path("", browse.browse, name="browse"),
    path("selection/", selection.selection, name="selection"),
    path("articles/<int:pk>/", article.article, name="article"),
    path("articles/<int:pk>/revisions/<int:number>/", article.revision, name="revision"),
    path("articles/<int:pk>/edit/", article.edit_article, name="edit_article"),
    path("articles/<int:pk>/tags/", article.article_tags, name="article_tags"),
    path("articles/<int:pk>/unread/", article.mark_unread, name="mark_unread"),
    path("articles/<int:pk>/ledger/", article.ledger, name="ledger"),
    path("articles/<int:pk>/lines/", article.correct_line, name="correct_line"),
    path("articles/<int:pk>/received/", article.received, name="received"),
    path("clippings/<int:pk>/", article.clipping, name="clipping"),
    path("clippings/<int:pk>/original/", article.original, name="original"),
    path("history/", history.history, name="history"),
    path("history/<int:pk>/undo/", history.undo, name="undo"),
    path("people/", people.people, name="people"),
    path("people/<int:pk>/", people.person, name="person"),
    path("quotes/", quotes.quotes, name="quotes"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<slug:slug>/", sources.source, name="source"),
    path("compare/", compare.compare_start, name="compare_start"),
    path("compare/<str:columns>/", compare.compare, name="compare"),
    path("add/", add.add, name="add"),
    path("add/save/", add.save_pending, name="save_pending"),
    path("add/discard/", add.discard_pending, name="discard_pending"),
    path("add/<int:pk>/", add.preview, name="preview"),
    path("add/<int:pk>/fields/", add.correct_fields, name="correct_fields"),
    path("add/<int:pk>/lines/", add.correct_draft_line, name="correct_draft_line"),
    path("add/<int:pk>/article/", add.drop_article, name="drop_article"),
    path("add/<int:pk>/save/", add.save_clipping, name="save_clipping"),
    path("add/<int:pk>/discard/", add.discard_clipping, name="discard_clipping"),
]
