"""Who works in a project, and what each may do."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, Literal, get_args

from pydantic import Field, field_validator

from schemas.base import Value
from schemas.readers import may_be_person

Role = Literal["analyst", "lead", "administrator"]
Right = Literal[
    "label", "add", "correct", "assign", "review", "publish", "suggest", "sources", "settings", "people"
]

ROLES: Final[tuple[Role, ...]] = get_args(Role)

_ANALYST: Final[frozenset[Right]] = frozenset({"label", "add"})
_LEAD: Final[frozenset[Right]] = _ANALYST | {"correct", "assign", "review", "publish", "suggest", "sources"}

RIGHTS: Final[Mapping[Role, frozenset[Right]]] = {
    "analyst": _ANALYST,
    "lead": _LEAD,
    "administrator": _LEAD | {"settings", "people"},
}
"""What each role may do."""


class Person(Value):
    """Somebody whom a project lists.

    Attributes:
        name: the annotator that labels are stored under.
        sign_in: what the identity provider vouches for: an e-mail address, in small letters, or else the
            subject as the provider writes it; empty where nobody signs in.
        removed: no longer one of the project; labels stay.
    """

    name: str
    role: Role
    sign_in: str = Field(default="", max_length=255)
    removed: bool = False

    @field_validator("name")
    @classmethod
    def _is_a_name(cls, name: str) -> str:
        if not may_be_person(name):
            raise ValueError(
                "a name has 1 to 100 visible characters, no # | · █, composed accents, and is not “selon”"
            )
        return name

    @field_validator("sign_in")
    @classmethod
    def _is_one_word(cls, given: str) -> str:
        found = given.strip()
        if not found.isprintable() or " " in found:
            raise ValueError("a sign-in is an e-mail address or a subject, without spaces")
        return found.casefold() if is_address(found) else found

    def may(self, right: Right) -> bool:
        """Whether the person may do what needs this right."""
        return not self.removed and right in RIGHTS[self.role]


def is_address(sign_in: str) -> bool:
    """Whether a sign-in is an e-mail address, which counts only where the provider has verified it."""
    return "@" in sign_in


class PersonRevision(Value):
    """What was said of a person, by whom and when.

    Attributes:
        revision: 1 for the first that was said under this name.
    """

    person: Person
    revision: int
    author: str
    made_at: datetime
