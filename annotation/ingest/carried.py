"""Labels that Selon wrote for another tool, on their way back: whole, their spans as they are there now."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from pydantic import ValidationError

from annotation.ingest.drafts import Draft, Mark, text_sha256
from annotation.ingest.label_names import role_of
from annotation.ingest.labels import disjoint, hop_of, is_on_one_line
from schemas import (
    CLAIM,
    SENTENCE,
    Carried,
    CarriedArticle,
    CarriedClaim,
    CarriedLabels,
    Change,
    Claim,
    Hop,
    Span,
)

OTHER_TEXT = "its text is not the one that was exported, so its labels were read like those of any other file"

_BREAKS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")


@dataclass
class _Claim:
    """A claim that came back, and the marks that were drawn for it since."""

    carried: CarriedClaim
    added: list[Mark] = field(default_factory=list)


def carried_in(value: object) -> Carried | None:
    """What a value of JSON carries; none when it is not as we wrote it."""
    try:
        return Carried.model_validate_json(json.dumps(value))
    except ValidationError:
        return None


def returned(draft: Draft, carried: Carried) -> Draft:
    """The draft with what it carries: metadata, sentences, claims and sentence states.

    Where a person moved a span in the other tool, it lies where it is now. A span that was taken away is
    missing; one that was drawn and tied to a claim belongs to it. Marks that belong to none stay marks of the
    draft.

    Args:
        draft: with every mark that the file has; fragments of one are named "name", "name:1", "name:2".
        carried: with the labels of the annotator whose marks these are, or of none.
    """
    draft = replace(draft, text=_restored(draft.text, carried.article))
    if text_sha256(draft.text) != carried.article.sha256:
        return replace(draft, notes=(*draft.notes, OTHER_TEXT))
    draft = replace(draft, known=carried.article)
    return _labelled(draft, carried.annotators[0]) if carried.annotators else draft


def _restored(text: str, article: CarriedArticle) -> str:
    """With the characters that the format could not hold."""
    there = {place: character for place, character in article.replaced if place < len(text)}
    return "".join(chr(there.get(place, ord(one))) for place, one in enumerate(text)) if there else text


def _labelled(draft: Draft, labels: CarriedLabels) -> Draft:
    claims = [_Claim(one) for one in labels.claims]
    owners = _owners(claims, draft.marks)
    left = _given_out(claims, owners, draft)
    spans: dict[str, list[Span]] = {}
    for mark in draft.marks:
        if mark.name in owners and is_usable(mark, draft.text):
            spans.setdefault(_base(mark.name), []).append(Span(start=mark.start, end=mark.end))
    notes: list[str] = []
    found = {one.carried.claim_id: _now(one, spans, draft.text, notes) for one in claims}
    if gone := sum(claim is None for claim in found.values()):
        notes.append(f"claims whose spans are gone, or no longer make a claim: {gone}")
    names = {mark.name for mark in left}
    return replace(
        draft,
        changes=(*_claim_changes(found), *_state_changes(labels)),
        marks=tuple(left),
        links=tuple(link for link in draft.links if {link.head, link.tail} <= names),
        annotator=labels.annotator,
        notes=(*draft.notes, *notes),
    )


def _base(name: str) -> str:
    return name.partition(":")[0]


def is_usable(mark: Mark, text: str) -> bool:
    """Whether a mark names some of the text, on one line unless it is a content."""
    if not 0 <= mark.start < mark.end <= len(text):
        return False
    return role_of(mark.label) in ("content", None) or is_on_one_line(text[mark.start : mark.end])


def _owners(claims: Sequence[_Claim], marks: Iterable[Mark]) -> dict[str, int]:
    """By the name of each mark that came back as what it was, the place of its claim."""
    wanted = {
        name: (place, kind)
        for place, one in enumerate(claims)
        for name, kind in zip(one.carried.marks, _kinds(one.carried.claim), strict=False)
    }
    return {
        mark.name: wanted[_base(mark.name)][0]
        for mark in marks
        if _base(mark.name) in wanted and _means(mark.label, wanted[_base(mark.name)][1])
    }


def _kinds(claim: Claim) -> Iterator[str]:
    """What each of `claim.spans` is."""
    yield from ("content" for _ in claim.content)
    yield from ("cue" for _ in filter(None, [claim.cue]))
    for hop in claim.sources:
        yield from ("source" for _ in filter(None, [hop.span]))
        yield from ("cue" for _ in filter(None, [hop.cue]))


def _means(label: str, kind: str) -> bool:
    role = role_of(label)
    return role == kind or (role, kind) in (("relay", "source"), (None, "content"))


def _given_out(claims: Sequence[_Claim], owners: Mapping[str, int], draft: Draft) -> list[Mark]:
    """Give each new mark to the claim that it is tied to; those that are tied to none."""
    tied: dict[str, int] = {}
    for link in draft.links:
        for one, other in ((link.head, link.tail), (link.tail, link.head)):
            if one in owners:
                tied.setdefault(other, owners[one])
    left: list[Mark] = []
    for mark in draft.marks:
        if mark.name in owners:
            continue
        if mark.name in tied and role_of(mark.label) and is_usable(mark, draft.text):
            claims[tied[mark.name]].added.append(mark)
        else:
            left.append(mark)
    return left


def _now(one: _Claim, spans: Mapping[str, list[Span]], text: str, notes: list[str]) -> Claim | None:
    """The claim with its spans as they are; none when they make no claim any more."""
    claim, names = one.carried.claim, iter(one.carried.marks)
    contents = dict.fromkeys(next(names, "") for _ in claim.content)
    pieces = [span for name in contents for span in spans.get(name, ())] + _drawn(one, "content")
    content = claim.content if _reads_the_same(text, claim.content, pieces) else _joined(text, pieces, notes)
    cue = _first(spans, next(names, "")) if claim.cue else None
    drawn = iter(_drawn_hops(one, text))
    sources = [hop for hop in (_hop(hop, names, spans, drawn) for hop in claim.sources) if hop]
    sources += drawn
    cue = cue or next(iter(_drawn(one, "cue")), None)
    fields = dict(claim) | {"content": content, "cue": cue, "sources": tuple(sources)}
    if sources or cue:
        fields["voice"] = "source"
    try:
        return Claim(**fields)
    except ValidationError:
        return None


def _hop(hop: Hop, names: Iterator[str], spans: Mapping[str, list[Span]], drawn: Iterator[Hop]) -> Hop | None:
    """The hop with its spans as they are; one whose span was taken away takes a new one, or is none."""
    span = _first(spans, next(names, "")) if hop.span else None
    cue = _first(spans, next(names, "")) if hop.cue else None
    if hop.span and span is None:
        new = next(drawn, None)
        if new is None:
            return None
        span = new.span
    return hop.model_copy(update={"span": span, "cue": cue})


def _first(spans: Mapping[str, list[Span]], name: str) -> Span | None:
    return next(iter(spans.get(name, ())), None)


def _drawn(one: _Claim, role: str) -> list[Span]:
    return [Span(start=mark.start, end=mark.end) for mark in one.added if role_of(mark.label) == role]


def _drawn_hops(one: _Claim, text: str) -> list[Hop]:
    roles = {mark: role_of(mark.label) for mark in one.added}
    return [
        hop_of(text, Span(start=mark.start, end=mark.end), is_relay=role == "relay")
        for mark, role in roles.items()
        if role in ("source", "relay")
    ]


def _reads_the_same(text: str, pieces: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether two contents have the same characters; some tools leave out line breaks."""
    return list(pieces) == list(others) or _characters(text, pieces) == _characters(text, others)


def _characters(text: str, spans: Iterable[Span]) -> set[int]:
    places = chain.from_iterable(range(span.start, span.end) for span in spans)
    return {place for place in places if text[place] not in _BREAKS}


def _joined(text: str, spans: Sequence[Span], notes: list[str]) -> tuple[Span, ...]:
    """In order, disjoint, and those that only line breaks part made one."""
    found: list[Span] = []
    for span in disjoint(spans, notes):
        gap = text[found[-1].end : span.start] if found else ""
        if gap and set(gap) <= _BREAKS:
            found[-1] = Span(start=found[-1].start, end=span.end)
        else:
            found.append(span)
    return tuple(found)


def _claim_changes(claims: Mapping[str, Claim | None]) -> Iterator[Change]:
    for name, claim in claims.items():
        if claim is not None:
            yield Change(key=f"{CLAIM}:{name}", base=0, decision="added", claim=claim)


def _state_changes(labels: CarriedLabels) -> Iterator[Change]:
    for name, state in labels.states.items():
        decision = "skipped" if state.status == "skipped" else "added"
        yield Change(key=f"{SENTENCE}:{name}", base=0, decision=decision, state=state)
