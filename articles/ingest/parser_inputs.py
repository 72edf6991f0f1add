"""Inputs of the parser besides the clipping: source profiles, cleaning rules, names that are no people, its version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.db.models.functions import Lower

from articles.ingest.names import source_profiles
from articles.ingest.non_persons import changed_names, non_persons
from articles.models import Article, Clipping, LineRule, Source
from articles.text.cleaning.line_rules import source_key
from articles.text.data import DATA_VERSION
from articles.text.parse import PARSER_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from articles.text.cleaning.line_rules import CleaningRule
    from articles.text.data.sources import SourceProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class ParserInputs:
    """What a clipping is parsed with: source profiles, cleaning rules, and wordings that are no people."""

    profiles: tuple[SourceProfile, ...]
    cleaning_rules: tuple[CleaningRule, ...]
    non_persons: Mapping[str, frozenset[str]]


def parser_inputs() -> ParserInputs:
    return ParserInputs(profiles=source_profiles(), cleaning_rules=cleaning_rules(), non_persons=non_persons())


def version_parsed_with(
    then: ParserInputs, *, now: ParserInputs, outlets: Iterable[str | None], names: Iterable[str] = ()
) -> str:
    """Return the parser version to store with a clipping that was parsed with the inputs ``then``.

    ``outlets`` are those of its articles, ``names`` the keys of the people in them. The version is empty, which marks
    the clipping for reprocessing, if the inputs ``now`` differ for it. During a long import, rules may be saved,
    recurring lines learnt, and names marked as not a person.
    """
    if then.cleaning_rules != now.cleaning_rules:
        return ""
    if then.profiles != now.profiles:
        before, after = _by_outlet(then.profiles), _by_outlet(now.profiles)
        if any(before.get(key) != after.get(key) for name in outlets if name for key in [name.casefold()]):
            return ""
    if then.non_persons != now.non_persons and not changed_names(then.non_persons, now.non_persons).isdisjoint(names):
        return ""
    return current_parser_version()


def _by_outlet(profiles: Iterable[SourceProfile]) -> dict[str, tuple[frozenset[object], ...]]:
    """Return the lines, aliases and domains of each outlet. How many articles have a line is left out."""
    return {
        profile.name.casefold(): (
            frozenset(profile.lines),
            frozenset(line.text for line in profile.learnt),
            frozenset(profile.aliases),
            frozenset(profile.domains),
        )
        for profile in profiles
        if not profile.is_agency
    }


def cleaning_rules() -> tuple[CleaningRule, ...]:
    """Return the enabled cleaning rules, oldest first."""
    in_force = list(LineRule.objects.in_force())
    others = names_of_others(rule.source for rule in in_force if rule.source)
    return tuple(rule.as_cleaning_rule(others=others.get(rule.source_id or 0, frozenset())) for rule in in_force)


def as_cleaning_rule(rule: LineRule) -> CleaningRule:
    """Return ``rule``, stored or not, in the form that the core uses."""
    others = names_of_others([rule.source]) if rule.source else {}
    return rule.as_cleaning_rule(others=others.get(rule.source_id or 0, frozenset()))


def names_of_others(sources: Iterable[Source]) -> dict[int, frozenset[str]]:
    """Return for each source id the source's aliases that are another source's name. That source owns the name."""
    by_id = {source.pk: source for source in sources}
    aliases = {source_key(alias) for source in by_id.values() for alias in source.aliases}
    if not aliases:
        return {}
    named = Source.objects.annotate(lower=Lower("name")).filter(lower__in=aliases).values_list("pk", "name", "kind")
    taken = [(pk, source_key(name), kind) for pk, name, kind in named]
    return {
        source.pk: frozenset(name for pk, name, kind in taken if pk != source.pk and kind == source.kind)
        for source in by_id.values()
    }


def current_parser_version() -> str:
    """Return the parser version, in the form stored with each clipping."""
    return f"{PARSER_VERSION}.{DATA_VERSION}"


def mark_for_reprocessing(*, source: Source) -> int:
    """Mark the clippings with articles of ``source`` for reprocessing. Return how many were marked.

    Call it when the names, domains or recurring lines of the source have changed.
    """
    articles = Article.objects.filter(Q(source=source) | Q(agency=source))
    return Clipping.objects.stored().filter(pk__in=articles.values("clipping")).update(parser_version="")
