"""The file of a project's settings: read, written whole, every mistake named."""

from pathlib import Path

import pytest

from annotation.errors import InvalidProject, UnwritableProject
from annotation.project import read_project, write_project
from schemas import ProjectSettings


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "project.toml"
    assert read_project(path) == ProjectSettings()
    for share in (0.1, 0.5, 0.015, 0):
        wanted = ProjectSettings(hidden_share=share, hidden_seed=2**31 - 1, order_by_value=share > 0)
        write_project(path, wanted)
        assert read_project(path) == wanted
    assert [one.name for one in tmp_path.iterdir()] == ["project.toml"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hidden_share = 0.6", "hidden_share: .* less than or equal to 0.5"),
        ("hidden_share = -0.1", "hidden_share"),
        ("hidden_share = nan", "hidden_share"),
        ("hidden_seed = 1.5", "hidden_seed"),
        ("hidden_seed = -1", "hidden_seed"),
        ("order_by_value = 2", "order_by_value"),
        ("share = 0.1", "share: Extra inputs"),
        ("hidden_share = ", "Invalid value"),
    ],
)
def test_what_cannot_be_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "project.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(InvalidProject, match=said):
        read_project(path)


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnwritableProject, match="cannot be written"):
        write_project(tmp_path / "nowhere" / "project.toml", ProjectSettings())
