"""Parse stored clippings before other writers are locked out, and again those that changed until then."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from articles.ingest import failures
from articles.ingest.decisions import Decisions, decisions_about
from articles.ingest.records import ParserFault, Rejected
from articles.ingest.storing import begin_parsing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from articles.models import Clipping
    from articles.text.parse import ParsedClipping
    from articles.workers.parsers import Parsers


@dataclass(slots=True)
class ParsedAhead:
    """Results of parsing clippings, by id, each with what people had decided about the text at that time.

    With ``skip_set_aside``, a clipping that the parser has failed on repeatedly is not tried again.
    """

    parsers: Parsers
    skip_set_aside: bool = False
    _results: dict[int, tuple[Any, ParsedClipping | Rejected]] = field(default_factory=dict)

    def parse(self, clippings: Iterable[Clipping]) -> dict[int, tuple[Decisions, ParsedClipping | Rejected]]:
        """Return the decisions about each clipping and its parsed form, or why there is none, by id.

        A clipping is parsed only if it has not been parsed with the same decisions before.
        """
        clippings = list(clippings)
        decisions = decisions_about(clipping.sha256 for clipping in clippings)
        found = {clipping.pk: decisions.get(clipping.sha256) or Decisions() for clipping in clippings}
        begun: list[tuple[Clipping, Any, Callable[[], ParsedClipping]]] = []
        for clipping in clippings:
            about = found[clipping.pk]
            # A copy: looking up an article without decisions adds an empty entry for it.
            decided = deepcopy((about.fields, about.lines, about.names))
            if clipping.pk in self._results and self._results[clipping.pk][0] == decided:
                continue
            if self.skip_set_aside and clipping.is_set_aside:
                self._results[clipping.pk] = decided, ParserFault(clipping.failure)
                continue
            data = bytes(clipping.content)
            try:
                get_parsed = begin_parsing(
                    data, name=clipping.name, url=clipping.url, decisions=about, parsers=self.parsers
                )
            except Rejected as error:
                self._results[clipping.pk] = decided, error
            else:
                begun.append((clipping, decided, get_parsed))
        for clipping, decided, get_parsed in begun:
            try:
                self._results[clipping.pk] = decided, get_parsed()
                failures.forget(clipping)
            except Rejected as error:
                self._results[clipping.pk] = decided, error
                if isinstance(error, ParserFault):
                    failures.remember(clipping, error)
        return {pk: (about, self._results[pk][1]) for pk, about in found.items()}
