"""Where the sources of a network are drawn: near whom they cite; the same places for the same network."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import networkx as nx
import numpy as np

from annotation.ledger.pictures import Cited

_SEED = 7
_LETTER, _HEIGHT = 6.6, 48.0
"""Pixels of a letter, and of a source with its name in two lines."""

_ROUNDS = 150


class Spot(NamedTuple):
    """The place of a source, in pixels from below on the left."""

    x: float
    y: float


def spots(cited: Iterable[Cited], *, wide: int, tall: int, letters: Callable[[int], int]) -> dict[int, Spot]:
    """Each source's place, by a spring layout (Fruchterman and Reingold 1991), its name off the others'.

    Args:
        cited: who cites whom.
        wide: pixels.
        tall: pixels.
        letters: how long the name of a source is, in its longest line.
    """
    graph: nx.Graph[int] = nx.Graph()
    for one in cited:
        graph.add_edge(one.citing, one.cited, weight=one.claims)
    found = nx.spring_layout(graph, seed=_SEED, k=2.2 / max(len(graph), 1) ** 0.5, weight=None)
    sources = list(found)
    at = np.array([found[one] for one in sources])
    at = (at - at.min(axis=0)) / np.maximum(np.ptp(at, axis=0), 1e-9)
    room = np.array([[letters(one) * _LETTER, _HEIGHT] for one in sources])
    ground = np.array([wide, tall], float)
    edges = np.minimum(room / 2, ground / 2)
    placed = _apart(edges + at * (ground - 2 * edges), room, edges, ground - edges)
    return {one: Spot(float(x), float(y)) for one, (x, y) in zip(sources, placed, strict=True)}


def _apart(at: np.ndarray, room: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Moves what overlaps apart, along the side where less is needed, as far as there is room."""
    wanted = (room[:, None] + room[None]) / 2
    number = np.arange(len(at))
    order = np.sign(number[:, None] - number)[..., None]
    for _round in range(_ROUNDS):
        away = at[:, None] - at[None]
        over = wanted - np.abs(away)
        clash = (over > 0).all(axis=2)
        np.fill_diagonal(clash, val=False)
        if not clash.any():
            break
        is_flat = over[..., 1] <= over[..., 0]
        push = np.where(away == 0, order, np.sign(away)) * over / 4 * clash[..., None]
        push *= np.stack([~is_flat, is_flat], axis=2)
        at = np.clip(at + push.sum(axis=1), low, high)
    return at
