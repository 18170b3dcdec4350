"""The stand-off JSON as gold: what it says, by itself, without a stored article."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from annotation.standoff.read import Json, claims_in, refusing, text_sha256
from schemas import Article, Claim, Sentence, Stance

_KINDS = {"dateline": "byline"}
"""Kinds of other tools that are one of ours."""


@dataclass(frozen=True)
class SaidOfSentence:
    """What the file says of a sentence as a whole."""

    is_attributed: bool
    factuality: str | None
    stance: Stance | None


@dataclass(frozen=True)
class Gold:
    """An article as a file labels it.

    Attributes:
        article: with the file's text, language and sentences; `origin` is the file's own name for it.
        claims: the attributions in their order, then the author's own sentences.
        with_force: indexes of the claims whose cue force the file says.
        said: one for each sentence.
    """

    article: Article
    claims: tuple[Claim, ...]
    with_force: frozenset[int]
    said: tuple[SaidOfSentence, ...]


def gold_of(labelled: Json, *, path: Path, detect_language: Callable[[str], str]) -> Gold:
    """What an object of a gold file says.

    Args:
        labelled: the object.
        path: its file, for messages.
        detect_language: from the text, where the file does not say the language.

    Raises:
        LabelsRefused: a span does not name its text, or a value cannot be one.
    """
    with refusing(labelled, path):
        named = claims_in(labelled, registry_id=lambda _name: "")
        attributions = labelled["attributions"]
        text, sha256 = labelled["raw_text"], text_sha256(labelled)
        article = Article(
            article_id=sha256[:16],
            sha256=sha256,
            text=text,
            language=labelled.get("lang") or detect_language(text),
            outlet=labelled.get("outlet") or "",
            origin=str(labelled.get("id") or path.stem),
            sentences=tuple(_sentence(one) for one in labelled["sentences"]),
        )
        covered = {index for one in named if one.claim.voice == "source" for index in one.sentences}
        _refuse_beyond(len(article.sentences), covered)
        return Gold(
            article=article,
            claims=tuple(one.claim for one in named),
            with_force=frozenset(n for n, one in enumerate(attributions) if one.get("cue_force")),
            said=facts_of(
                labelled.get("sentence_labels") or (), covered=covered, sentences=len(article.sentences)
            ),
        )


def facts_of(labels: Iterable[Json], *, covered: set[int], sentences: int) -> tuple[SaidOfSentence, ...]:
    """The sentence labels, one for each sentence; `covered` are those that an attribution names.

    Raises:
        ValueError: a label is of a sentence that there is not.
    """
    said = {one["sentence"]: one for one in labels}
    _refuse_beyond(sentences, said)
    return tuple(
        SaidOfSentence(
            is_attributed=bool(said.get(index, {}).get("is_attributed", index in covered)),
            factuality=said.get(index, {}).get("factuality"),
            stance=_stance(said.get(index, {}).get("stance")),
        )
        for index in range(sentences)
    )


def _refuse_beyond(sentences: int, named: Iterable[int]) -> None:
    beyond = [index for index in named if not 0 <= index < sentences]
    if beyond:
        raise ValueError(f"it names sentence {beyond[0]}, and there are {sentences}, counted from 0")


def _sentence(found: Json) -> Sentence:
    kind = found["kind"]
    return Sentence(start=found["start"], end=found["end"], kind=_KINDS.get(kind, kind))


def _stance(found: Json | None) -> Stance | None:
    return Stance(target=found["target"], polarity=found["polarity"].upper()) if found else None
