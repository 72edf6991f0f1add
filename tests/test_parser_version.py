"""Other output means another version: only a raised version marks stored clippings for reprocessing."""

from __future__ import annotations

import json

from tests import parser_output


def test_a_version_is_raised_whenever_the_output_for_the_sample_changes() -> None:
    kept, now = json.loads(parser_output.KEPT.read_text(encoding="utf-8")), parser_output.current()

    if now["digest"] != kept["digest"]:
        assert (now["parser"], now["data"]) != (kept["parser"], kept["data"]), (
            "The parser's output changed: raise PARSER_VERSION or DATA_VERSION, "
            "then run `python -m tests.parser_output --write`."
        )
    assert now == kept, "Run `python -m tests.parser_output --write`."
