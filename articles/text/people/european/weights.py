"""The weights of the evidence, trained by ``bench/train_european_people.py``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

WEIGHTS_FILE: Final = Path(__file__).resolve().parents[2] / "data" / "european_person_weights.json"
_WEIGHTS: Final[Mapping[str, Mapping[str, float]]] = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))["weights"]

FULL_NAME_WEIGHTS: Final = _WEIGHTS["full"]
"""Of names of two or more words."""
SINGLE_NAME_WEIGHTS: Final = _WEIGHTS["single"]
"""Of names of one word."""
