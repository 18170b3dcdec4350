"""The codebook file of a project: TOML in, a `Codebook` out, every mistake named."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from annotation.errors import InvalidCodebook
from schemas import Codebook, Dimension

RESERVED_KEYS = frozenset("srcqw0+ekjhxduygz/?56789<>;,= ")
"""Keys that the annotation screen keeps for itself, whatever the codebook says."""

YIELDED_KEYS = frozenset(":")
"""Keys that the screen took later: a codebook that uses one keeps it, and the screen has another."""


def read_codebook(path: Path) -> Codebook:
    """The codebook in the file `path`.

    A dimension may say `like = "<name of an earlier one>"` and give only what differs.

    Raises:
        InvalidCodebook: unreadable, not TOML, a value of the wrong shape, or a key used twice.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidCodebook(path=path, reason=str(error)) from error
    try:
        dimensions = _resolved(table.pop("dimension", []))
        codebook = Codebook.model_validate(table | {"dimensions": dimensions})
    except ValidationError as error:
        first = error.errors()[0]
        where = " > ".join(map(str, first["loc"]))
        raise InvalidCodebook(path=path, reason=f"{where}: {first['msg']}") from error
    except LookupError as error:
        raise InvalidCodebook(path=path, reason=f"“like” names no earlier dimension: {error}") from error
    except (AttributeError, TypeError) as error:
        raise InvalidCodebook(path=path, reason="a dimension is a block that begins [[dimension]]") from error
    taken = clashing_keys(codebook)
    if taken:
        raise InvalidCodebook(path=path, reason=f"the key {taken[0]!r} would do two things")
    return codebook


def _resolved(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    whole: list[dict[str, Any]] = []
    for block in blocks:
        earlier = {one.get("name"): one for one in whole}
        like = block.pop("like", None)
        whole.append((earlier[like] if like else {}) | block)
    return whole


def clashing_keys(codebook: Codebook) -> tuple[str, ...]:
    """Keys that two things on the screen would answer to."""
    direct = [key for dimension in codebook.dimensions for key in direct_keys(dimension)]
    inside = [key for dimension in codebook.dimensions for key in _doubled(_value_keys(dimension))]
    return (*_doubled(direct), *inside, *sorted(RESERVED_KEYS & set(direct)))


def _doubled(keys: Iterable[str]) -> list[str]:
    return [key for key, times in Counter(keys).items() if times > 1]


def direct_keys(dimension: Dimension) -> tuple[str, ...]:
    """The keys that act without another key before them.

    A `choice` is opened by its own key, its values are typed after it; a `code` with a key shares
    the values' keys with the one that it is like.
    """
    own = (dimension.key,) if dimension.key else ()
    if dimension.kind == "choice":
        return own
    if dimension.kind == "code" and dimension.key:
        return own
    return own + _value_keys(dimension)


def _value_keys(dimension: Dimension) -> tuple[str, ...]:
    choices = (*(choice for axis in dimension.axes for choice in axis.choices), *dimension.choices)
    return tuple(choice.key for choice in choices if choice.key)
