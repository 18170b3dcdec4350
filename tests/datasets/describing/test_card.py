"""The card says what a version is, to people and to Hugging Face, and nothing in it is markup by accident."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from annotation.datasets.describing import Description, croissant, data_package, dataset_card
from annotation.datasets.describing.header import quoted, size_of
from annotation.datasets.splits import ArticleFacts, assign
from annotation.datasets.splits.report import split_report
from schemas import SplitPlan
from tests.datasets.describing.conftest import AWKWARD, FULL, labels

READER = MarkdownIt("commonmark").enable("table")


def _header(card: str) -> dict[str, object]:
    _, header, _ = card.split("---\n", 2)
    return yaml.safe_load(header)


def _blocks(card: str) -> list[str]:
    return [token.type for token in READER.parse(card.split("---\n", 2)[2])]


def _words(card: str) -> str:
    tokens = READER.parse(card.split("---\n", 2)[2])
    return "\n".join("".join(child.content for child in token.children or ()) for token in tokens)


def test_it_says_what_the_version_is(plain: Description) -> None:
    words = _words(dataset_card(plain))

    for said in (
        "k_b, version 3", "premier tour", "2026-03-17T08:30:00Z", "zoé", "version 2", "CC-BY-4.0",
        "Articles: all of them.", "Labels: those of everybody.", "It holds the texts of the articles whole.",
        "Labels that were decided on a suggestion (accepted, corrected or rejected): 1 of 4 (25.0 %).",
        "75.0 %", "None are drawn.", "labels.parquet", "row_id", "FactBank code as the article presents it.",
    ):  # fmt: skip
        assert said in words


def test_its_code_names_the_version(plain: Description) -> None:
    assert 'labels = load_dataset("k_b", version=3)\n' in dataset_card(plain)
    assert "selon verify k_b --version 3" in dataset_card(plain)


def test_words_of_users_are_no_markup(plain: Description, awkward: Description) -> None:
    card = dataset_card(awkward)
    kinds = {token.type for token in READER.parse(card.split("---\n", 2)[2])}
    marks = {
        child.type for token in READER.parse(card.split("---\n", 2)[2]) for child in token.children or ()
    }

    assert "html_block" not in kinds and not marks & {"html_inline", "link_open", "em_open", "image"}
    assert _blocks(card).count("heading_open") == _blocks(dataset_card(plain)).count("heading_open")
    assert " ".join(AWKWARD.split()) in _words(card)
    assert _header(card)["language"] == [" ".join(AWKWARD.split())]


def test_the_header_is_what_hugging_face_reads(plain: Description) -> None:
    assert _header(dataset_card(plain)) == {
        "pretty_name": "k_b, version 3",
        "language": ["fr"],
        "license": "cc-by-4.0",
        "size_categories": ["n<1K"],
        "tags": ["news", "attribution", "stance", "factuality", "source-reliability"],
        "configs": [
            {
                "config_name": "labels",
                "data_files": [{"split": "rows", "path": "labels.parquet"}],
                "default": True,
            },
            *(
                {"config_name": name, "data_files": [{"split": "rows", "path": f"{name}.parquet"}]}
                for name in ("annotations", "articles")
            ),
        ],
    }


def test_hugging_face_loads_the_labels_by_the_header(
    plain: Description, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    datasets = pytest.importorskip("datasets")
    (folder / "README.md").write_text(dataset_card(plain), encoding="utf-8")
    cache = str(tmp_path_factory.mktemp("cache"))

    rows = datasets.load_dataset(str(folder), split="rows", cache_dir=cache)
    articles = datasets.load_dataset(str(folder), "articles", split="rows", cache_dir=cache)

    assert rows["row_id"] == ["r1", "r2"] and articles["article_id"] == ["a1"]


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_quoted_scalar_is_read_as_it_was_written(text: str) -> None:
    assert yaml.safe_load(f"a: {quoted(text)}\n") == {"a": " ".join(text.split())}


@pytest.mark.parametrize(
    ("rows", "name"),
    [(0, "n<1K"), (999, "n<1K"), (1000, "1K<n<10K"), (999_999, "100K<n<1M"), (10**9, "100M<n<1B")],
)
def test_the_size_is_a_category(rows: int, name: str) -> None:
    assert size_of(rows) == name


def test_a_version_of_nothing_has_a_card(empty: Description) -> None:
    words = _words(dataset_card(empty))

    for said in (
        "(no message)",
        "none, it is the first",
        "nobody said",
        "It holds no texts",
        "No label was decided",
    ):
        assert said in words
    assert "configs" not in _header(dataset_card(empty))


def test_the_splits_are_told_where_they_were_drawn(plain: Description) -> None:
    plan = SplitPlan(seed=7)
    done = assign([ArticleFacts("a1", "a1", rows=1)], plan)
    report = split_report(labels(FULL | {"split": "train"}), plan=plan, assignment=done)

    card = dataset_card(plain.model_copy(update={"splits": report}))

    assert "| train | 1 | 1 | 1 | 100.0 % |" in card and "seed 7." in card
    assert "None are drawn" not in card


@pytest.mark.parametrize("told", [data_package, croissant, dataset_card])
def test_the_same_description_is_the_same_bytes(told: object, awkward: Description) -> None:
    turned = {
        name: dict(reversed(getattr(awkward, name).items())) for name in ("values", "agents", "assistance")
    }
    again = Description.model_validate_json(awkward.model_dump_json()).model_copy(update=turned)

    assert told(again) == told(awkward)
    assert told(awkward).endswith("\n") and "\r" not in told(awkward)
    assert told(awkward).encode()


def test_a_licence_is_an_identifier(plain: Description) -> None:
    with pytest.raises(ValueError, match="licence"):
        Description.model_validate(plain.model_dump() | {"licence": "as you like\n"})
