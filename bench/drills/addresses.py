"""Every address of the archive, from its URL list, with real ids; and what may be asked of each.

Used with Django set up, on an archive whose rows ``make_rows`` made.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

from articles import ingest
from articles.ingest.pending import receive
from articles.models import (
    Clipping,
    Distinction,
    NonPerson,
    ProposedJoin,
    Quote,
)
from tests import factories

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.accounts.models import User

ROOT = Path(__file__).resolve().parents[2]
# A word that is in a reader's unsaved clipping and nowhere else.
SECRET = "Quillonsecretum"
TEXT = """Lock at {place} opens again

By Thessa Vane

12 March 2024

The reeve of {place} opened the lock on Tuesday, after the canal had been shut for eleven weeks.

“The gates will stay open all summer,” said Osk Wren, the lock keeper of {place}.

Wren said that the barges had waited as far as the mill. Mirel Tavish welcomed the decision.
"""
# Addresses that anybody may open, by the name of their pattern.
OPEN_TO_ALL = {"healthz", "login", "login_code", "logout", "first_account", "new_password", "set_language"}


@dataclass(frozen=True, slots=True)
class Address:
    """``pattern``: the whole pattern; ``name``: with its namespace; ``path``: with real ids filled in."""

    pattern: str
    name: str
    path: str
    view: Any = field(repr=False, compare=False)

    @property
    def is_open(self) -> bool:
        return self.name in OPEN_TO_ALL or self.pattern == "admin/login/"

    @property
    def is_for_curators(self) -> bool:
        """Whether only curators may open it: the admin, and views that say so in their source."""
        if self.pattern.startswith("admin/"):
            # These only send readers to the site's own pages.
            return not self.pattern.startswith(("admin/logout/", "admin/password_change/"))
        module, name = self.view.__module__, getattr(self.view, "__name__", "")
        return name in _curators_views(module)


def _curators_views(module: str) -> set[str]:
    source = ROOT / (module.replace(".", "/") + ".py")
    if not source.is_file():
        return set()
    return {
        node.name
        for node in ast.parse(source.read_text()).body
        if isinstance(node, ast.FunctionDef)
        and any(ast.unparse(decorator) == "curators_only" for decorator in node.decorator_list)
    }


@dataclass(frozen=True, slots=True)
class People:
    """The accounts that ask. ``owner`` has an unsaved clipping."""

    owner: User
    other: User
    curator: User
    deactivated: User


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of every model, by the name of the model in lower case; ``pending`` is the owner's unsaved clipping."""

    people: People
    pending: Clipping
    by_model: dict[str, Any]


def make_rows() -> Rows:
    """Make at least one row of every model that has a page, and the accounts."""
    people = People(
        owner=factories.make_user(username="owner"),
        other=factories.make_user(username="other"),
        curator=factories.make_curator(username="curator", is_superuser=True),
        deactivated=factories.make_curator(username="deactivated", is_active=False),
    )
    received = [
        ingest.Received(data=TEXT.format(place=place).encode(), name=f"{place}.txt") for place in ("Elm", "Ash")
    ]
    list(ingest.store(received, origin=Clipping.Origin.COMMAND, user=people.curator))
    secret = ingest.Received(data=TEXT.format(place=SECRET).encode(), name=f"{SECRET}.txt")
    pending = receive(secret, user=people.owner, origin=Clipping.Origin.UPLOAD)
    quote = Quote.objects.marked().exclude(speaker=None).first() or Quote.objects.marked().first()
    assert quote
    article = quote.article
    appearance = article.appearances.first()
    assert appearance
    person, namesake = appearance.person, factories.make_person()
    accounts = [article, factories.make_article(), factories.make_article()]
    story = factories.make_story(accounts=accounts)
    tag = factories.make_tag(name="harbours", slug="harbours")
    factories.make_tagging(article=article, tag=tag, user=people.owner)
    comparison = factories.make_saved_comparison(articles=accounts[:2], user=people.owner)
    source = factories.make_source(name="Ledger", slug="ledger")
    factories.make_source_line(source=source)
    ProposedJoin.objects.create(one=person, other=namesake, relation="initial", odds=1.0, gain=2.0)
    Distinction.objects.get_or_create(one=min(person, namesake, key=_pk), other=max(person, namesake, key=_pk))
    made = {
        "article": article,
        "appearance": appearance,
        "annotation": factories.make_annotation(article=article),
        "change": factories.make_change(made_by=people.curator),
        "clipping": article.clipping,
        "linerule": factories.make_line_rule(source=source),
        "nonperson": NonPerson.objects.create(name="Old Harbour", key="old harbour"),
        "passagenote": factories.make_passage_note(comparison=comparison, user=people.owner),
        "person": person,
        "quote": quote,
        "revision": factories.make_revision(article=article),
        "savedcomparison": comparison,
        "savedlink": factories.make_saved_link(),
        "source": source,
        "story": story,
        "tag": tag,
        "user": people.other,
    }
    return Rows(people=people, pending=pending, by_model=made)


