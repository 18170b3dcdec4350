"""The page's own token: who may commit, in which project, until when, signed. Pure but for the key file."""

import base64
import hashlib
import hmac
import json
import os
import secrets
from dataclasses import dataclass, replace
from pathlib import Path

from schemas import GOLD

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


@dataclass(frozen=True)
class Visitor:
    """Who is at the keyboard.

    Attributes:
        name: the annotator that labels are stored under.
        session: which sign-in this is; empty where nobody signs in.
        ends: when the sign-in ends, in seconds since 1970; none where nobody signs in.
        settles: why a lead writes gold on this page; empty for labels of one's own.
        is_masked: whether the page hides the names of sources and outlets.
        reader: as whom they write; empty for as whom they read an article now.
    """

    name: str
    session: str = ""
    ends: int | None = None
    settles: str = ""
    is_masked: bool = False
    reader: str = ""

    @property
    def writes_gold(self) -> bool:
        """Whether what they do is gold, not labels of their own."""
        return bool(self.settles) or self.reader == GOLD

    def masked(self) -> "Visitor":
        """The same, on a page that hides the names of sources and outlets."""
        return replace(self, is_masked=True)

    def to_settle(self, reason: str) -> "Visitor":
        """The same, on a page that writes gold for this reason."""
        return replace(self, settles=reason)

    def on(self, *, reader: str, is_masked: bool, reason: str) -> "Visitor":
        """The same, on the page that a commit was made on."""
        return replace(self, reader=reader, is_masked=is_masked, settles=reason)


def mint(visitor: Visitor, *, project: str, key: bytes, now: float) -> str:
    """A token for `visitor`, good for `LIFETIME_SECONDS` but never longer than the sign-in."""
    expires = int(now) + LIFETIME_SECONDS
    if visitor.ends is not None:
        expires = min(expires, visitor.ends)
    content = {"a": visitor.name, "s": visitor.session, "u": visitor.ends, "p": project, "e": expires}
    if visitor.settles:
        content["g"] = visitor.settles
    if visitor.is_masked:
        content["m"] = True
    body = _encoded(json.dumps(content).encode())
    return f"{body}.{_signature(body, key)}"


def bearer(token: str, *, project: str, key: bytes, now: float) -> tuple[Visitor, float] | None:
    """Who the token speaks for and for how many seconds more.

    None when it is forged, expired or of another project.
    """
    body, _, signature = token.partition(".")
    if not signature.isascii() or not hmac.compare_digest(signature, _signature(body, key)):
        return None
    content = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    if content.get("p") != project:  # also one that an earlier Selon has signed
        return None
    left = content["e"] - now
    who = (content["a"], content["s"], content["u"])
    visitor = Visitor(*who, settles=content.get("g", ""), is_masked=content.get("m", False))
    return (visitor, left) if left > 0 else None


def sealed(name: str, *, key: bytes) -> str:
    """The name with a seal, by which we know it again as one that we gave out."""
    return f"{name}.{_signature(f'sealed/{name}', key)}"  # no token has a stroke in its body


def is_sealed(name: str, *, key: bytes) -> bool:
    """Whether we gave out this name."""
    return name.isascii() and hmac.compare_digest(name, sealed(name.partition(".")[0], key=key))


def _signature(body: str, key: bytes) -> str:
    return _encoded(hmac.digest(key, body.encode(), hashlib.sha256))


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
