"""The registry as those ask it who have a name: built once for a state of it, read by many."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from annotation.language.folding import fold
from annotation.language.sounding import sound
from schemas import Grade, Source


class Spoken(NamedTuple):
    """A name as it is compared: without case and accents, and as it sounds."""

    folded: str
    sound: str


def spoken(source: Source) -> tuple[Spoken, ...]:
    """Every name of an entry as it is compared."""
    return tuple(Spoken(fold(name), sound(name)) for name in source.names)


class SourceIndex:
    """Who is meant by an id and a name. Merged entries stay in it: what was labelled with them is found."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self.entries = tuple(sources)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The entries that stand for themselves, with the names of those that they stand for."""
        taken: dict[str, list[Source]] = {}
        for one in self.entries:
            if one.merged_into and (stands := self.standing(one.source_id)):
                taken.setdefault(stands.source_id, []).append(one)
        return tuple(
            _with_names(one, taken.get(one.source_id, ())) for one in self.entries if not one.merged_into
        )

    @cached_property
    def by_id(self) -> Mapping[str, Source]:
        """Every entry, merged ones too, by its id."""
        return {one.source_id: one for one in self.entries}

    @cached_property
    def _by_name(self) -> dict[str, list[Source]]:
        own = ((name, one) for one in self.entries if not one.merged_into for name in one.names)
        theirs = ((name, one) for one in self.entries if one.merged_into for name in one.names)
        found: dict[str, list[Source]] = {}
        for name, one in (*own, *theirs):
            stands, known = self.standing(one.source_id), found.setdefault(fold(name), [])
            if stands and stands not in known:
                known.append(stands)
        return found

    @cached_property
    def spoken(self) -> tuple[tuple[Source, tuple[Spoken, ...]], ...]:
        """The entries that stand for themselves, with their names as they are compared."""
        return tuple((one, spoken(one)) for one in self.sources)

    @cached_property
    def digest(self) -> str:
        """Another one for another registry: every entry, in order."""
        return _hashed(one.model_dump_json() for one in self.entries)

    @cached_property
    def names_digest(self) -> str:
        """Another one where a name may mean another entry: grades and notes do not count."""
        place = {"source_id", "name", "aliases", "merged_into", "split_from"}
        return _hashed(one.model_dump_json(include=place) for one in self.entries)

    def standing(self, source_id: str) -> Source | None:
        """The entry that stands for one: itself, or what it was merged into; none for no entry."""
        found = self.by_id.get(source_id)
        seen: set[str] = set()
        while found and found.merged_into and found.source_id not in seen:
            seen.add(found.source_id)
            found = self.by_id.get(found.merged_into)
        return found

    def named(self, name: str) -> Source | None:
        """The entry that has exactly this name or alias, case and accents apart."""
        return next(iter(self.namesakes(name)), None)

    def namesakes(self, name: str) -> tuple[Source, ...]:
        """Every entry that has this name; the first is meant by it."""
        return tuple(self._by_name.get(fold(name), ()))

    def resolve(self, source_id: str, name: str) -> Source | None:
        """The entry that a label means, which names it by id, by name or by both.

        An id is followed to where it was merged. A name that was split off an entry since means the entry
        that it went to.
        """
        found = self.standing(source_id)
        by_name = self.named(name)
        if found is None:
            return by_name
        return by_name if by_name and self._is_split_from(by_name, found) else found

    def id_of(self, source_id: str, name: str) -> str:
        """The id of the entry that a label means; one of elsewhere stays, and a name of no entry has none."""
        found = self.resolve(source_id, name)
        return found.source_id if found else source_id

    def key(self, source_id: str, name: str) -> str:
        """What tells one source from another: its entry's id, else its name, folded, behind a tilde."""
        return self.id_of(source_id, name) or f"~{fold(name)}"

    def parents(self, source_id: str) -> tuple[Source, ...]:
        """The entry's parent, that one's parent, and so on; never the entry itself, whatever was merged."""
        found: list[Source] = []
        first = one = self.standing(source_id)
        while one and one.parent and (one := self.standing(one.parent)) and one not in (first, *found):
            found.append(one)
        return tuple(found)

    def grades(self, source_id: str) -> tuple[Grade, ...]:
        """Every grade that was ever good for an entry, by day: its own, before them its nearest parent's."""
        stands = self.standing(source_id)
        found: tuple[Grade, ...] = ()
        for one in (stands, *self.parents(source_id)) if stands else ():
            found = (*(it for it in one.grades if not found or it.since < found[0].since), *found)
        return found

    def grade_on(self, source_id: str, day: date) -> tuple[Source, Grade] | None:
        """The grade that was good on a day, and whose it is: the entry's own, else its nearest parent's."""
        stands = self.standing(source_id)
        asked = (stands, *self.parents(source_id)) if stands else ()
        return next(((one, grade) for one in asked if (grade := one.grade_on(day))), None)

    def merged_into(self, source_id: str) -> tuple[Source, ...]:
        """The entries that another stands for since they were merged into it."""
        merged = (one for one in self.entries if one.merged_into)
        return tuple(
            one for one in merged if (to := self.standing(one.source_id)) and to.source_id == source_id
        )

    def changed(self, *sources: Source) -> "SourceIndex":
        """The registry with these entries as they are given; new ones come last."""
        new = {one.source_id: one for one in sources}
        known = [new.pop(one.source_id, one) for one in self.entries]
        return SourceIndex([*known, *new.values()])

    def _is_split_from(self, one: Source, other: Source) -> bool:
        seen: set[str] = set()
        while one.split_from and one.source_id not in seen:
            seen.add(one.source_id)
            before = self.standing(one.split_from)
            if before is None or before.source_id == other.source_id:
                return before is not None
            one = before
        return False


def _with_names(one: Source, others: Iterable[Source]) -> Source:
    """The entry with the names of those that were merged into it, by language; a name is an alias of none."""
    aliases = {language: list(group) for language, group in one.aliases.items()}
    known = set(one.names)
    for other in others:
        for language, group in {"": (other.name,), **other.aliases}.items():
            new = [name for name in group if name not in known]
            known.update(new)
            if new:
                aliases.setdefault(language, []).extend(new)
    return one.model_copy(update={"aliases": {language: tuple(group) for language, group in aliases.items()}})


def _hashed(said: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(said).encode()).hexdigest()