def _pk(row: Any) -> int:
    return int(row.pk)


def addresses(rows: Rows) -> list[Address]:
    """Return every address of the archive that a pattern gives, with the admin's and with real ids."""
    found = []
    for pattern, name, view, converters in _patterns(get_resolver()):
        path = _filled(pattern, converters, rows)
        if path is not None:
            found.append(Address(pattern=pattern, name=name, path="/" + path, view=view))
    return found


def _patterns(
    resolver: URLResolver, prefix: str = "", namespace: str = "", outer: dict[str, Any] | None = None
) -> Iterator[tuple[str, str, Any, dict[str, Any]]]:
    for entry in resolver.url_patterns:
        whole = prefix + str(entry.pattern)
        converters = {**(outer or {}), **entry.pattern.converters} if isinstance(entry.pattern, RoutePattern) else outer
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _patterns(entry, whole, inner, converters)
        elif isinstance(entry, URLPattern):
            view = entry.callback
            while hasattr(view, "__wrapped__"):
                view = view.__wrapped__
            yield whole, f"{namespace}{entry.name or ''}", view, converters or {}


# The values in an address: by the beginning of its pattern and the name of the value. The first that fits is taken.
def _values(rows: Rows) -> list[tuple[str, str, object]]:
    made = rows.by_model
    article, comparison = made["article"], made["savedcomparison"]
    columns = "-".join(f"{column.article_id}.{column.revision}" for column in comparison.columns.all())
    by_folder = {
        "articles": article,
        "clippings": made["clipping"],
        "history": made["change"],
        "rules": made["linerule"],
        "links": made["savedlink"],
        "people/not-people": made["nonperson"],
        "people": made["person"],
        "quotes": made["quote"],
        "stories": made["story"],
        "compare/saved": comparison,
        "compare": made["passagenote"],
        "add": rows.pending,
        "sources": made["source"],
        "tags": made["tag"],
        "accounts": rows.people.other,
    }
    return [
        ("articles/<int:pk>/revisions", "number", made["revision"].number),
        ("articles/<int:pk>/text", "number", 0),
        ("", "appearance", made["appearance"].pk),
        ("", "annotation", made["annotation"].pk),
        ("", "columns", columns),
        ("", "form", "csv"),
        ("", "token", "guessed-" + "x" * 40),
        ("admin/r", "content_type_id", ContentType.objects.get_for_model(type(article)).pk),
        ("admin/r", "object_id", article.pk),
        *((folder, "pk", row.pk) for folder, row in by_folder.items()),
        *((folder, "slug", row.slug) for folder, row in by_folder.items() if hasattr(row, "slug")),
    ]


def _filled(pattern: str, converters: dict[str, Any], rows: Rows) -> str | None:
    """Return the pattern with values in it, ``None`` if it is one that no address has of its own."""
    if pattern.endswith("(?P<url>.*)$"):
        return "admin/no-such-page/"
    if "(?P<app_label>" in pattern:
        return "admin/articles/"
    values = _values(rows)

    def value(found: re.Match[str]) -> str:
        name = found["name"]
        if name == "object_id" and (model := re.match(r"admin/(\w+)/(\w+)/", pattern)) and model[1] != "r":
            return str(_row_of(*model.groups(), rows))
        known = (given for start, key, given in values if key == name and pattern.startswith(start))
        return str(next(known, 1))

    path = re.sub(r"<(?:\w+:)?(?P<name>\w+)>", value, pattern)
    return None if re.search(r"[\\^$?()]", path) else path


def _row_of(app: str, model: str, rows: Rows) -> object:
    made = rows.by_model.get(model)
    if made is not None:
        return made.pk
    first = apps.get_model(app, model)._default_manager.order_by("pk").first()
    return first.pk if first else 1
