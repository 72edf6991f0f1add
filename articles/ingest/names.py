"""From names in texts to rows: sources and people, made where they are not known yet."""

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
    """Return what sources are known by: the built-in profiles and the archive's, joined where both name a source."""
    profiles = dict(_built_in)
    for source in Source.objects.prefetch_related("lines").order_by("pk"):
        key = (source.name.casefold(), source.is_agency)
        base = profiles.get(key)
        rows = [line for line in source.lines.all() if line.verdict != line.Verdict.KEEP]
        # What a curator stands for is as sure as what one has entered.
        sure = [line for line in rows if not line.is_learnt or line.verdict == line.Verdict.CUT]
        lines = [SourceLine(text=line.text, kind=Kind(line.kind)) for line in sure]
        learnt = [LearntLine(text=line.text, articles=line.articles) for line in rows if line not in sure]
        if base is None and not (source.aliases or source.domains or lines or learnt):
            continue
        never = {line.text for line in source.lines.all() if line.verdict == line.Verdict.KEEP}
        written = {line.text for line in lines} | never
        profiles[key] = SourceProfile(
            name=source.name,
            is_agency=source.is_agency,
            aliases=_union(source.aliases, base.aliases if base else ()),
            domains=_union(source.domains, base.domains if base else ()),
            lines=(*lines, *(line for line in (base.lines if base else ()) if line.text not in written)),
            learnt=tuple(learnt),
        )
    return tuple(profiles.values())


def _union(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


class SourceNames:
    """Sources by any of their names, without regard to case."""

    def __init__(self) -> None:
        self._by_name: dict[tuple[str, str], Source] = {}
        self._read()

    def _read(self) -> None:
        # A name wins over another source's alias, so names are entered last.
        sources = list(Source.objects.only("name", "slug", "kind", "aliases").order_by("-pk"))
        self._by_name = {(alias.casefold(), source.kind): source for source in sources for alias in source.aliases}
        self._by_name |= {(source.name.casefold(), source.kind): source for source in sources}
        self._slugs = {source.slug for source in sources}

    def get(self, name: str | None, kind: Source.Kind) -> Source | None:
        if not name:
            return None
        key = _tidy(name).casefold()
        # "Harrow Ledger" is the Harrow Ledger that is there, but two that a curator keeps apart stay apart.
        alike = f"the {key}" if not key.startswith("the ") else key.removeprefix("the ")
        return self._by_name.get((key, kind)) or self._by_name.get((alike, kind))

    def ensure(self, names: Iterable[tuple[str | None, Source.Kind]]) -> None:
        """Make sources of the names that are not known, in one statement."""
        missing: dict[tuple[str, str], Source] = {}
        for name, kind in names:
            tidy = _tidy(name) if name else ""
            if tidy and self.get(tidy, kind) is None and (tidy.casefold(), kind) not in missing:
                missing[tidy.casefold(), kind] = self._new(tidy, kind)
        if missing:
            # In one order everywhere, so that two who make the same sources wait for each other and do not lock up.
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
    """Return the key of ``name``, as long as the database takes it; empty for what is no name."""
    return name_key(name)[:MAX_NAME].rstrip()


def alias_of(person_id: int, name: str, *, family: str = "", origin: Alias.Origin = Alias.Origin.FOUND) -> Alias:
    """Return an alias, unsaved, with all that people are looked up by. ``family`` is the surname where it is known."""
    alias = Alias(person_id=person_id, name=name[:MAX_NAME], origin=origin)
    name_alias(alias, family=family)
    return alias


def name_alias(alias: Alias, *, family: str = "") -> None:
    """Set what a person is looked up by from the alias's name."""
    parts = read_name(alias.name, family=family)
    alias.key = person_key(alias.name)
    alias.bare = parts.bare[:MAX_NAME] if parts else ""
    alias.family = parts.family[:MAX_NAME] if parts else ""


def outlet_named(name: str) -> Source:
    """Return the outlet known by ``name``, made if there is none yet."""
    sources = SourceNames()
    sources.ensure([(name, Source.Kind.OUTLET)])
    outlet = sources.get(name, Source.Kind.OUTLET)
    assert outlet is not None, name  # noqa: S101
    return outlet
