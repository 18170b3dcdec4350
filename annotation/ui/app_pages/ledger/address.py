"""What an address of the ledger asks for: read from its parameters, and written to them without defaults."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from schemas import LedgerQuery, LedgerRole

SOURCE, STORY, ARTICLE = PAGES = ("source", "story", "article")
"""What an address can name, each with a page of its own."""

SOURCES = "sources"
VIEWS = (SOURCES, "relays", "stances", "factuality", "admiralty", "cues", "stories")
ROLES: tuple[LedgerRole, ...] = ("originator", "relay")
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""Between which days can be asked for."""

_TEXTS, _DAYS = ("topic", "outlet", "language"), ("since", "until")
_MOST_DIGITS = 6


@dataclass(frozen=True)
class Asked:
    """What of which ledger is shown.

    Attributes:
        view: one of `VIEWS`.
        role: of the sources that are listed; the other views have none.
        dataset, number: the version; empty and 0 for what is labelled now.
        as_of: the day up to which articles count; none for all.
        query: the filters.
        page, key: what has a page of its own, one of `PAGES`, and which one; both empty for the whole ledger.
    """

    view: str = SOURCES
    role: LedgerRole = "originator"
    dataset: str = ""
    number: int = 0
    as_of: date | None = None
    query: LedgerQuery = field(default_factory=LedgerQuery)
    page: str = ""
    key: str = ""

    def of_now(self) -> "Asked":
        """The same of what is labelled now."""
        return replace(self, dataset="", number=0)

    def whole(self) -> "Asked":
        """The same without filters."""
        return replace(self, query=LedgerQuery())

    def on(self, page: str = "", key: str = "") -> "Asked":
        """The page of something in the same ledger; without one the whole of it."""
        return replace(self, page=page, key=key)


def read(said: Mapping[str, str]) -> tuple[Asked, dict[str, str]]:
    """What the parameters of an address ask for, and those that ask for nothing there can be."""
    view = _one_of(VIEWS, said.get("view", ""))
    role = _one_of(ROLES, said.get("role", "")) if view == SOURCES else ROLES[0]
    days = {name: _day(said.get(name, "")) for name in ("as-of", *_DAYS)}
    number = _number(said.get("version", ""))
    found = {"view": view, "role": role, **days, "version": number}
    bad = {name: said[name] for name, value in found.items() if value is None and said.get(name)}
    dataset = said.get("dataset", "")
    if bool(dataset) != bool(number) and "version" not in bad:
        bad |= {name: said.get(name, "") for name in ("dataset", "version")}
    page = next((name for name in PAGES if said.get(name)), "")
    asked = Asked(
        view=view or VIEWS[0],
        role=role or ROLES[0],
        dataset=dataset if number else "",
        number=number or 0 if dataset else 0,
        as_of=days["as-of"],
        query=LedgerQuery(
            **{name: said.get(name, "") for name in _TEXTS}, since=days["since"], until=days["until"]
        ),
        page=page,
        key=said[page] if page else "",
    )
    return asked, bad


def written(asked: Asked) -> dict[str, str]:
    """The parameters of the address that asks for it."""
    return {name: str(value) for name, value in _parameters(asked) if value}


def _parameters(asked: Asked) -> Iterator[tuple[str, Any]]:
    yield asked.page, asked.key
    yield "view", asked.view if asked.view != VIEWS[0] else ""
    yield "role", asked.role if asked.view == SOURCES and asked.role != ROLES[0] else ""
    yield "dataset", asked.dataset
    yield "version", asked.number
    yield "as-of", asked.as_of
    for name in (*_TEXTS, *_DAYS):
        yield name, getattr(asked.query, name)


def _one_of(known: tuple[Any, ...], said: str) -> Any:
    """What is said, the first where nothing is, and none for something unknown."""
    return known[0] if not said else said if said in known else None


def _day(said: str) -> date | None:
    """A day as the address writes it, none for anything else."""
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return None
    return day if day.isoformat() == said and FIRST_DAY <= day <= LAST_DAY else None


def _number(said: str) -> int | None:
    """The number of a version, from 1."""
    is_one = said.isascii() and said.isdigit() and len(said) <= _MOST_DIGITS
    return int(said) or None if is_one else None
