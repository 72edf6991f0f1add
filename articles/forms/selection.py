from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.forms.article import tag_names
from articles.models import Article

# A page of Browse holds 25 articles, so our own forms never submit more than a few pages of them.
MOST_SELECTED = 200


class SelectionForm(forms.Form):
    """Articles selected on Browse and the action to take on them."""

    class Do:
        COMPARE = "compare"
        TAG = "tag"
        UNTAG = "untag"
        READ = "read"
        UNREAD = "unread"

    do = forms.ChoiceField(
        choices=[(do, do) for do in (Do.COMPARE, Do.TAG, Do.UNTAG, Do.READ, Do.UNREAD)],
        error_messages={"required": _("Choose an action."), "invalid_choice": _("Choose an action.")},
    )
    article = forms.ModelMultipleChoiceField(
        queryset=Article.objects.without_text(),
        error_messages={
            "required": _("Select at least one article."),
            "invalid_choice": _("One of the articles has been deleted. Reload the page."),
        },
    )
    tags = forms.CharField(required=False, max_length=500)

    def clean_article(self) -> list[Article]:
        articles = list(self.cleaned_data["article"].newest_first()[: MOST_SELECTED + 1])
        if len(articles) > MOST_SELECTED:
            raise ValidationError(_("Select no more than %(most)s articles at a time."), params={"most": MOST_SELECTED})
        return articles

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("do") in (self.Do.TAG, self.Do.UNTAG):
            values["tags"] = tag_names(values.get("tags", ""))
        return values
