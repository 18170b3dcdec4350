"""From the stand-off JSON of labels made elsewhere to changes of a stored article."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from pydantic import ValidationError

from annotation.errors import LabelsRefused
from schemas import (
    CLAIM,
    LABELLED_KINDS,
    SENTENCE,
    Article,
    Change,
    Claim,
    Hop,
    SentenceState,
    Span,
    Stance,
)

Json = Mapping[str, Any]

RegistryId = Callable[[str], str]
"""The registry's id for a name, or the empty string."""


def read_standoff(path: Path) -> tuple[Json, ...]:
    """The objects in a `.json` (one object, or a list) or `.jsonl` file.

    Raises:
        LabelsRefused: unreadable, or not such objects.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        if path.suffix == ".jsonl":
            found = [json.loads(line) for line in text.split("\n") if line.strip()]
        else:
            whole = json.loads(text)
            found = whole if isinstance(whole, list) else [whole]
    except (OSError, ValueError) as error:
        raise LabelsRefused(path=path, reason=f"it cannot be read as JSON ({error})") from error
    for one in found:
        if not isinstance(one, dict) or not isinstance(one.get("raw_text"), str):
            raise LabelsRefused(path=path, reason="an object has no “raw_text”")
    if not found:
        raise LabelsRefused(path=path, reason="it holds no article")
    return tuple(found)


def text_sha256(labelled: Json) -> str:
    """The hash by which the stored article is found."""
    return hashlib.sha256(labelled["raw_text"].encode("utf-8", "surrogatepass")).hexdigest()


def changes_of(
    labelled: Json, *, article: Article, annotator: str, path: Path, registry_id: RegistryId
) -> tuple[Change, ...]:
    """The labels as changes to an article that has none of them yet.

    Raises:
        LabelsRefused: a span does not name its text, or a value cannot be one.
    """
    with refusing(labelled, path):
        return tuple(_changes(labelled, article, annotator, registry_id))


@contextmanager
def refusing(labelled: Json, path: Path) -> Iterator[None]:
    """Turn what a misshapen object raises into the refusal of its file, whose reason names the object.

    Raises:
        LabelsRefused: in place of what was raised inside.
    """
    try:
        yield
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise LabelsRefused(
            path=path, reason=f"{labelled.get('id')}: {error!r} is missing or misshapen"
        ) from error
    except ValidationError as error:
        reason = f"{labelled.get('id')}: {error.errors()[0]['msg']}"
        raise LabelsRefused(path=path, reason=reason) from error
    except ValueError as error:
        raise LabelsRefused(path=path, reason=f"{labelled.get('id')}: {error}") from error


def _changes(labelled: Json, article: Article, annotator: str, registry_id: RegistryId) -> Iterator[Change]:
    for one in claims_in(labelled, registry_id=registry_id):
        key = uuid5(NAMESPACE_URL, f"{annotator}/{article.article_id}/{one.name}")
        yield Change(key=f"{CLAIM}:{key}", base=0, decision="added", claim=one.claim)
    yield from _states(article, tuple(_flow(labelled).values()))


@dataclass(frozen=True)
class NamedClaim:
    """A claim of the file, with the file's own name for it and for the sentences that it covers."""

    name: str
    sentences: tuple[int, ...]
    claim: Claim


def claims_in(labelled: Json, *, registry_id: RegistryId) -> tuple[NamedClaim, ...]:
    """The attributions in their order, then the author's own sentences, each with what is judged of it.

    What a misshapen object raises is for `refusing`.
    """
    text = labelled["raw_text"]
    said = {one["sentence"]: one for one in labelled.get("sentence_labels", ())}
    claims = [
        NamedClaim(one["id"], tuple(one["sentence_ids"]), _claim(one, text, registry_id))
        for one in labelled["attributions"]
    ]
    covered = {index for one in claims for index in one.sentences}
    for index, span in _flow(labelled).items():
        if index not in covered:
            own = Claim(voice="author", content=(span,))
            claims.append(NamedClaim(f"sentence-{index}", (index,), own))
    stances = _stances(claims, said)
    return tuple(replace(one, claim=_judged(one, said, tuple(stances.get(one.name, ())))) for one in claims)


def _flow(labelled: Json) -> dict[int, Span]:
    """The sentences that are labelled, by their index."""
    return {
        index: _span(sentence, labelled["raw_text"])
        for index, sentence in enumerate(labelled["sentences"])
        if sentence["kind"] in LABELLED_KINDS
    }


def _stances(claims: list[NamedClaim], said: Mapping[int, Json]) -> dict[str, list[Stance]]:
    """Each sentence's stance goes to the claim of its holder there, else to the sentence's first claim."""
    found: dict[str, list[Stance]] = {}
    for index, one in said.items():
        stance = one.get("stance")
        here = [claim for claim in claims if index in claim.sentences]
        if not stance or not here:
            continue
        held = [c for c in here if stance.get("holder") in {hop.name for hop in c.claim.sources}]
        taken = found.setdefault((held or here)[0].name, [])
        if all(other.target != stance["target"] for other in taken):
            taken.append(Stance(target=stance["target"], polarity=stance["polarity"].upper()))
    return found


def _judged(one: NamedClaim, said: Mapping[int, Json], stances: tuple[Stance, ...]) -> Claim:
    """The claim with its stances, and the factuality of the first sentence that it covers."""
    code = next((said[index].get("factuality") for index in one.sentences if index in said), None)
    if code is None:
        return one.claim.model_copy(update={"stance": stances})
    outlet = code if one.claim.voice == "author" or one.claim.cue_force == "endorsing" else "Uu"
    judgements = {"factuality_source": code, "factuality_outlet": outlet}
    return one.claim.model_copy(update={"stance": stances, "judgements": judgements})


def _states(article: Article, flow: tuple[Span, ...]) -> Iterator[Change]:
    """Every sentence of the flow is done: labelled where the file labels, else skipped."""
    labelled = set(article.sentences_touching(flow))
    for index, sentence in enumerate(article.sentences):
        if sentence.kind in LABELLED_KINDS or index in labelled:
            decision = "added" if index in labelled else "skipped"
            state = SentenceState(status="labelled" if index in labelled else "skipped")
            yield Change(key=f"{SENTENCE}:{sentence.key}", base=0, decision=decision, state=state)


def _claim(attribution: Json, text: str, registry_id: RegistryId) -> Claim:
    return Claim(
        scope=attribution["scope"],
        sources=tuple(_hop(source, text, registry_id) for source in attribution["sources"]),
        cue=_optional(attribution["cue"], text),
        cue_force=attribution.get("cue_force", "neutral"),
        content=tuple(sorted((_span(piece, text) for piece in attribution["content"]), key=_start)),
        quote_type=attribution["type"],
    )


def _start(span: Span) -> int:
    return span.start


def _hop(source: Json, text: str, registry_id: RegistryId) -> Hop:
    span = _optional(source, text) if source["start"] is not None else None
    return Hop(
        span=span,
        name=source["name"],
        source_id=source.get("source_id") or registry_id(source["name"]),
        role=source["role"],
        kind=source["source_type"],
        cue=_optional(source.get("cue"), text),
    )


def _optional(found: Json | None, text: str) -> Span | None:
    return _span(found, text) if found else None


def _span(found: Json, text: str) -> Span:
    span = Span(start=found["start"], end=found["end"])
    surface = found.get("surface")
    if span.end > len(text) or (surface is not None and span.of(text) != surface):
        there = span.of(text)
        raise ValueError(f"[{span.start}, {span.end}) reads {there!r}, not {surface!r}")
    return span
