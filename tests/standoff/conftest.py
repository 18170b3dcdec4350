"""Files of labels."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Write = Callable[..., Path]
"""Writes objects, one a line, into a file, and gives its path."""


@pytest.fixture(name="write")
def _write(tmp_path: Path) -> Write:
    def write(*found: Any) -> Path:
        path = tmp_path / "labels.jsonl"
        path.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in found), encoding="utf-8")
        return path

    return write
