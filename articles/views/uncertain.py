"""The switch "Show uncertain". It is in the address, so that it works without JavaScript and stays in links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import QueryDict

PARAMETER = "uncertain"


@dataclass(frozen=True, slots=True, kw_only=True)
class UncertainSwitch:
    """Whether a page shows uncertain quotes, how many it has, and the address of the same page the other way."""

    is_on: bool
    count: int
    address: str


def shows_uncertain(query: QueryDict) -> bool:
    return query.get(PARAMETER) == "1"


def uncertain_switch(query: QueryDict, *, count: int) -> UncertainSwitch:
    """Return the switch of a page with the query ``query`` and ``count`` uncertain quotes."""
    is_on = shows_uncertain(query)
    other = query.copy()
    other.pop("page", None)
    other.pop(PARAMETER, None)
    if not is_on:
        other[PARAMETER] = "1"
    return UncertainSwitch(is_on=is_on, count=count, address=f"?{other.urlencode()}")
