"""The package is valid by Frictionless, and its types are those of the canonical CSV."""

import json
from pathlib import Path

from frictionless import Package, Resource, Schema, system

from annotation.datasets.describing import Description, data_package
from annotation.exports import CANONICAL
from tests.datasets.describing.conftest import AWKWARD, FULL, ROW, labels


def _check(text: str) -> list[str]:
    return [error.message for error in Package.validate_descriptor(json.loads(text)).errors]


def test_it_is_valid_whatever_users_wrote(plain: Description, awkward: Description) -> None:
    assert _check(data_package(plain)) == []
    assert _check(data_package(awkward)) == []
    assert json.loads(data_package(awkward))["description"].endswith(AWKWARD)
    assert "<" not in data_package(awkward)


def test_it_names_every_file_with_its_hash_and_says_where_the_version_comes_from(plain: Description) -> None:
    found = json.loads(data_package(plain))

    assert found["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (found["name"], found["version"], found["created"]) == ("k_b", "3.0.0", "2026-03-17T08:30:00Z")
    assert found["contributors"] == [{"title": "zoé", "roles": ["publisher"]}]
    assert found["licenses"] == [{"name": "CC-BY-4.0"}]
    assert [(one["path"], one["bytes"], one["hash"]) for one in found["resources"]] == [
        (one.path, one.bytes, f"sha256:{one.sha256}") for one in plain.files
    ]
    assert [one["path"] for one in found["resources"] if "schema" not in one] == ["codebook.toml"]


def _labels_schema(description: Description) -> Schema:
    resources = json.loads(data_package(description))["resources"]
    schema = next(one["schema"] for one in resources if one["path"] == "labels.parquet")
    return Schema.from_descriptor({name: schema[name] for name in schema if name != "foreignKeys"})


def _problems(csv: Path, schema: Schema) -> list[tuple[str, str]]:
    with system.use_context(trusted=True):
        report = Resource(path=str(csv), schema=schema).validate()
    return [(one[0], one[1]) for one in report.flatten(["fieldName", "type"])]


def test_the_canonical_csv_is_valid_by_the_types_of_the_labels(plain: Description, tmp_path: Path) -> None:
    csv = tmp_path / "labels.csv"
    with csv.open("wb") as out:
        CANONICAL.write_table(labels(ROW, FULL), out)

    assert _problems(csv, _labels_schema(plain)) == []


def test_a_cell_of_another_type_and_a_row_that_is_twice_there_are_found(
    plain: Description, tmp_path: Path
) -> None:
    csv = tmp_path / "labels.csv"
    with csv.open("wb") as out:
        CANONICAL.write_table(labels(ROW, ROW | {"seconds": "long", "published_at": "hier"}), out)

    assert set(_problems(csv, _labels_schema(plain))) == {
        (None, "primary-key"),
        ("published_at", "type-error"),
        ("seconds", "type-error"),
    }


def test_the_small_tables_are_valid_as_they_lie_there(plain: Description, folder: Path) -> None:
    """Articles are Parquet, which this validator cannot read here."""
    found = json.loads(data_package(plain))
    found["resources"] = [one for one in found["resources"] if one["path"].endswith((".csv", ".toml"))]
    for one in found["resources"]:
        one.get("schema", {}).pop("foreignKeys", None)

    report = Package.from_descriptor(found, basepath=str(folder)).validate()

    assert report.flatten(["resourceName", "type", "message"]) == []


def test_a_package_without_files_is_json(empty: Description) -> None:
    found = json.loads(data_package(empty))

    assert found["resources"] == [] and not {"licenses", "sources"} & found.keys()
