"""What readers say of the same sentence or claim, value by value."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from annotation.agreement.meeting import Meeting, Same, claims_of
from annotation.alignment.claims import plain_name
from annotation.alignment.units import Readings
from schemas import (
    ADMIRALTY,
    HAS_STANCE,
    IS_ATTRIBUTED,
    LABELLED_KINDS,
    STANCE,
    VOICE,
    Article,
    Claim,
    Codebook,
    Label,
)

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Observation:
    """One unit of one dimension.

    Attributes:
        sentences: their indexes.
        values: what each reader says; two of them or more.
        claims: the keys of the claims that say it.
        at: when the last of the readers closed it.
    """

    dimension: str
    sentences: tuple[int, ...]
    values: Mapping[str, str]
    claims: tuple[str, ...]
    at: datetime


def observed(
    article: Article, readings: Readings, met: Iterable[Meeting], codebook: Codebook
) -> Iterator[Observation]:
    """Everything that two readers or more of an article say of the same sentence or claim."""
    yield from _attributed(article, readings)
    names = [one.name for one in codebook.judged if one.name not in {IS_ATTRIBUTED, HAS_STANCE}]
    for meeting in met:
        for same in meeting.claims:
            if len(same) > 1:
                yield from _of_claim(meeting, same, names, article.language)


def _attributed(article: Article, readings: Readings) -> Iterator[Observation]:
    """Whether somebody is quoted, of each sentence of the labelling flow that two readers or more closed."""
    quoting: dict[tuple[int, str], list[str]] = {}
    closed_at: dict[tuple[str, str], datetime] = {}
    for label in readings.labels:
        if label.state:
            closed_at[label.name, label.annotator] = label.labelled_at
        elif label.claim and label.claim.voice == "source":
            for index in readings.sentences_of(label):
                quoting.setdefault((index, label.annotator), []).append(label.key)
    for index, sentence in enumerate(article.sentences):
        readers = sorted(who for who, closed in readings.closed.items() if index in closed)
        if len(readers) > 1 and sentence.kind in LABELLED_KINDS:
            yield Observation(
                IS_ATTRIBUTED,
                (index,),
                {who: YES if (index, who) in quoting else NO for who in readers},
                tuple(key for who in readers for key in quoting.get((index, who), ())),
                max(closed_at[sentence.key, who] for who in readers),
            )


def _of_claim(meeting: Meeting, same: Same, names: Iterable[str], language: str) -> Iterator[Observation]:
    claims = claims_of(same)
    keys = tuple(label.key for label in same.values())

    def of(dimension: str, values: Mapping[str, str]) -> Observation:
        return Observation(dimension, meeting.sentences, values, keys, meeting.at)

    yield of(VOICE, {who: claim.voice for who, claim in claims.items()})
    yield of(HAS_STANCE, {who: YES if claim.stance else NO for who, claim in claims.items()})
    for polarities in stances_of(claims, language).values():
        if len(polarities) > 1:
            yield of(STANCE, polarities)
    for name in names:
        codes = {who: claim.judgements[name] for who, claim in claims.items() if name in claim.judgements}
        if len(codes) > 1:
            yield of(name, codes)


def stances_of(claims: Mapping[str, Claim], language: str) -> dict[str, dict[str, str]]:
    """Polarities by reader, of each target; case, accents and determiners make no other target."""
    found: dict[str, dict[str, str]] = {}
    for who, claim in claims.items():
        for stance in claim.stance:
            found.setdefault(plain_name(stance.target, language), {})[who] = stance.polarity
    return found


@dataclass(frozen=True, slots=True)
class Rating:
    """An Admiralty rating of one claim by one reader, with neither F nor 6."""

    reader: str
    is_diagonal: bool
    at: datetime


def ratings(labels: Iterable[Label], codebook: Codebook) -> Iterator[Rating]:
    """The ratings in labels, if the codebook has both dimensions."""
    known = {one.name: one for one in codebook.judged}
    if any(name not in known for name in ADMIRALTY):
        return
    scales = {
        name: [code for code in known[name].ordered if code not in known[name].missing] for name in ADMIRALTY
    }
    for label in labels:
        codes = [label.claim.judgements.get(name) if label.claim else None for name in ADMIRALTY]
        if all(code in scales[name] for name, code in zip(ADMIRALTY, codes, strict=True)):
            first, second = (
                scales[name].index(str(code)) for name, code in zip(ADMIRALTY, codes, strict=True)
            )
            yield Rating(label.annotator, first == second, label.labelled_at)
