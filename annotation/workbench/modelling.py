"""The heavy half of learning: labels in, a model or an order out. Loads numpy, and scikit-learn to learn."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import numpy as np

from annotation.alignment.claims import aligned, content_of
from annotation.alignment.matching import agree
from annotation.errors import N_, DamagedModel, TooFewLabels
from annotation.learning import (
    LEAST_ARTICLES,
    LEAST_ROWS,
    Model,
    Reading,
    Seen,
    arrays_of,
    learned,
    ranked_articles,
    readings_of,
    sketches,
    uncertainty_of,
    values_of,
)
from annotation.store import Store
from annotation.workbench.models import read_arrays, store_model
from annotation.workbench.suggesting import Propose
from schemas import FEATURES, LABELLED_KINDS, SENTENCE, Article, Claim, Label, ModelCard, OpenSentence

_MISSHAPEN = N_("its arrays do not fit its card")


def learn(
    store: Store,
    root: Path,
    propose: Propose,
    *,
    may_show: Callable[[str], bool],
    author: str,
    seed: int,
    made_at: datetime,
) -> ModelCard:
    """Learn from the labels that may be shown and store the model; see `Learning.train`.

    A model that has seen what one reader made of an article would tell it to the next one.
    """
    labelled = list[tuple[Article, tuple[Reading, ...]]]()
    with store.snapshot() as snapshot:
        for article in filter(lambda one: may_show(one.article_id), snapshot.articles()):
            readings = readings_of(article, snapshot.labels(article.article_id))
            if readings:
                labelled.append((article, readings))
    found = learned(
        [(Seen(one, propose(one)), readings) for one, readings in labelled], align=same_claims, seed=seed
    )
    if not found.models:
        raise TooFewLabels(there=found.counts.stories, needed=LEAST_ARTICLES, rows=LEAST_ROWS)
    card = ModelCard(
        version=1,
        made_at=made_at,
        author=author,
        seed=seed,
        features=FEATURES,
        beside=found.beside,
        labels=found.counts,
        figures=found.figures,
        targets=found.targets,
        arrays_sha256="",
    )
    return store_model(root, card, arrays_of(found.models))


def read_model(root: Path, card: ModelCard) -> Model:
    """The model of a card.

    Raises:
        DamagedModel: its arrays are not as they were stored, or this version of Selon cannot read them.
    """
    arrays = read_arrays(root, card)
    try:
        return Model.of(card, arrays)
    except ValueError as error:
        raise DamagedModel(version=card.version, reason=_MISSHAPEN) from error


def same_claims(gold: Sequence[Claim], suggested: Sequence[Claim]) -> dict[int, int]:
    """Which suggested claim is the same statement as a labelled one: of one voice, contents that agree.

    Aligned as for the figures of `selon evaluate`; indexes to indexes.
    """
    found = dict[int, int]()
    for voice in ("source", "author"):
        left, right = (
            [at for at, one in enumerate(claims) if one.voice == voice] for claims in (gold, suggested)
        )
        pairs = aligned([gold[at] for at in left], [suggested[at] for at in right])
        found |= {left[one]: right[other] for one, other in pairs.items()}
    return {
        one: other
        for one, other in found.items()
        if agree(content_of(gold[one]), content_of(suggested[other]))
    }


@dataclass
class _Waiting:
    """The open sentences, gathered an article at a time."""

    places: list[tuple[Article, int]] = field(default_factory=list)
    uncertainty: list[float] = field(default_factory=list)
    sketched: list[np.ndarray] = field(default_factory=list)
    settled: list[np.ndarray] = field(default_factory=list)


def ordered(store: Store, model: Model, propose: Propose, *, annotator: str) -> tuple[OpenSentence, ...]:
    """The sentences that an analyst has not settled, or nobody for no name, the most valuable first."""
    waiting = _Waiting()
    with store.snapshot() as snapshot:
        for article in snapshot.articles():
            _gather(
                waiting, article, snapshot.labels(article.article_id), model, propose, annotator=annotator
            )
    if not waiting.places:
        return ()
    known = np.concatenate([*waiting.settled, sketches(())])
    values = values_of(np.array(waiting.uncertainty), np.concatenate(waiting.sketched), known)
    return tuple(
        OpenSentence(
            article_id=article.article_id,
            index=index,
            key=article.sentences[index].key,
            text=article.sentences[index].of(article.text),
            value=round(float(values[at]), 6),
            uncertainty=round(waiting.uncertainty[at], 6),
        )
        for at in np.argsort(-values, kind="stable")
        for article, index in (waiting.places[at],)
    )


def _gather(
    waiting: _Waiting,
    article: Article,
    labels: tuple[Label, ...],
    model: Model,
    propose: Propose,
    *,
    annotator: str,
) -> None:
    settled = set(_settled(labels))
    own = settled if not annotator else set(_settled(one for one in labels if one.annotator == annotator))
    flow = [index for index, one in enumerate(article.sentences) if one.kind in LABELLED_KINDS]
    if not flow:
        return
    seen = Seen(article, propose(article))
    unsure, vectors = uncertainty_of(seen, flow, model)
    found = sketches(vectors)
    is_open = np.array([article.sentences[index].key not in own for index in flow])
    is_settled = np.array([article.sentences[index].key in settled for index in flow])
    waiting.places += [(article, index) for index, wanted in zip(flow, is_open, strict=True) if wanted]
    waiting.uncertainty += [one for one, wanted in zip(unsure, is_open, strict=True) if wanted]
    waiting.sketched.append(found[is_open])
    waiting.settled.append(found[is_settled])


def _settled(labels: Iterator[Label] | tuple[Label, ...]) -> Iterator[str]:
    """The keys of the sentences that are no longer open."""
    for label in labels:
        if label.kind == SENTENCE and label.state and label.state.status != "open" and not label.withdrawn:
            yield label.name


def articles_by_value(sentences: tuple[OpenSentence, ...], order: tuple[str, ...]) -> tuple[str, ...]:
    """The articles by the mean value of their best open sentences; ties in the `order` of import."""
    place = {name: at for at, name in enumerate(order)}
    by_import = sorted(sentences, key=lambda one: (place[one.article_id], one.index))
    return ranked_articles([one.article_id for one in by_import], [one.value for one in by_import])
