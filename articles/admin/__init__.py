"""Curation in the Django admin. Changes go through `articles.curation`: they survive reprocessing and can be undone."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin import articles, changes, clippings, library, people, quotes, rules, sources, tags

__all__ = ["articles", "changes", "clippings", "library", "people", "quotes", "rules", "sources", "tags"]

admin.site.site_header = _("News Archive admin")
admin.site.site_title = _("News Archive")
admin.site.index_title = _("Admin")
