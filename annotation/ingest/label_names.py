"""What labels of other tools are called, and which part of a claim each of them is."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from annotation.language.folding import fold

Role = Literal["source", "relay", "cue", "content"]

_NAMES: Mapping[Role, tuple[str, ...]] = {
    "source": (
        "source", "speaker", "holder", "locuteur", "locutrice", "enonciateur", "enonciatrice", "emetteur",
        "originator", "orateur", "opinion holder", "agent source",
    ),
    "relay": ("relay", "relais", "agency", "agence", "news agency", "agence de presse", "intermediaire"),
    "cue": (
        "cue", "marqueur", "verbe", "verb", "reporting verb", "speech verb", "verbe introducteur",
        "verbe de parole", "introducteur", "marker",
    ),
    "content": (
        "content", "contenu", "quote", "quotation", "citation", "target", "propos", "quoted text", "discours",
        "reported speech", "discours rapporte",
    ),
}  # fmt: skip

_ROLES: Mapping[str, Role] = MappingProxyType(
    {form: role for role, names in _NAMES.items() for name in names for form in (name, f"{name}s")}
)
_PREFIX = re.compile(r"^(?:attr(?:ibution)?|parc|quote) (?=\w)")
_SUFFIX = re.compile(r" (?:span|entity|mention)$")


def role_of(label: str) -> Role | None:
    """The part of a claim that a label means: "Locuteur", "SOURCES", "attribution:cue-span"; else none."""
    words = " ".join(re.sub(r"[\W_]+", " ", fold(label)).split())
    bare = _SUFFIX.sub("", _PREFIX.sub("", words))
    return _ROLES.get(words) or _ROLES.get(bare)
