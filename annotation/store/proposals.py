"""What agents suggest, kept on a database and in memory."""

import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, RowMapping, case, exists, func, literal, select

from annotation.store.dialect import insert
from annotation.store.logs import Waiting
from annotation.store.rows import naive
from annotation.store.tables import CATALOGUE, PROGRESS, PROPOSALS
from schemas import Article, Proposal, Suggestion

Session = Callable[[], AbstractContextManager[Connection]]

_SUGGESTIONS = TypeAdapter(tuple[Suggestion, ...])
_SAME_REVISION = PROPOSALS.c.revision == CATALOGUE.c.revision
_NEWEST = (PROPOSALS.c.article_id == CATALOGUE.c.article_id) & _SAME_REVISION


@dataclass(frozen=True)
class SqlProposals:
    """A log of proposals in the database that `read` and `write` open transactions on."""

    read: Session
    write: Session

    def add(self, proposals: Iterable[Proposal]) -> None:
        """See `ProposalLog`."""
        rows = [_row(one) for one in sorted(proposals, key=_article)]  # two servers write in one order
        if rows:
            with self.write() as connection:
                connection.execute(insert(connection, PROPOSALS).on_conflict_do_nothing(), rows)

    def of(self, article_id: str) -> tuple[Proposal, ...]:
        """See `ProposalLog`."""
        query = select(PROPOSALS).join(CATALOGUE, _NEWEST).where(PROPOSALS.c.article_id == article_id)
        with self.read() as connection:
            rows = connection.execute(query.order_by(PROPOSALS.c.seq.desc())).mappings().all()
        return tuple(map(_proposal, rows))

    def missing(self, agent: str, *, language: str | None = None) -> tuple[str, ...]:
        """See `ProposalLog`."""
        query = (
            select(CATALOGUE.c.article_id)
            .outerjoin(PROPOSALS, _NEWEST & (PROPOSALS.c.agent == agent))
            .where(PROPOSALS.c.seq.is_(None))
            .order_by(CATALOGUE.c.seq)
        )
        if language is not None:
            query = query.where(CATALOGUE.c.language == language)
        with self.read() as connection:
            return tuple(connection.execute(query).scalars())

    def every(self, article_id: str) -> tuple[Proposal, ...]:
        """See `ProposalLog`."""
        with self.read() as connection:
            return every_proposal(connection, article_id)

    def waiting(self, agents: Mapping[str, str], *, otherwise: str) -> tuple[Waiting, ...]:
        """See `ProposalLog`."""
        agent = (
            case(dict(agents), value=CATALOGUE.c.language, else_=otherwise) if agents else literal(otherwise)
        )
        edition = (PROPOSALS.c.article_id == CATALOGUE.c.article_id, _SAME_REVISION)
        here = (PROGRESS.c.article_id == CATALOGUE.c.article_id,)
        is_done = exists().where(*here) & ~exists().where(*here, PROGRESS.c.done < CATALOGUE.c.to_label)
        query = (
            select(CATALOGUE.c.article_id, agent, exists().where(*edition), is_done)
            .where(~exists().where(*edition, PROPOSALS.c.agent == agent))
            .order_by(CATALOGUE.c.seq)
        )
        with self.read() as connection:
            rows = connection.execute(query)
            return tuple(Waiting(name, who, bool(read), bool(done)) for name, who, read, done in rows)

    def agents(self) -> tuple[tuple[str, int], ...]:
        """See `ProposalLog`."""
        query = (
            select(PROPOSALS.c.agent, func.count())
            .join(CATALOGUE, _NEWEST)
            .group_by(PROPOSALS.c.agent)
            .order_by(func.max(PROPOSALS.c.seq).desc())
        )
        with self.read() as connection:
            return tuple((agent, number) for agent, number in connection.execute(query))


def every_proposal(connection: Connection, article_id: str) -> tuple[Proposal, ...]:
    """All proposals for an article, read inside a transaction that somebody else opened."""
    query = select(PROPOSALS).where(PROPOSALS.c.article_id == article_id).order_by(PROPOSALS.c.seq.desc())
    return tuple(map(_proposal, connection.execute(query).mappings()))


def _article(proposal: Proposal) -> str:
    return proposal.article_id


def _row(proposal: Proposal) -> dict[str, Any]:
    own = {name: getattr(proposal, name) for name in ("article_id", "revision", "agent")}
    payload = zlib.compress(_SUGGESTIONS.dump_json(proposal.suggestions, exclude_defaults=True))
    return own | {"made_at": naive(proposal.made_at), "payload": payload}


def _proposal(row: RowMapping) -> Proposal:
    return Proposal(
        article_id=row["article_id"],
        revision=row["revision"],
        agent=row["agent"],
        made_at=row["made_at"].replace(tzinfo=UTC),
        suggestions=_SUGGESTIONS.validate_json(zlib.decompress(row["payload"])),
    )


@dataclass(frozen=True)
class MemoryProposals:
    """A log of proposals for tests.

    Attributes:
        articles: gives the newest editions in the order of import.
        is_done: whether somebody labelled in an article and has left nothing open.
    """

    articles: Callable[[], Iterable[Article]]
    is_done: Callable[[Article], bool]
    kept: dict[tuple[str, int, str], Proposal] = field(default_factory=dict)

    def add(self, proposals: Iterable[Proposal]) -> None:
        """See `ProposalLog`."""
        for one in tuple(proposals):
            self.kept.setdefault((one.article_id, one.revision, one.agent), one)

    def of(self, article_id: str) -> tuple[Proposal, ...]:
        """See `ProposalLog`."""
        return tuple(one for one in self._newest() if one.article_id == article_id)

    def missing(self, agent: str, *, language: str | None = None) -> tuple[str, ...]:
        """See `ProposalLog`."""
        wanted = (one for one in self.articles() if language in {None, one.language})
        return tuple(
            one.article_id for one in wanted if (one.article_id, one.revision, agent) not in self.kept
        )

    def every(self, article_id: str) -> tuple[Proposal, ...]:
        """See `ProposalLog`."""
        return tuple(one for one in reversed(self.kept.values()) if one.article_id == article_id)

    def waiting(self, agents: Mapping[str, str], *, otherwise: str) -> tuple[Waiting, ...]:
        """See `ProposalLog`."""
        found = []
        for one in self.articles():
            agent = agents.get(one.language, otherwise)
            readers = {who for name, revision, who in self.kept if (name, revision) == _edition(one)}
            if agent not in readers:
                found.append(Waiting(one.article_id, agent, bool(readers), self.is_done(one)))
        return tuple(found)

    def agents(self) -> tuple[tuple[str, int], ...]:
        """See `ProposalLog`."""
        found: dict[str, int] = {}
        for one in self._newest():
            found[one.agent] = found.get(one.agent, 0) + 1
        return tuple(found.items())

    def _newest(self) -> list[Proposal]:
        newest = set(map(_edition, self.articles()))
        kept = reversed(list(self.kept.values()))
        return [one for one in kept if (one.article_id, one.revision) in newest]


def _edition(article: Article) -> tuple[str, int]:
    return article.article_id, article.revision
