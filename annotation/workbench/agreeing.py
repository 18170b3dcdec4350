"""How far readers of the same articles agree: the figures, what lies behind them, what is to be settled."""

from collections.abc import Callable

from annotation.agreement import (
    Seen,
    asked_for,
    cross_table,
    disagreements,
    is_in_time,
    is_wanted,
    report,
    seen,
    worst_first,
)
from annotation.store import Store
from schemas import (
    AgreementQuery,
    AgreementReport,
    Codebook,
    CrossTable,
    Disagreement,
    LatentEstimate,
    is_analyst,
)

IsOpen = Callable[[str], bool]
"""Whether labels of the article with this id may be compared: everybody has read it, or a lead opened it."""

EVERYTHING = AgreementQuery()
_KEPT = 8
"""Reports of different queries: who looks at a page of them asks for the same ones again and again."""


def every_article(_article_id: str) -> bool:
    """Nothing is held back."""
    return True


class Agreeing:
    """The agreement in a project, read anew when something was stored since."""

    def __init__(self, *, store: Store, codebook: Codebook) -> None:
        self._store = store
        self._codebook = codebook
        self._gathered: tuple[tuple[int, int], tuple[Seen, ...]] | None = None
        self._reported: dict[object, AgreementReport] = {}

    def report(
        self, query: AgreementQuery = EVERYTHING, *, is_open: IsOpen = every_article
    ) -> AgreementReport:
        """All figures of one moment.

        Args:
            query: which articles and labels.
            is_open: articles that may not be shown are left out, and counted.
        """
        pulse, everything = self._everything()
        wanted = [one for one in everything if is_wanted(one, query)]
        articles = {one.origin.article for one in wanted if one.is_common and not one.person}
        withheld = frozenset(one for one in articles if not is_open(one))
        asked = (pulse, query, withheld)
        if asked not in self._reported:
            shown = asked_for(self._open(query, is_open), query)
            if len(self._reported) >= _KEPT:
                self._reported.clear()
            self._reported[asked] = report(shown, self._codebook, withheld=len(withheld))
        return self._reported[asked]

    def confusion(
        self,
        dimension: str,
        readers: tuple[str, str],
        query: AgreementQuery = EVERYTHING,
        *,
        is_open: IsOpen = every_article,
    ) -> CrossTable:
        """The values of one reader against those of another, with the units behind each cell.

        Args:
            dimension: a name of the report.
            readers: whose values are the rows, and whose the columns.
            query: as for the report.
            is_open: as for the report.
        """
        shown = asked_for(self._open(query, is_open), query)
        return cross_table(shown, self._codebook, dimension=dimension, readers=readers)

    def latent(
        self, query: AgreementQuery = EVERYTHING, *, is_open: IsOpen = every_article
    ) -> tuple[LatentEstimate, ...]:
        """What Dawid and Skene's model makes of what three or more readers say; it takes seconds to load."""
        from annotation.agreement.latent import latent  # noqa: PLC0415 (only who asks for it waits for it)

        return latent(asked_for(self._open(query, is_open), query), self._codebook)

    def disagreements(
        self, query: AgreementQuery = EVERYTHING, *, is_open: IsOpen = every_article
    ) -> tuple[Disagreement, ...]:
        """The units that analysts closed differently, the worst first."""
        _, everything = self._everything()
        shared = {one.origin.article for one in everything if one.is_common and not one.person}
        found: list[Disagreement] = []
        with self._store.snapshot() as snapshot:
            for article_id in (one for one in shared if is_open(one)):
                article = snapshot.article(article_id)
                if article is not None and is_wanted(article, query):
                    labels = snapshot.labels(article_id)
                    readers = {who for one in labels if is_analyst(who := one.annotator)}
                    readers &= {*query.readers} or readers
                    found += disagreements(article, labels, self._codebook, readers=readers)
        return worst_first(one for one in found if is_in_time(one.at, query))

    def _open(self, query: AgreementQuery, is_open: IsOpen) -> list[Seen]:
        _, everything = self._everything()
        return [one for one in everything if is_wanted(one, query) and is_open(one.origin.article)]

    def _everything(self) -> tuple[tuple[int, int], tuple[Seen, ...]]:
        pulse = self._store.pulse()
        if self._gathered is None or self._gathered[0] != pulse:
            with self._store.snapshot() as snapshot:
                found = tuple(
                    one
                    for article in snapshot.labelled()
                    for one in seen(article, snapshot.labels(article.article_id), self._codebook)
                )
            self._gathered = (pulse, found)
        return self._gathered
