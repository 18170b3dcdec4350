"""The annotation screen: one Components v2 component, plain ES modules, no build step.

Streamlit mounts a one-line loader; the modules themselves are served by our own route under a name
that changes with their content, so that a browser may keep them for ever.
"""

import hashlib
import json
import mimetypes
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from annotation.language.sounding import SPELLINGS, letters
from annotation.ui.session import key, workbench
from annotation.ui.tickets import sealed
from annotation.workbench import SourceIndex
from schemas import Source

ASSETS = Path(__file__).parent / "assets"


@cache
def _files() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(ASSETS.iterdir()) if path.is_file()}


@cache
def digest() -> str:
    """Changes whenever one of the screen's files does."""
    whole = hashlib.sha256()
    for name, content in _files().items():
        whole.update(name.encode() + b"\0" + content)
    return whole.hexdigest()[:16]


def asset(wanted_digest: str, name: str) -> tuple[bytes, str] | None:
    """A file of the screen and its media type; none for a name that is not one of them."""
    if wanted_digest != digest() or name not in _files():
        return None
    return _files()[name], mimetypes.guess_type(name)[0] or "application/octet-stream"


def registry_json() -> tuple[str, bytes]:
    """The source registry as it stands now, for the browser, and the sealed digest that names it."""
    name, content = _registry(workbench().registry.index())
    return sealed(name, key=key()), content


@lru_cache(maxsize=2)
def _registry(index: SourceIndex) -> tuple[str, bytes]:
    merged: dict[str, list[str]] = {}
    for one in index.entries:
        if one.merged_into and (stands := index.standing(one.source_id)):
            merged.setdefault(stands.source_id, []).append(one.source_id)
    whole = {
        "letters": letters(),
        "spellings": SPELLINGS,
        "entries": [_entry(one, merged.get(one.source_id, ()), index) for one in index.sources],
    }
    content = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()
    return hashlib.sha256(content).hexdigest()[:16], content


def _entry(one: Source, merged: Sequence[str], index: SourceIndex) -> dict[str, Any]:
    """What the screen knows of an entry; what most do not have is left out where it is empty."""
    grades = [[str(grade.since), grade.value, grade.reason] for grade in index.grades(one.source_id)]
    rest = {"grades": grades, "merged": merged, "split_from": one.split_from}
    own = {"id": one.source_id, "name": one.name, "kind": one.kind, "names": one.names}
    return own | {name: value for name, value in rest.items() if value}
