"""Source profiles: what outlets and agencies are called and how their clippings are known."""

from __future__ import annotations

from dataclasses import dataclass, field

from articles.text.documents import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A short line that recurs in an outlet's clippings, compared without regard to case, white space and quote style."""

    text: str
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceProfile:
    """An outlet or agency. ``aliases`` are other names it gives itself; ``domains`` are registered domains; ``lines`` recur in its clippings."""

    name: str
    is_agency: bool = False
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    lines: tuple[SourceLine, ...] = field(default=())


BUILT_IN_PROFILES: tuple[SourceProfile, ...] = ()
