"""The page's own token: who may commit, until when, signed. Pure but for the key file."""

import base64
import hashlib
import hmac
import json
import os
import secrets
from pathlib import Path

LIFETIME_SECONDS = 3600
RENEW_BELOW_SECONDS = 1800
_KEY_BYTES = 32


def signing_key(path: Path) -> bytes:
    """The key in `path`, made on first use and readable by its owner only."""
    if path.exists() and path.stat().st_size < _KEY_BYTES:  # cut short when the machine went down
        path.unlink(missing_ok=True)
    if not path.exists():
        part = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(_KEY_BYTES))
            file.flush()
            os.fsync(handle)
        try:
            os.link(part, path)  # fails when another process was first; then its key counts
        except FileExistsError:
            pass
        except OSError:  # a file system without links
            part.replace(path)
            return path.read_bytes()
        part.unlink()
    return path.read_bytes()


def mint(annotator: str, *, key: bytes, now: float) -> str:
    """A token for `annotator`, good for `LIFETIME_SECONDS`."""
    body = _encoded(json.dumps({"a": annotator, "e": int(now) + LIFETIME_SECONDS}).encode())
    return f"{body}.{_signature(body, key)}"


def bearer(token: str, *, key: bytes, now: float) -> tuple[str, float] | None:
    """Who the token speaks for and for how many seconds more; none when it is forged or expired."""
    body, _, signature = token.partition(".")
    if not signature.isascii() or not hmac.compare_digest(signature, _signature(body, key)):
        return None
    content = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    left = content["e"] - now
    return (content["a"], left) if left > 0 else None


def _signature(body: str, key: bytes) -> str:
    return _encoded(hmac.digest(key, body.encode(), hashlib.sha256))


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
