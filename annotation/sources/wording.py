"""Why something is no entry, in our words; pure."""

from collections.abc import Mapping

from pydantic import ValidationError

from annotation.errors import N_, SourceRefused
from schemas import Grade, Source

_REASONS = {
    "source_id": N_("an id has up to 64 small letters, digits and hyphens, and begins with no hyphen"),
    "name": N_("a name is one line of 1 to 300 letters, without | and > and without spaces around it"),
    "kind": N_("this kind is none of those that sources have"),
    "country": N_("a country is two capital letters, as FR"),
    "wikidata": N_("a Wikidata identifier is a Q and a number, as Q142"),
    "affiliation": N_("this affiliation is none of those that sources have"),
    "notes": N_("notes have up to 5,000 letters"),
    "value": N_("a grade is a letter from A to F"),
    "since": N_("a grade begins on a day, as 2026-01-31"),
    "reason": N_("a grade needs a reason of one line, up to 300 letters, without | and >"),
}


def reason_of(error: ValidationError) -> tuple[str, str]:
    """Why a value was refused, and what it was; the field in our words where we have some for it."""
    first = error.errors()[0]
    field = str(first["loc"][0]) if first["loc"] else ""
    given = first.get("input")
    if field in _REASONS:
        return _REASONS[field], given if isinstance(given, str) else ""
    return first["msg"].removeprefix("Value error, "), ""


def source_of(fields: Mapping[str, object]) -> Source:
    """An entry of what somebody typed.

    Raises:
        SourceRefused: one of the fields is not as it has to be.
    """
    try:
        return Source.model_validate(fields)
    except ValidationError as error:
        reason, given = reason_of(error)
        said = given or str(fields.get("name") or fields.get("source_id"))
        raise SourceRefused(name=said, reason=reason) from error


def grade_of(fields: Mapping[str, object]) -> Grade:
    """A grade of what somebody typed.

    Raises:
        SourceRefused: one of the fields is not as it has to be.
    """
    try:
        return Grade.model_validate(fields)
    except ValidationError as error:
        reason, given = reason_of(error)
        raise SourceRefused(name=given or str(fields.get("value", "")), reason=reason) from error
