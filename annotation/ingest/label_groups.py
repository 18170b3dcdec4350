"""Which labelled spans make one claim: by the relations between them, or else by their sentence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotation.ingest.drafts import Link
from annotation.ingest.label_names import Role
from schemas import Article, Span


@dataclass(frozen=True)
class Part:
    """A labelled span that means a part of a claim."""

    name: str
    role: Role
    span: Span


Group = tuple[Part, ...]


@dataclass(frozen=True)
class Grouped:
    """Claims to be, and how many spans are a claim of their own because nothing ties them to others."""

    groups: tuple[Group, ...]
    loose: int = 0


def linked(parts: Sequence[Part], links: Sequence[Link]) -> Grouped:
    """Spans that relations connect are one claim; one claim for each cue, when there are several."""
    names = {part.name: part for part in parts}
    near: dict[str, set[str]] = {part.name: set() for part in parts}
    for link in links:
        if link.head in names and link.tail in names and link.head != link.tail:
            near[link.head].add(link.tail)
            near[link.tail].add(link.head)
    groups: list[Group] = []
    loose = 0
    rank = {name: place for place, name in enumerate(near)}
    for members in _components(near):
        cues = [name for name in members if names[name].role == "cue"]
        split = _around_each(cues, members, near) if len(cues) > 1 else [members]
        left = set(members).difference(*split)
        groups += [tuple(names[name] for name in sorted(group, key=rank.__getitem__)) for group in split]
        groups += [(names[name],) for name in sorted(left, key=rank.__getitem__)]
        loose += len(left) + (len(members) == 1)
    return Grouped(tuple(groups), loose)


def _components(near: Mapping[str, set[str]]) -> Iterator[list[str]]:
    seen: set[str] = set()
    for name in near:
        if name in seen:
            continue
        members, waiting = [], [name]
        seen.add(name)
        while waiting:
            one = waiting.pop()
            members.append(one)
            fresh = near[one] - seen
            seen |= fresh
            waiting += sorted(fresh)
        yield members


def _around_each(
    cues: Sequence[str], members: Sequence[str], near: Mapping[str, set[str]]
) -> list[list[str]]:
    """Each cue with what is tied to it, and with what is tied to that and to no cue."""
    known = set(cues)
    free = {name for name in members if name not in known and near[name].isdisjoint(known)}
    beyond = {name: near[name] & free for name in members if name not in known}
    groups: list[list[str]] = []
    for cue in cues:
        first = near[cue] - known
        second = {name for one in first for name in beyond[one]}
        groups.append([cue, *first, *second])
    return groups


def by_sentence(parts: Sequence[Part], article: Article) -> Grouped:
    """Without relations: one claim a sentence, where it has no more than one source and one cue."""
    places = {part.name: article.sentences_touching((part.span,)) for part in parts}
    anchors = {places[part.name][0] for part in parts if part.role != "content"}
    sentences: dict[int, list[Part]] = {}
    for part in parts:
        here = places[part.name]
        # A quotation of several sentences belongs to the one that says who speaks.
        tied = [place for place in here if place in anchors] if part.role == "content" else []
        sentences.setdefault(tied[0] if len(tied) == 1 else here[0], []).append(part)
    groups: list[Group] = []
    loose = 0
    for _, members in sorted(sentences.items()):
        if _is_plain(members):
            groups.append(tuple(members))
        else:
            groups += [(part,) for part in members]
            loose += len(members)
    return Grouped(tuple(groups), loose)


def _is_plain(members: Sequence[Part]) -> bool:
    roles = [part.role for part in members]
    return all(roles.count(role) <= 1 for role in ("source", "relay", "cue"))
