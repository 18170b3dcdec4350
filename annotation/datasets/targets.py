"""Where versions are pushed: a folder or a bucket; what goes wrong there is said without any credentials."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from annotation.errors import N_, InvalidTarget, TargetUnavailable

_IMPATIENT = {"max_retries": "3", "retry_timeout": "20s", "connect_timeout": "5s"}
"""Of one request to the bucket: an endpoint that does not answer is said in seconds, not in minutes."""

_CREDENTIALS = (
    "AWS_ACCESS_KEY_ID",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
)
"""One of them says how to sign requests."""

_REASONS = (
    ("NoSuchBucket", N_("there is no such bucket")),
    (
        r"AccessDenied|InvalidAccessKeyId|SignatureDoesNotMatch|40[13] (Unauthorized|Forbidden)",
        N_("access is denied; look at the AWS_ variables and at the rights of the bucket"),
    ),
    (
        r"\(Connect\)|dns error|timed out|error sending request",
        N_("nothing answers there; look at AWS_ENDPOINT_URL, AWS_REGION and the network"),
    ),
    (r"NotADirectory|Not a directory|Invalid table location", N_("a file is in its way")),
    (r"PermissionDenied|Permission denied|Read-only file system", N_("it may not be written to")),
    (r"StorageFull|No space left", N_("there is no room left")),
)
"""What a failure is known by in the words of deltalake, and ours for it."""


@dataclass(frozen=True)
class Target:
    """A place for a Delta table.

    Attributes:
        uri: as deltalake wants it.
        name: as people are told it.
        options: for deltalake; credentials it takes from the environment by itself.
    """

    uri: str
    name: str
    options: dict[str, str] | None = None

    @classmethod
    def of(cls, target: str, environment: Mapping[str, str] = os.environ) -> "Target":
        """The place that a person names.

        Raises:
            InvalidTarget: neither a folder nor `s3://bucket/path`, or credentials are in it.
            TargetUnavailable: a bucket, and the environment has no credentials.
        """
        if "://" not in target:
            if not target.strip():
                raise InvalidTarget
            folder = str(Path(target).expanduser().absolute())
            return cls(uri=folder, name=folder)
        parts = urlsplit(target)
        if parts.scheme != "s3" or not parts.netloc or "@" in parts.netloc or parts.query or parts.fragment:
            raise InvalidTarget
        if not any(environment.get(name) for name in _CREDENTIALS):
            raise TargetUnavailable(
                target=target, reason=N_("AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set")
            )
        return cls(uri=target, name=target, options=_IMPATIENT)


def known_reason(error: Exception) -> str:
    """Why a target cannot be used, in our words: those of a server may hold a key; empty when unknown."""
    said = str(error)
    return next((reason for known, reason in _REASONS if re.search(known, said)), "")


def reason_of(error: Exception) -> str:
    """The same, never empty."""
    return known_reason(error) or f"{type(error).__name__} in the library for Delta tables"
