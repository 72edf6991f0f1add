from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.forms.outlets import OutletFilterField
from articles.models import Article, Story

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.models.stories import StoryQuerySet

# The most stories offered to choose from.
MOST_OFFERED = 30
LONGEST_LABEL = 70


class StoriesForm(forms.Form):
    """Filters and order of the list of stories. Invalid fields are ignored."""

    ORDERS = [
        ("newest", _("Newest")),
        ("oldest", _("Oldest")),
        ("accounts", _("Most accounts")),
        ("title", _("Title")),
    ]

    q = forms.CharField(label=_("Words"), required=False, max_length=400)
    outlet = OutletFilterField()
    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)
    order = forms.ChoiceField(label=_("Order"), required=False, choices=ORDERS)

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data, label_suffix="")
        field = self.fields["year"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = [("", _("Any year")), *((str(year), str(year)) for year in Article.objects.years())]

    @property
    def is_filtered(self) -> bool:
        """Whether any filter is set; the order is not a filter."""
        return any(self.cleaned_data.get(name) for name in ("q", "outlet", "year"))

    def stories(self) -> StoryQuerySet:
        """Return the matching stories in the chosen order."""
        self.is_valid()
        asked = self.cleaned_data
        stories: StoryQuerySet = Story.objects.current()
        if words := asked.get("q"):
            stories = stories.matching(words)
        if outlet := asked.get("outlet"):
            stories = stories.covered_by(outlet)
        if year := asked.get("year"):
            stories = stories.of_year(year)
        match asked.get("order"):
            case "oldest":
                return stories.oldest_first()
            case "accounts":
                return stories.most_accounts_first()
            case "title":
                return stories.alphabetical()
            case _:
                return stories.newest_first()


class StoryField(forms.ModelChoiceField):
    """A choice of another story. Offers the closest in time, or those matching ``words``, but accepts any."""

    def __init__(self, *, near: Story, words: str = "", **options: Any) -> None:
        others: StoryQuerySet = Story.objects.current().exclude(pk=near.pk)
        super().__init__(queryset=others, **options)
        found = others.matching(words).newest_first() if words else others.around(near)
        self.offered = list(found.with_span()[:MOST_OFFERED])
        self.widget.choices = [("", _("Choose a story")), *((story.pk, _label(story)) for story in self.offered)]


def _label(story: Any) -> str:
    day = date_format(story.last_on, "j F Y") if story.last_on else gettext("undated")
    title = Truncator(story.title).chars(LONGEST_LABEL)
    return gettext("%(title)s (%(day)s)") % {"title": title, "day": day}


class AccountsForm(forms.Form):
    """Selected accounts of a story and the action to take on them."""

    class Do:
        COMPARE = "compare"
        SPLIT = "split"
        MOVE = "move"

    do = forms.ChoiceField(choices=[(do, do) for do in (Do.COMPARE, Do.SPLIT, Do.MOVE)])
    article = forms.ModelMultipleChoiceField(
        queryset=Article.objects.none(),
        error_messages={
            "required": _("Select at least one account."),
            "invalid_choice": _("One of the accounts is no longer in this story. Reload the page."),
        },
    )

    def __init__(self, *args: Any, story: Story, **options: Any) -> None:
        super().__init__(*args, **options)
        self.story = story
        articles: Any = self.fields["article"]
        articles.queryset = Article.objects.without_text().filter(membership__story=story)
        self.fields["to"] = StoryField(label=_("Move to"), near=story, required=False)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("do") == self.Do.MOVE and not values.get("to"):
            self.add_error("to", _("Choose a story to move the accounts to."))
        if values.get("do") == self.Do.SPLIT and len(values.get("article") or ()) >= self.story.size:
            self.add_error("article", _("Leave at least one account in the story."))
        return values


class MergeStoryForm(forms.Form):
    """The story to merge into this one; ``q`` searches for it."""

    q = forms.CharField(label=_("Words"), required=False, max_length=400)

    def __init__(self, data: Mapping[str, Any] | None = None, *, story: Story) -> None:
        super().__init__(data, label_suffix="")
        try:
            words = self.fields["q"].clean((data or {}).get("q"))
        except ValidationError:
            words = ""
        self.fields["absorbed"] = StoryField(label=_("Story"), near=story, words=words)


class TitleForm(forms.Form):
    """A story's title; empty to use the headline of an account."""

    title = forms.CharField(
        label=_("Title"), required=False, max_length=300, help_text=_("Leave empty to use the headline of an account.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.label_suffix = ""


class GatherForm(forms.Form):
    """Another article on the same event."""

    other = forms.ModelChoiceField(queryset=Article.objects.without_text())
