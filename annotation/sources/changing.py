"""What may be changed in the registry: the entries as they are to be, or why not; pure."""

from collections.abc import Collection
from datetime import date

from annotation.errors import N_, SourceRefused, UnknownSource
from annotation.language.folding import fold
from annotation.sources.index import SourceIndex
from annotation.sources.wording import source_of
from schemas import Grade, Source

NO_PARENT = N_("its parent is no entry of the registry")
OWN_PARENT = N_("it would be its own parent’s parent")
SAME = N_("both are the same entry already")
NO_TARGET = N_("it was merged into what is no entry, or into itself")
NOT_MERGED = N_("it was not merged into another")
MERGED = N_("it was merged into another; change that one, or separate them first")
NOT_ITS_NAME = N_("only its aliases can be split off, not its name and not those of an entry merged into it")
NOTHING_SPLIT = N_("no alias was named that is to go")
NAME_TAKEN = N_("another entry has one of its names")
ID_TAKEN = N_("another entry has this id")


def found_in(index: SourceIndex, source_id: str) -> Source:
    """The entry with an id, merged or not.

    Raises:
        UnknownSource: there is none.
    """
    found = index.by_id.get(source_id)
    if found is None:
        raise UnknownSource(source_id=source_id)
    return found


def revised(index: SourceIndex, source: Source) -> Source:
    """An entry as it is to be, new or not.

    Raises:
        SourceRefused: it does not fit the others.
    """
    before = index.by_id.get(source.source_id)
    if before and before.merged_into:
        raise SourceRefused(name=source.name, reason=MERGED)
    if found := misfit(index, index.changed(source), source):
        reason, detail = found
        raise SourceRefused(name=f"{source.name} ({detail})" if detail else source.name, reason=reason)
    return source


def misfit(before: SourceIndex, after: SourceIndex, source: Source) -> tuple[str, str] | None:
    """Why an entry does not fit the others of a registry, and what of it; none where it does.

    Args:
        before: the registry as it is: a name that the entry shares there already is let be.
        after: the registry as it would be.
        source: the entry, as it would be.
    """
    stands = after.standing(source.source_id)
    if stands is None or stands.merged_into:
        return NO_TARGET, source.merged_into
    if source.merged_into:
        return None
    if source.parent and (reason := _parent_problem(after, source)):
        return reason, ""
    former = before.by_id.get(source.source_id)
    known = set(map(fold, former.names)) if former else set()
    for name in source.names:
        others = (one for one in after.namesakes(name) if one.source_id != source.source_id)
        if fold(name) not in known and (other := next(others, None)):
            return NAME_TAKEN, f"{name}: {other.source_id}"
    return None


def added(index: SourceIndex, source: Source) -> Source:
    """A new entry.

    Raises:
        SourceRefused: its id is taken, or it does not fit the others.
    """
    if source.source_id in index.by_id:
        raise SourceRefused(name=source.name, reason=ID_TAKEN)
    return revised(index, source)


def _parent_problem(index: SourceIndex, source: Source) -> str:
    parent = index.standing(source.parent)
    if parent is None:
        return NO_PARENT
    above = {parent.source_id, *(one.source_id for one in index.parents(parent.source_id))}
    return OWN_PARENT if source.source_id in above else ""


def with_alias(index: SourceIndex, source_id: str, name: str, *, language: str) -> Source:
    """The entry with one more alias.

    Raises:
        UnknownSource, SourceRefused: there is no such entry, or the name cannot be its alias.
    """
    source = found_in(index, source_id)
    group = source.aliases.get(language, ())
    return revised(index, source_of(dict(source) | {"aliases": {**source.aliases, language: (*group, name)}}))


def regraded(index: SourceIndex, source_id: str, grade: Grade) -> Source:
    """The entry with a grade from its day on; another of the same day gives way.

    Raises:
        UnknownSource, SourceRefused: there is no such entry, or it was merged.
    """
    source = found_in(index, source_id)
    if source.merged_into:
        raise SourceRefused(name=source.name, reason=MERGED)
    others = [one for one in source.grades if one.since != grade.since]
    return source.model_copy(update={"grades": tuple(sorted([*others, grade], key=_since))})


def _since(grade: Grade) -> date:
    return grade.since


def merged(index: SourceIndex, source_id: str, into: str) -> Source:
    """The entry, merged into another: whatever names it means that one.

    Raises:
        UnknownSource: one of them is none.
        SourceRefused: they are one already.
    """
    source, other = found_in(index, source_id), found_in(index, into)
    if source.merged_into:
        raise SourceRefused(name=source.name, reason=MERGED)
    stands = index.standing(other.source_id)
    if stands is None or stands.source_id == source_id:
        raise SourceRefused(name=source.name, reason=SAME)
    return source.model_copy(update={"merged_into": stands.source_id})


def separated(index: SourceIndex, source_id: str) -> Source:
    """A merged entry, standing for itself again.

    Raises:
        UnknownSource: there is none.
        SourceRefused: it was not merged.
    """
    source = found_in(index, source_id)
    if not source.merged_into:
        raise SourceRefused(name=source.name, reason=NOT_MERGED)
    return source.model_copy(update={"merged_into": ""})


def split_off(
    index: SourceIndex, source_id: str, new: Source, names: Collection[str]
) -> tuple[Source, Source]:
    """The entry without some of its aliases, and a new one that has them: labels with these names follow.

    Args:
        index: the registry.
        source_id: the entry that is split.
        new: the other; what it has of aliases is kept, and it gets the names.
        names: aliases of the entry.

    Raises:
        UnknownSource: there is none.
        SourceRefused: the names are not its aliases, or the new one does not fit.
    """
    old, going = found_in(index, source_id), set(names)
    if old.merged_into:
        raise SourceRefused(name=old.name, reason=MERGED)
    if not going:
        raise SourceRefused(name=old.name, reason=NOTHING_SPLIT)
    if not going <= set(old.names) - {old.name}:
        raise SourceRefused(name=old.name, reason=NOT_ITS_NAME)
    staying = {language: _kept(group, going, stay=True) for language, group in old.aliases.items()}
    leaving = {language: _kept(group, going, stay=False) for language, group in old.aliases.items()}
    for language, group in new.aliases.items():
        leaving[language] = tuple(dict.fromkeys((*leaving.get(language, ()), *group)))
    rest = old.model_copy(update={"aliases": _filled(staying)})
    other = new.model_copy(update={"aliases": _filled(leaving), "split_from": source_id})
    return rest, added(index.changed(rest), other)


def _kept(group: tuple[str, ...], going: Collection[str], *, stay: bool) -> tuple[str, ...]:
    return tuple(one for one in group if (one not in going) is stay)


def _filled(aliases: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {language: group for language, group in aliases.items() if group}
