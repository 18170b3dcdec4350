"""What training code is given: a version by name, verified and typed."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import annotation
from annotation import load_dataset
from annotation.datasets.tags import tag
from annotation.errors import (
    DamagedVersion,
    NoSplits,
    UnknownDataset,
    UnknownSplit,
    UnknownTag,
    UnknownVersion,
)
from annotation.settings import ROOT
from annotation.workbench import Workbench
from schemas import Claim
from tests.factories import TEXT, article, claim_change, commit, sentence_change, span
from tests.made_versions import make_version, row


@pytest.fixture(name="data")
def _data(bench: Workbench) -> Path:
    """Two versions of "k" of a labelled project: a quotation, then the author's own voice with codes too."""
    body = [one.key for one in article().sentences]
    bench.commit(commit(claim_change(decision="accepted"), sentence_change(body[1])), annotator="ana")
    bench.versions.publish("k", message="m", author="ana")
    codes = {"factuality_source": "Uu", "source_reliability": "F", "information_credibility": "6"}
    own = Claim(voice="author", content=(span(TEXT, "Le calme règne."),), judgements=codes, note="NA")
    bench.commit(commit(claim_change(own), sentence_change(body[2])), annotator="ana")
    bench.versions.publish("k", message="m", author="ana")
    return bench.settings.data


@pytest.fixture(name="split_data")
def _split_data(tmp_path: Path) -> Path:
    """Forty articles, every fifth of them in the test split, labelled as their words say."""
    rows = [
        row(
            number, index, text, voice=voice, split="train" if number % 5 else "test",
            scope="span" if voice == "source" else "",
        )
        for number in range(40)
        for index, (voice, text) in enumerate(
            (("source", f"Le ministre a déclaré que {number} ponts vont."), ("author", f"{number} ponts."))
        )
    ]  # fmt: skip
    make_version(tmp_path / "datasets", "kremlin", rows)
    return tmp_path


def test_the_latest_version_is_read_or_the_one_of_a_number_or_tag(data: Path) -> None:
    tag(data / "datasets", "k", "gold", 1)

    assert len(load_dataset("k", data=data)) == 2
    assert set(load_dataset("k", data=data)["version"]) == {2}
    assert set(load_dataset("k", version=1, data=data)["version"]) == {1}
    assert set(load_dataset("k", tag="gold", data=str(data))["version"]) == {1}


def test_columns_have_the_types_of_the_data_dictionary(data: Path) -> None:
    table = load_dataset("k", data=data)

    assert list(table.columns) == list(load_dataset("k", version=1, data=data).columns)
    assert table["sentence_index"].dtype == table["source_start"].dtype == "Int64"
    assert table["suggestion_shown"].dtype == "boolean"
    assert table["seconds"].dtype == table["suggestion_score"].dtype == "float64"
    assert table["published_at"].dtype.kind == table["labelled_at"].dtype.kind == "M"
    assert str(table["labelled_at"].dt.tz) == "UTC"
    assert table["labelled_at"][0] == pd.Timestamp("2026-03-17T08:30:00Z")
    assert table["seconds"].tolist() == [2.5, 2.5]
    said = table.iloc[0]
    assert TEXT[said["source_start"] : said["source_end"]] == said["source_text"] == "Maria Petrova"


def test_codes_are_values_and_only_an_empty_cell_is_missing(data: Path) -> None:
    own = load_dataset("k", data=data).iloc[1]

    assert (own["factuality_source"], own["source_reliability"]) == ("Uu", "F")
    assert (own["information_credibility"], own["note"]) == ("6", "NA")
    missing = load_dataset("k", data=data).isna()
    assert missing["source_start"].tolist() == [False, True]
    assert missing["stance"].all() and missing["published_at"].all() and missing["suggestion_shown"].all()


def test_what_every_cell_holds_is_what_the_csv_holds(data: Path, bench: Workbench, tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    bench.versions.export_file("k", path)
    wanted = pd.read_csv(path, dtype=str, keep_default_na=False)
    table = load_dataset("k", data=data)
    text = [name for name in table.columns if pd.api.types.is_string_dtype(table[name].dtype)]

    assert len(text) > 30
    pd.testing.assert_frame_equal(table[text].fillna("").astype(object), wanted[text].astype(object))


def test_rows_with_an_empty_cell_are_kept_when_they_are_compared(data: Path) -> None:
    """The author's voice without a claim has no scope; a comparison must not lose its row."""
    table = load_dataset("k", data=data)

    assert len(table[table["source_name"] != "nobody"]) == len(table) == 2


def test_one_split_is_read(split_data: Path) -> None:
    train, test = (load_dataset("kremlin", split=name, data=split_data) for name in ("train", "test"))

    assert (len(train), len(test)) == (64, 16)
    assert set(test["split"]) == {"test"} and list(test.index) == list(range(16))
    with pytest.raises(UnknownSplit, match="no split validation; there is: test, train"):
        load_dataset("kremlin", split="validation", data=split_data)


def test_a_version_without_splits_says_so(data: Path) -> None:
    with pytest.raises(NoSplits, match="No splits are drawn in version 2 of k"):
        load_dataset("k", split="train", data=data)


def test_what_is_not_there_is_named_with_what_is(data: Path) -> None:
    tag(data / "datasets", "k", "gold", 1)

    with pytest.raises(UnknownDataset, match=r"no dataset kremlin in .*; there is: k"):
        load_dataset("kremlin", data=data)
    with pytest.raises(UnknownVersion, match="no version 7; there is: 1, 2"):
        load_dataset("k", version=7, data=data)
    with pytest.raises(UnknownTag, match="no tag silver; there is: gold"):
        load_dataset("k", tag="silver", data=data)
    with pytest.raises(TypeError, match="not both"):
        load_dataset("k", version=1, tag="gold", data=data)


def test_a_damaged_version_is_refused(data: Path) -> None:
    path = data / "datasets" / "k" / "versions" / "000002" / "labels.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)

    with pytest.raises(DamagedVersion, match="Version 2 of k"):
        load_dataset("k", data=data)
    assert len(load_dataset("k", version=1, data=data)) == 1


def test_the_datasets_folder_is_enough_and_nothing_is_written(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "elsewhere"
    shutil.copytree(data / "datasets", copy / "datasets")
    before = sorted(copy.rglob("*"))
    monkeypatch.setenv("SELON_DATA", str(copy))

    assert load_dataset("k").equals(load_dataset("k", data=data))
    assert sorted(copy.rglob("*")) == before
    with pytest.raises(UnknownDataset, match="there is: none"):
        load_dataset("k", data=tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_importing_the_package_stays_light() -> None:
    heavy = "{'numpy', 'pandas', 'pyarrow', 'sqlalchemy', 'annotation.workbench'}"
    program = f"import sys, annotation; print(sorted({heavy} & sys.modules.keys()))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"
    with pytest.raises(AttributeError, match="no attribute 'load_datasets'"):
        _ = annotation.load_datasets


def test_the_lines_of_the_readme_train_a_classifier(split_data: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = (one for one in re.findall(r"```python\n(.*?)```", readme, re.DOTALL) if "sklearn" in one)
    done = subprocess.run(
        [sys.executable, "-c", block],
        cwd=ROOT,
        env={"SELON_DATA": str(split_data), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.stdout == "1.000 of 16 sentences are told right\n", done.stderr
