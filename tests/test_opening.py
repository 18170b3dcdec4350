"""A project gets its first articles, whatever happened when it was opened before."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotation.cli import main
from annotation.ingest import Parcel, parcel_of
from annotation.settings import Settings
from annotation.workbench import Workbench, open_workbench, opening

SEEDS = sorted(path.name for path in opening.SEEDS.glob("*.txt"))


@pytest.fixture(name="settings")
def _settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", annotator="ana")


@pytest.fixture(name="run")
def _run(settings: Settings) -> Callable[..., Result]:
    return lambda *words: CliRunner().invoke(main, ["--data", *map(str, (settings.data, *words))])


@pytest.fixture(name="text")
def _text(tmp_path: Path) -> Path:
    """A file that holds an article."""
    path = tmp_path / "mine.txt"
    path.write_text("Un titre\n\nLe préfet a déclaré que « la mer montait ».\n", encoding="utf-8")
    return path


def _origins(bench: Workbench) -> list[str]:
    found = [bench.articles.get(one.article_id).origin for one in bench.articles.page("ana")]
    bench.close()
    return found


def test_a_new_project_holds_the_two_seed_articles(settings: Settings) -> None:
    assert _origins(open_workbench(settings)) == SEEDS
    assert _origins(open_workbench(settings)) == SEEDS
    assert len(SEEDS) == 2


def test_a_project_that_was_killed_while_it_got_its_seeds_gets_them_at_the_next_start(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(path: Path) -> Parcel:
        if path.name == SEEDS[1]:
            raise KeyboardInterrupt
        return parcel_of(path)

    with monkeypatch.context() as patch:
        patch.setattr(opening, "parcel_of", killed)
        with pytest.raises(KeyboardInterrupt):
            open_workbench(settings)
    assert settings.database.exists()

    assert _origins(open_workbench(settings)) == SEEDS


def test_a_project_with_an_article_of_its_own_gets_no_seeds(
    run: Callable[..., Result], settings: Settings, text: Path
) -> None:
    assert run("import", text).exit_code == 0

    assert _origins(open_workbench(settings)) == ["mine.txt"]


def test_an_import_that_finds_no_file_leaves_no_project(
    run: Callable[..., Result], settings: Settings, tmp_path: Path
) -> None:
    assert run("import", tmp_path / "typo.txt").exit_code == 1
    assert not settings.data.exists()

    assert _origins(open_workbench(settings)) == SEEDS


def test_an_import_that_refuses_every_file_leaves_the_project_to_the_seeds(
    run: Callable[..., Result], settings: Settings, text: Path
) -> None:
    text.write_bytes(b"")

    assert run("import", text).exit_code == 1
    assert _origins(open_workbench(settings)) == SEEDS


def test_suggest_needs_no_project_and_makes_none(
    run: Callable[..., Result], settings: Settings, text: Path
) -> None:
    found = run("suggest", text)

    assert found.exit_code == 0
    assert "Le préfet" in found.stdout
    assert not settings.data.exists()


def test_suggest_reads_the_registry_of_the_project(
    run: Callable[..., Result], settings: Settings, text: Path
) -> None:
    settings.data.mkdir()
    settings.sources.write_text("source_id,name\nx,X\n", encoding="utf-8")
    found = run("suggest", text)

    assert found.exit_code == 1
    assert "sources.csv is not valid" in found.stderr
    assert list(settings.data.iterdir()) == [settings.sources]
