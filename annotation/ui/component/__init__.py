"""The annotation screen: one Components v2 component, plain ES modules, no build step.

Streamlit mounts a one-line loader; the modules themselves are served by our own route under a name
that changes with their content, so that a browser may keep them for ever.
"""

import hashlib
import json
import mimetypes
from functools import cache
from pathlib import Path

from annotation.ui.session import workbench

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


@cache
def registry_json() -> tuple[str, bytes]:
    """The source registry for the browser, and the digest that names it."""
    entries = [
        {"id": source.source_id, "name": source.name, "kind": source.kind, "names": source.names}
        for source in workbench().sources()
    ]
    content = json.dumps(entries, ensure_ascii=False, separators=(",", ":")).encode()
    return hashlib.sha256(content).hexdigest()[:16], content
