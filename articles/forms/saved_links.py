from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import SavedLink

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.models.library import SavedLinkQuerySet

# Tags that the filter offers, the most frequent first.
TAGS_OFFERED = 300
MOST_WORDS = 20


class SavedLinksForm(forms.Form):
    """Filters of the list of saved links."""

    class Order:
        NEWEST = "newest"
        OLDEST = "oldest"

    q = forms.CharField(label=_("Contains"), required=False, max_length=200)
    tag = forms.CharField(label=_("Tag"), required=False, max_length=200, widget=forms.Select)
    order = forms.CharField(
        label=_("Order"),
        required=False,
        max_length=20,
        widget=forms.Select(choices=[(Order.NEWEST, _("Newest")), (Order.OLDEST, _("Oldest"))]),
    )

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, label_suffix="")
        tags = SavedLink.objects.waiting().tag_counts()[:TAGS_OFFERED]
        named = [(row["name"], f"{row['name']} ({row['links']})") for row in tags]
        self.fields["tag"].widget.choices = [("", _("All tags")), *named]

    @property
    def narrows(self) -> bool:
        """Whether words or a tag are asked for."""
        self.is_valid()
        return bool(self.cleaned_data.get("q") or self.cleaned_data.get("tag"))

    def links(self) -> SavedLinkQuerySet:
        """Return the matching links that wait for a text. Invalid fields filter nothing."""
        self.is_valid()
        asked = self.cleaned_data
        links = SavedLink.objects.waiting().with_words(asked.get("q", "").replace("\0", "").split()[:MOST_WORDS])
        if tag := asked.get("tag"):
            links = links.tagged(tag)
        return links.oldest_first() if asked.get("order") == self.Order.OLDEST else links.newest_first()
