"""How long an import takes and how much memory: from a JSONL file to stored articles, suggestions off.

The articles are make-believe: sentences of the two seed articles with their long words exchanged, so that
cutting, kinds and language have real work to do. What they are compared with is the segmenter's own iterator
on the same lines in one process, without anything else that an import does. Run it as
`python -m benchmarks.reading [COUNT ...]`.
"""

import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from choppa import DEFAULT_SRX_RULESET, SrxDocument, SrxTextIterator

from annotation.ingest import read_file
from annotation.settings import ROOT

SIZES = (5_000, 50_000)
SENTENCES = 20
_LONG = re.compile(r"\b[^\W\d_A-Z]{7,}\b")
_SAMPLE = 200


def texts(count: int) -> Iterator[str]:
    """Articles of 20 sentences, the same every time."""
    chance = random.Random(7)  # noqa: S311 (the same corpus every time)
    seeds = [read_file(path) for path in sorted((ROOT / "seeds").glob("*.txt"))]
    body = [one.of(seed.text) for seed in seeds for one in seed.sentences if one.kind == "body"]
    words = sorted({word for sentence in body for word in _LONG.findall(sentence)})
    for number in range(count):
        said = [
            _LONG.sub(lambda _match: chance.choice(words), one) for one in chance.choices(body, k=SENTENCES)
        ]
        lines = [" ".join(said[start : start + 2]) for start in range(0, SENTENCES, 2)]
        yield f"Article numéro {number}\n\n" + "\n\n".join(lines) + "\n"


def measure(corpus: Path, data: Path) -> tuple[float, float]:
    """Seconds and megabytes of one import: the most that all its processes together held of their own."""
    command = [sys.executable, "-m", "annotation", "--data", str(data), "import", str(corpus)]
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True)
    most = 0.0
    while process.poll() is None:
        most = max(most, sum(_megabytes(pid) for pid in _session(process.pid)))
        time.sleep(0.05)
    if process.returncode:
        sys.exit("the import failed")
    return time.perf_counter() - start, most


def _session(leader: int) -> Iterator[str]:
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        if int(fields[3]) == leader:
            yield entry.name


def _megabytes(pid: str) -> float:
    """Memory of a process, what it shares with others divided among them."""
    try:
        lines = Path("/proc", pid, "smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def segmenter_alone(count: int) -> float:
    """Seconds that the library's own iterator takes for as many articles, from a sample of them."""
    document = SrxDocument(ruleset=DEFAULT_SRX_RULESET)
    sample = list(islice(texts(count), _SAMPLE))
    start = time.perf_counter()
    for text in sample:
        for line in filter(None, text.splitlines()):
            list(SrxTextIterator(document, "fr_one", line))
    return (time.perf_counter() - start) * count / len(sample)


def main(sizes: tuple[int, ...] = SIZES) -> int:
    """Print the table."""
    each: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            corpus = Path(folder, f"{size}.jsonl")
            with corpus.open("w", encoding="utf-8") as file:
                for text in texts(size):
                    file.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
            seconds, megabytes = measure(corpus, Path(folder, str(size)))
            each.append(seconds / size)
            sys.stdout.write(
                f"import {size:,} articles, {size * SENTENCES:,} sentences: {seconds:.1f} s, "
                f"{1000 * seconds / size:.2f} ms each, {megabytes:.0f} MB, {os.cpu_count()} cores\n"
            )
        ratio = segmenter_alone(sizes[0]) / (each[0] * sizes[0])
        sys.stdout.write(f"  the segmenter's own iterator alone takes {ratio:.1f} times as long\n")
    if len(each) > 1:
        sys.stdout.write(f"  ratio an article, {sizes[-1]:,} / {sizes[0]:,}: {each[-1] / each[0]:.2f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(tuple(map(int, sys.argv[1:])) or SIZES))
