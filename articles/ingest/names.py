"""Sources by name, created if unknown; profiles of sources for the parser; and the lookup keys of people's names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.text import slugify

from articles.models import Alias, Source
from articles.text.data.kinds import Kind
from articles.text.data.sources import BUILT_IN_PROFILES, LearntLine, SourceLine, SourceProfile
from articles.text.people.identity import read_name
from articles.text.people.name_keys import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_NAME = 200
MAX_SLUG = 190

_built_in = {(profile.name.casefold(), profile.is_agency): profile for profile in BUILT_IN_PROFILES}
_built_in_by_any_name = {
    (alias.casefold(), profile.is_agency): profile for profile in BUILT_IN_PROFILES for alias in profile.aliases
} | _built_in


def source_profiles() -> tuple[SourceProfile, ...]:
    """Return the profiles of all sources for the parser.

    A source that is both built in and in the archive has one profile with the names, domains and lines of both.
    """
    profiles = dict(_built_in)
    for source in Source.objects.prefetch_related("lines").order_by("pk"):
        key = (source.name.casefold(), source.is_agency)
        base = profiles.get(key)
        rows = [line for line in source.lines.all() if line.verdict != line.Verdict.KEEP]
        # A learnt line that a curator confirmed is as certain as one that a curator entered.
        certain = [line for line in rows if not line.is_learnt or line.verdict == line.Verdict.CUT]
        lines = [SourceLine(text=line.text, kind=Kind(line.kind)) for line in certain]
        learnt = [LearntLine(text=line.text, articles=line.articles) for line in rows if line not in certain]
        if base is None and not (source.aliases or source.domains or lines or learnt):
            continue
        kept = {line.text for line in source.lines.all() if line.verdict == line.Verdict.KEEP}
        overridden = {line.text for line in lines} | kept
        profiles[key] = SourceProfile(
            name=source.name,
            is_agency=source.is_agency,
            aliases=_union(source.aliases, base.aliases if base else ()),
            domains=_union(source.domains, base.domains if base else ()),
            lines=(*lines, *(line for line in (base.lines if base else ()) if line.text not in overridden)),
            learnt=tuple(learnt),
        )
    return tuple(profiles.values())


def _union(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


class SourceNames:
    """All sources, looked up by any of their names, case-insensitively."""

    def __init__(self) -> None:
        self._by_name: dict[tuple[str, str], Source] = {}
        self._read()

    def _read(self) -> None:
        # A source's own name takes precedence over another's alias, so names are entered last.
        sources = list(Source.objects.only("name", "slug", "kind", "aliases").order_by("-pk"))
        self._by_name = {(alias.casefold(), source.kind): source for source in sources for alias in source.aliases}
        self._by_name |= {(source.name.casefold(), source.kind): source for source in sources}
        self._slugs = {source.slug for source in sources}

    def get(self, name: str | None, kind: Source.Kind) -> Source | None:
        if not name:
            return None
        key = _tidy(name).casefold()
        # "Harrow Ledger" also finds "The Harrow Ledger", unless both exist as separate sources.
        other = f"the {key}" if not key.startswith("the ") else key.removeprefix("the ")
        return self._by_name.get((key, kind)) or self._by_name.get((other, kind))

    def ensure(self, names: Iterable[tuple[str | None, Source.Kind]]) -> None:
        """Create sources for the names that are not known, in one statement."""
        missing: dict[tuple[str, str], Source] = {}
        for name, kind in names:
            tidy = _tidy(name) if name else ""
            if tidy and self.get(tidy, kind) is None and (tidy.casefold(), kind) not in missing:
                missing[tidy.casefold(), kind] = self._new(tidy, kind)
        if missing:
            # Always in the same order: two transactions that create the same sources wait instead of deadlocking.
            Source.objects.bulk_create([missing[key] for key in sorted(missing)], ignore_conflicts=True)
            self._read()

    def _new(self, name: str, kind: Source.Kind) -> Source:
        profile = _built_in_by_any_name.get((name.casefold(), kind == Source.Kind.AGENCY))
        name = profile.name if profile else name
        source = Source(name=name, kind=kind, slug=self._free_slug(name))
        if profile:
            source.aliases = list(profile.aliases)
            source.domains = list(profile.domains)
        return source

    def _free_slug(self, name: str) -> str:
        base = slugify(name, allow_unicode=True)[:MAX_SLUG] or "source"
        slug, number = base, 1
        while slug in self._slugs:
            number += 1
            slug = f"{base}-{number}"
        self._slugs.add(slug)
        return slug


def _tidy(name: str) -> str:
    return " ".join(name.split())[:MAX_NAME].rstrip()


def person_key(name: str) -> str:
    """Return the lookup key of ``name``, cut to the column's length; empty if ``name`` has no letters."""
    return name_key(name)[:MAX_NAME].rstrip()


def alias_of(person_id: int, name: str, *, family: str = "", origin: Alias.Origin = Alias.Origin.FOUND) -> Alias:
    """Return an unsaved alias with its lookup keys. ``family`` is the surname, if known."""
    alias = Alias(person_id=person_id, name=name[:MAX_NAME], origin=origin)
    set_alias_keys(alias, family=family)
    return alias


def set_alias_keys(alias: Alias, *, family: str = "") -> None:
    """Set the keys that people are looked up by from the alias's name."""
    parts = read_name(alias.name, family=family)
    alias.key = person_key(alias.name)
    alias.bare = parts.bare[:MAX_NAME] if parts else ""
    alias.family = parts.family[:MAX_NAME] if parts else ""


def outlet_named(name: str) -> Source:
    """Return the outlet with this name or alias, created if there is none."""
    sources = SourceNames()
    sources.ensure([(name, Source.Kind.OUTLET)])
    outlet = sources.get(name, Source.Kind.OUTLET)
    assert outlet is not None, name  # noqa: S101
    return outlet
