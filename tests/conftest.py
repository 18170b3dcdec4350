"""What several tests need: a project without seeds, its table as rows, and golden files."""

import csv
import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotation.cli import main
from annotation.codebook import read_codebook
from annotation.settings import ROOT, Settings
from annotation.store import MemoryStore, Store
from annotation.workbench import Workbench
from schemas import Source
from tests.factories import NOW, TEXT, article

pytest_plugins = ("tests.postgres",)

os.environ["SELON_PARSER"] = "off"  # suggestions are the same whatever is installed; parser tests turn it on

SOURCES = (
    Source(source_id="tass", name="TASS", kind="agency"),
    Source(source_id="cinktank", name="Cinktank", kind="media", aliases={"fr": ("Cinktank.com",)}),
)

Project = Callable[..., Workbench]
"""Makes a workbench; `codebook` is the text of its codebook file, `store` where its labels are."""

Run = Callable[..., Result]
"""Runs a command of the command line on a data folder of its own."""

Exported = Callable[..., list[dict[str, str]]]
"""Publishes what a workbench holds and reads the version's CSV."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that writes golden files anew."""
    parser.addoption("--rewrite-goldens", action="store_true", help="Write tests/goldens/ anew.")


@pytest.fixture(name="golden")
def _golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], bytes]:
    """The bytes of a golden file; `found` becomes them under --rewrite-goldens."""

    def golden(name: str, found: bytes) -> bytes:
        path = Path(__file__).parent / "goldens" / name
        if request.config.getoption("--rewrite-goldens"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(found)
        return path.read_bytes()

    return golden


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Project:
    def project(*, codebook: str | None = None, store: Store | None = None) -> Workbench:
        settings = Settings(data=tmp_path / "data", annotator="ana")
        settings.data.mkdir(exist_ok=True)
        seed = (ROOT / "seeds" / "codebook.toml").read_text(encoding="utf-8")
        settings.codebook.write_text(codebook or seed, encoding="utf-8")
        store = store or MemoryStore()
        store.add_article(article(), imported_at=NOW)
        grid = read_codebook(settings.codebook)
        return Workbench(settings, store=store, codebook=grid, sources=SOURCES, clock=lambda: NOW)

    return project


@pytest.fixture(name="bench")
def _bench(project: Project) -> Workbench:
    """A project in memory that holds the article of the factories."""
    return project()


@pytest.fixture(name="run")
def _run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("SELON_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SELON_ANNOTATOR", "ana")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(name="exported")
def _exported() -> Exported:
    def exported(bench: Workbench, dataset: str = "k") -> list[dict[str, str]]:
        bench.versions.publish(dataset, message="m", author="ana")
        out = io.BytesIO()
        bench.versions.export(dataset, out)
        return list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))

    return exported


OTHER = "Un autre titre\n\nLe ministre a dit « non 😀 » mardi. La mer monte.\n"


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """A folder with two articles, one of them in a folder of its own, and a file that is no article."""
    folder = tmp_path / "corpus"
    (folder / "inner").mkdir(parents=True)
    (folder / "a.txt").write_bytes(TEXT.encode())
    (folder / "inner" / "b.txt").write_bytes(OTHER.encode())
    (folder / "image.png").write_bytes(b"\x89PNG")
    return folder
