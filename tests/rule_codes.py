"""The rules named in the core, read from its source."""

from __future__ import annotations

import ast
from pathlib import Path

CORE = Path(__file__).resolve().parent.parent / "articles" / "text"
_RULE_CLASSES = frozenset({"LabelRule", "PatternRule", "PhraseRule", "CaptionEnding"})


def rule_codes() -> set[str]:
    """Return the codes of rules for lines that are written out in the core: arguments ``rule=`` and those of ``cut``.

    Rules in ``quotes`` are about speakers.
    """
    paths = (path for path in CORE.rglob("*.py") if path.parent.name != "quotes" and path.parents[1].name != "quotes")
    return {code for path in paths for node in ast.walk(ast.parse(path.read_text())) for code in _codes(node)}


def _codes(node: ast.AST) -> set[str]:
    if not isinstance(node, ast.Call):
        return set()
    called = getattr(node.func, "id", getattr(node.func, "attr", ""))
    wanted = {"rule"} | ({"name"} if called in _RULE_CLASSES else set())
    values = [keyword.value for keyword in node.keywords if keyword.arg in wanted]
    if called in ("cut", "Verdict"):
        values += node.args[1:2]
    return {value.value for value in values if isinstance(value, ast.Constant) and isinstance(value.value, str)} - {""}
