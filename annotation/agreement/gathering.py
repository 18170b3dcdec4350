"""All that is seen in the articles of a project: small enough to keep, from which every figure is made."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from annotation.agreement.figures import Origin
from annotation.agreement.meeting import meetings, readings_of
from annotation.agreement.observing import Observation, Rating, observed, ratings
from annotation.agreement.sharing import Shared, shared
from schemas import (
    AgreementQuery,
    Article,
    Codebook,
    Label,
    is_analyst,
    is_repeat,
    person_of,
)


@dataclass(frozen=True)
class Seen:
    """One article, read by analysts or twice by one person.

    Attributes:
        person: who read it twice; empty where these are the analysts.
        ratings: of all analysts, whoever else read the article.
    """

    origin: Origin
    outlet: str
    language: str
    person: str
    observations: tuple[Observation, ...]
    shared: tuple[Shared, ...]
    ratings: tuple[Rating, ...] = ()

    @property
    def story(self) -> str:
        """The story of the article."""
        return self.origin.story

    @property
    def is_common(self) -> bool:
        """Whether two readers have closed anything of it."""
        return bool(self.observations or self.shared)


def seen(article: Article, labels: tuple[Label, ...], codebook: Codebook) -> Iterator[Seen]:
    """What is seen in an article: the analysts with each other, and each who read it twice.

    Args:
        article: in its newest edition.
        labels: the current ones of all readers, withdrawn ones left out.
        codebook: what claims are judged on.
    """
    everybody = sorted({one.annotator for one in labels})
    analysts = [one for one in everybody if is_analyst(one)]
    rated = tuple(ratings((one for one in labels if is_analyst(one.annotator)), codebook))
    between = _seen(article, labels, analysts, codebook)
    if between.is_common or rated:
        yield replace(between, ratings=rated)
    for person in (person_of(one) for one in everybody if is_repeat(one)):
        twice = [one for one in everybody if person_of(one) == person]
        own = replace(_seen(article, labels, twice, codebook), person=person)
        if own.is_common:
            yield own


def _seen(article: Article, labels: Iterable[Label], readers: list[str], codebook: Codebook) -> Seen:
    readings = readings_of(article, labels, readers)
    met = tuple(meetings(readings)) if len(readings.closed) > 1 else ()
    return Seen(
        origin=Origin(article.article_id, article.story),
        outlet=article.outlet,
        language=article.language,
        person="",
        observations=tuple(observed(article, readings, met, codebook)),
        shared=tuple(one for meeting in met for one in shared(meeting, article.language)),
    )


def asked_for(everything: Iterable[Seen], query: AgreementQuery) -> Iterator[Seen]:
    """What of it a query asks for."""
    for one in everything:
        if is_wanted(one, query):
            yield _narrowed(one, query) if query.readers or query.since or query.until else one


def is_in_time(at: datetime, query: AgreementQuery) -> bool:
    """Whether a query asks for what was labelled at that time."""
    day = at.date()
    return (query.since is None or query.since <= day) and (query.until is None or day <= query.until)


class Placed(Protocol):
    """What says where an article belongs."""

    @property
    def language(self) -> str: ...  # noqa: D102
    @property
    def outlet(self) -> str: ...  # noqa: D102
    @property
    def story(self) -> str: ...  # noqa: D102


def is_wanted(article: Placed, query: AgreementQuery) -> bool:
    """Whether a query asks for an article."""
    known = {"language": article.language, "outlet": article.outlet, "story": article.story}
    return all(getattr(query, name) in {"", value} for name, value in known.items())


def _narrowed(one: Seen, query: AgreementQuery) -> Seen:
    def is_asked_for(reader: str) -> bool:
        return not query.readers or person_of(reader) in query.readers

    restricted = (
        replace(it, values={who: value for who, value in it.values.items() if is_asked_for(who)})
        for it in one.observations
        if is_in_time(it.at, query)
    )
    return replace(
        one,
        observations=tuple(it for it in restricted if len(it.values) > 1),
        shared=tuple(
            it for it in one.shared if is_in_time(it.at, query) and all(map(is_asked_for, it.readers))
        ),
        ratings=tuple(it for it in one.ratings if is_in_time(it.at, query) and is_asked_for(it.reader)),
    )
