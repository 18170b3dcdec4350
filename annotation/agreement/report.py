"""From what is seen in each article to the figures of a project; pure."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from annotation.agreement.coefficients import ratio
from annotation.agreement.columns import Column, columns_of
from annotation.agreement.figures import Origin, figure
from annotation.agreement.gathering import Seen
from annotation.agreement.sharing import CHAIN_PARTS, COUNTED, SPAN_PARTS, Shared
from schemas import (
    IS_ATTRIBUTED,
    AgreementReport,
    ChainAgreement,
    Codebook,
    Diagonal,
    Figure,
    Figures,
    SliceAgreement,
    SpanAgreement,
)


def report(seen: Iterable[Seen], codebook: Codebook, *, withheld: int = 0) -> AgreementReport:
    """The figures of all articles that are seen.

    Args:
        seen: of every article.
        codebook: what claims are judged on.
        withheld: how many articles are left out because they may not be shown yet.
    """
    everything = list(seen)
    analysts = [one for one in everything if not one.person]
    columns = columns_of(analysts, codebook)
    people = sorted({one.person for one in everything if one.person})
    return AgreementReport(
        between=_figures(analysts, columns),
        repeats=tuple(_repeat(everything, person, codebook) for person in people),
        slices=tuple(slice_ for column in columns for slice_ in _slices(column)),
        diagonals=tuple(_diagonals(analysts)),
        withheld=withheld,
    )


def _repeat(everything: Iterable[Seen], person: str, codebook: Codebook) -> Figures:
    own = [one for one in everything if one.person == person]
    return _figures(own, columns_of(own, codebook))


def _figures(seen: Sequence[Seen], columns: Sequence[Column]) -> Figures:
    common = [one for one in seen if one.is_common]
    shares = [(one.origin, it) for one in common for it in one.shared]
    (attributed,) = (column for column in columns if column.dimension == IS_ATTRIBUTED)
    return Figures(
        readers=tuple(sorted({who for column in columns for who in column.readers})),
        articles=len(common),
        sentences=len(attributed.rows),
        dimensions=tuple(column.agreement() for column in columns),
        pairs=tuple(pair for column in columns for pair in column.pairs()),
        spans=tuple(_spans(shares)),
        chains=tuple(_chains(shares)),
    )


Shares = Sequence[tuple[Origin, Shared]]


def _groups(shares: Shares) -> Iterator[tuple[tuple[str, ...], Shares]]:
    """All pairs of readers together, then each."""
    pairs = sorted({one.readers for _, one in shares})
    yield (), shares
    for readers in pairs:
        yield readers, [(origin, one) for origin, one in shares if one.readers == readers]


def _spans(shares: Shares) -> Iterator[SpanAgreement]:
    for readers, here in _groups(shares):
        for part in SPAN_PARTS:
            exact, overlap = (_shared(here, f"{part} {how}") for how in ("exact", "overlap"))
            yield SpanAgreement(readers=readers, part=part, exact=exact, overlap=overlap)


def _chains(shares: Shares) -> Iterator[ChainAgreement]:
    for readers, here in _groups(shares):
        for part in CHAIN_PARTS:
            yield ChainAgreement(readers=readers, part=part, share=_shared(here, f"chain {part}"))


def _shared(shares: Shares, name: str) -> Figure:
    place = COUNTED.index(name)
    there = [(origin, one.counts[place]) for origin, one in shares if one.counts[place][1]]
    return _ratio([count for _, count in there], [origin for origin, _ in there])


def _ratio(counts: Sequence[tuple[float, float]], origins: Sequence[Origin]) -> Figure:
    sums: NDArray[np.float64] = np.array(counts, dtype=float).reshape(-1, 2)
    return figure(sums, origins, ratio, units=int(sums[:, 1].sum()))


def _slices(column: Column) -> Iterator[SliceAgreement]:
    facets = {
        "month": [f"{row.observation.at:%Y-%m}" for row in column.rows],
        "outlet": [row.seen.outlet for row in column.rows],
        "language": [row.seen.language for row in column.rows],
    }
    for by, values in facets.items():
        for value, alpha in column.by_facet(values):
            yield SliceAgreement(by=by, value=value, dimension=column.dimension, alpha=alpha)
    for reader, alpha in column.by_reader():
        yield SliceAgreement(by="analyst", value=reader, dimension=column.dimension, alpha=alpha)


def _diagonals(seen: Iterable[Seen]) -> Iterator[Diagonal]:
    """All readers together, then each; of every rating, whoever else read the article."""
    rated = [(one.origin, it) for one in seen for it in one.ratings]
    readers = sorted({it.reader for _, it in rated})
    for reader in ("", *readers):
        here = [(origin, it) for origin, it in rated if reader in {"", it.reader}]
        counts = [(float(it.is_diagonal), 1.0) for _, it in here]
        yield Diagonal(reader=reader, share=_ratio(counts, [origin for origin, _ in here]))
