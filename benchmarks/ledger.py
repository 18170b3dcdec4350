"""How long a ledger takes to open: 1,000,000 claims of 5,000 sources, beside a tenth of them.

The claims are make-believe: chains of up to three sources, one in ten linked to another, half with a stance.
What is timed is what the page does: read the kept table, resolve everybody, say what became of each claim,
and count every source; then every relay; then put one changed article into the table and keep it. `+MB` is
what that adds to the memory at its peak. Each size runs in a process of its own. Run it as
`python -m benchmarks.ledger`.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from annotation.ledger.table import HOPS, LINKS, SCHEMA, STANCES, write_table

CLAIMS, SOURCES = 1_000_000, 5_000
_A_TENTH = 10
_CLAIMS_AN_ARTICLE = 20
_CODES = {
    "voice": ["source", "source", "source", "source", "author"],
    "scope": ["span"],
    "cue_force": ["neutral", "endorsing", "distancing"],
    "quote_type": ["direct", "mixed", "indirect"],
    "factuality_source": ["CT+", "PR+", "PS+", "Uu", ""],
    "factuality_outlet": ["CT+", "PR+", "PS+", "Uu", ""],
    "source_reliability": [*"ABCDEF", ""],
    "information_credibility": [*"123456", ""],
}


def _coded(values: list[str], codes: Any) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int32()), pa.array(values))


def _listed(sizes: Any, *columns: pa.Array) -> list[pa.Array]:
    ends = pa.array(np.concatenate([[0], np.cumsum(sizes)]), pa.int32())
    return [pa.ListArray.from_arrays(ends, one) for one in columns]


def make(path: Path, claims: int) -> None:
    """Keep a table of so many claims, the same on every run."""
    chance = np.random.default_rng(7)
    articles = claims // _CLAIMS_AN_ARTICLE
    article = np.sort(chance.integers(0, articles, claims))
    ids = [f"{number:016x}" for number in range(articles)]
    columns: dict[str, Any] = {
        "article_id": _coded(ids, article),
        "story_id": _coded(ids, article - article % 3),
        "outlet": _coded([f"Outlet {number}" for number in range(300)], article % 300),
        "outlet_id": _coded([""], article * 0),
        "title": _coded([f"Title {number}" for number in range(articles)], article),
        "language": _coded(["fr", "en"], article % 2),
        "published": pa.array(article % 1000 + 19_000, pa.int32()).cast(pa.date32()),
        "annotator": _coded(["ana"], article * 0),
        "claim_id": pa.array([f"{number:08x}-0000-4000-8000-000000000000" for number in range(claims)]),
        "sentence": pa.array(chance.integers(0, 20, claims), pa.int32()),
        "spans": pa.array([f"{number % 3000}-{number % 3000 + 80}" for number in range(claims)]),
    }
    for name, values in _CODES.items():
        known = list(dict.fromkeys(values))
        places = np.array([known.index(one) for one in values])
        columns[name] = _coded(known, places[chance.integers(0, len(values), claims)])
    columns["has_content"] = pa.array(chance.integers(0, _A_TENTH, claims) > 0)
    columns |= _lists(chance, columns, ids, article)
    table = pa.table({name: columns[name] for name in SCHEMA.names}).cast(SCHEMA)
    write_table(path, table, dict.fromkeys(ids, "made"))


def _lists(
    chance: np.random.Generator, columns: dict[str, Any], ids: list[str], article: Any
) -> dict[str, Any]:
    """The columns that hold several for a claim: its chain, its stances, its links."""
    claims = len(article)
    own = np.asarray(columns["voice"].indices) == 1
    hops = np.where(own, 0, chance.integers(1, 4, claims))
    who = pa.array(chance.zipf(1.3, hops.sum()) % SOURCES)
    names = pa.array([f"Source {number}" for number in range(SOURCES)]).take(who)
    entries = pa.array([f"source-{number}" * (number % 2) for number in range(SOURCES)]).take(who)
    chains = _listed(hops, names, entries, pa.array(["agency"] * len(who)))
    sizes = chance.integers(0, 2, claims)
    towards = [f"Target {number}" for number in range(200)], ["FAVOR", "AGAINST", "NEUTRAL", "UNCLEAR"]
    drawn = (pa.array(chance.choice(values, sizes.sum())) for values in towards)
    stances = _listed(sizes, *drawn)
    linked = (chance.random(claims) < 1 / _A_TENTH).astype(int)
    to = chance.integers(0, claims, linked.sum())
    relations = pa.array(chance.choice(["support", "deny"], len(to)))
    ends = pa.array(ids).take(pa.array(article[to])), columns["claim_id"].take(pa.array(to))
    links = _listed(linked, relations, *ends)
    alone = _listed(np.zeros(claims, int), pa.array([], pa.string()))  # none stands for several
    return dict(zip((*HOPS, *STANCES, *LINKS, "also"), (*chains, *stances, *links, *alone), strict=True))


def measure(path: Path) -> dict[str, float]:
    """Seconds to open the ledger in a fresh process, and its memory in MB."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.ledger", str(path)], capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _open(path: Path) -> dict[str, float]:
    from annotation.ledger.book import open_book  # noqa: PLC0415 (what is imported is not timed)
    from annotation.ledger.table import read_table, renewed, write_table  # noqa: PLC0415
    from annotation.sources import SourceIndex  # noqa: PLC0415
    from annotation.workbench.ledger import Ledger  # noqa: PLC0415
    from schemas import Source  # noqa: PLC0415

    index = SourceIndex(
        Source(source_id=f"source-{number}", name=f"Source {number}", kind="agency")
        for number in range(SOURCES)
    )
    start = time.perf_counter()
    table, states = read_table(path)
    ledger = Ledger(open_book(table, index), lambda _name: None)
    rows = ledger.standings()
    opened = time.perf_counter()
    ledger.standings(role="relay")
    related = time.perf_counter()
    found = {"sources": len(rows), "open": opened - start, "relays": related - opened, "MB": _peak()}
    now = states | {list(states)[len(states) // 2]: "changed"}
    write_table(path, renewed(table, states, now, ()), now)
    return found | {"renewal": time.perf_counter() - related, "+MB": _peak() - found["MB"]}


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Both sizes, and how much more ten times as many claims take."""
    with tempfile.TemporaryDirectory() as folder:
        found = {}
        for claims in (CLAIMS // _A_TENTH, CLAIMS):
            path = Path(folder) / f"{claims}.parquet"
            make(path, claims)
            found[claims] = measure(path)
            said = ", ".join(f"{name} {value:,.2f}" for name, value in found[claims].items())
            print(f"{claims:,} claims: {said}")
    small, large = found.values()
    print(f"ten times the claims take {large['open'] / small['open']:.1f} times as long to open")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(_open(Path(sys.argv[1]))))
    else:
        main()
