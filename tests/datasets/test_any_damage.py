"""Whatever is done to the files of a version: verify reports it, and nobody is given it."""

import io
import random
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from annotation import load_dataset
from annotation.datasets import check_files, read_version, version_numbers
from annotation.datasets.versions import write_manifest
from annotation.errors import DamagedVersion, NewerVersion, UnknownDataset, UnknownVersion
from annotation.workbench import Workbench
from schemas import Manifest
from tests.conftest import Project
from tests.datasets.golden_project import DATASET, golden_bench, publish_golden

FLIPS, SEED = 200, 20260317


@pytest.fixture(name="bench")
def _bench(project: Project) -> Workbench:
    """One version with splits and guidelines: every kind of file that there is."""
    bench = golden_bench(project)
    bench.settings.guidelines.write_text("Lire d’abord.\n", encoding="utf-8")
    publish_golden(bench)
    return bench


def _folder(bench: Workbench, number: int = 1, dataset: str = DATASET) -> Path:
    return bench.settings.datasets / dataset / "versions" / f"{number:06}"


def _names(bench: Workbench) -> list[str]:
    return sorted(path.name for path in _folder(bench).iterdir())


def _doors(bench: Workbench, number: int = 1, dataset: str = DATASET) -> Iterator[Callable[[], object]]:
    """Every way to a version's rows."""
    folder = _folder(bench, number, dataset)
    versions = bench.versions
    yield lambda: load_dataset(dataset, version=number, data=bench.settings.data)
    for name in ("csv", "jsonl", "parquet"):
        yield partial(_export, bench, dataset, number, name)
    yield lambda: versions.check(dataset, number)
    yield lambda: versions.compare(dataset, number, number)
    yield lambda: versions.restore(dataset, number, message="m", author="a")
    yield lambda: versions.splits(dataset, number)
    yield lambda: read_version(folder)
    yield lambda: check_files(folder)


def _export(bench: Workbench, dataset: str, number: int, name: str) -> None:
    out = io.BytesIO()
    try:
        bench.versions.export(dataset, out, version=number, name=name)
    except DamagedVersion:
        if out.getvalue():
            return  # refused too late: some of it is out
        raise


def _given(bench: Workbench, number: int = 1, dataset: str = DATASET) -> list[int]:
    """The doors, by their place, that hand out the version, or refuse it without saying which it is."""
    open_ones = []
    for place, door in enumerate(_doors(bench, number, dataset)):
        said = ""
        try:
            door()
        except DamagedVersion as error:
            said = str(error)
        if not (said.startswith(f"Version {number} of {dataset} is not as") and "from a backup" in said):
            open_ones.append(place)
    return open_ones


def _problems(bench: Workbench, number: int = 1, dataset: str = DATASET) -> tuple[str, ...]:
    (found,) = bench.versions.verify(dataset, number)
    assert (found.dataset, found.version) == (dataset, number)
    return found.problems


def _places(folder: Path) -> list[tuple[Path, int, int]]:
    """Bits by chance: half of them anywhere, half in a file by chance, so that no small one is missed."""
    chance = random.Random(SEED)  # noqa: S311 (the same places every time)
    files = sorted(folder.iterdir())
    sizes = [path.stat().st_size for path in files]
    chosen = chance.choices(files, sizes, k=FLIPS // 2) + chance.choices(files, k=FLIPS - FLIPS // 2)
    return [(path, chance.randrange(path.stat().st_size), chance.randrange(8)) for path in chosen]


def test_of_two_hundred_flipped_bits_all_are_reported_and_refused_everywhere(bench: Workbench) -> None:
    places = _places(_folder(bench))
    reported, refused = 0, 0
    for path, place, bit in places:
        whole = path.read_bytes()
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << bit]) + whole[place + 1 :])
        named = path.name.partition(".")[0]  # the manifest and its seal speak for each other
        reported += any(named in problem for problem in _problems(bench))
        refused += _given(bench) == []
        path.write_bytes(whole)

    assert {path.name for path, *_ in places} == set(_names(bench))
    assert (reported, refused) == (FLIPS, FLIPS)
    assert _problems(bench) == ()
    assert version_numbers(_folder(bench).parent) == (1,)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "cut in half": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"\n"),
    "emptied": lambda path: path.write_bytes(b""),
    "deleted": lambda path: path.unlink(),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "renamed": lambda path: path.rename(path.with_suffix(".old")),
    "a broken link": lambda path: (path.unlink(), path.symlink_to("nowhere")),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_reported_and_refused_whichever_it_is(bench: Workbench, damage: str) -> None:
    kept = bench.settings.data / "kept"
    shutil.copytree(_folder(bench), kept)
    for name in _names(bench):
        DAMAGES[damage](_folder(bench) / name)

        assert any(name.partition(".")[0] in problem for problem in _problems(bench)), name
        assert _given(bench) == [], name

        shutil.rmtree(_folder(bench))
        shutil.copytree(kept, _folder(bench))
    assert _problems(bench) == ()


@pytest.mark.parametrize("name", ["notes.txt", ".hidden", "labels.parquet.bak", "manifest.json~", "labels"])
def test_an_added_file_is_reported_and_refused(bench: Workbench, name: str) -> None:
    (_folder(bench) / name).write_bytes(b"")

    assert _problems(bench) == (f"{name} does not belong to the version",)
    assert _given(bench) == []


def test_two_files_that_change_places_are_reported_and_refused(bench: Workbench) -> None:
    labels, articles = (_folder(bench) / f"{name}.parquet" for name in ("labels", "articles"))
    aside = labels.rename(labels.with_name("aside"))
    articles.rename(labels)
    aside.rename(articles)

    assert _problems(bench) == ("articles.parquet was changed", "labels.parquet was changed")
    assert _given(bench) == []


def test_a_version_under_another_number_is_none(bench: Workbench) -> None:
    shutil.copytree(_folder(bench), _folder(bench, 2))
    said = f"its files are those of version 1 of {DATASET}"

    assert (_problems(bench), _problems(bench, 2)) == ((), (said,))
    assert _given(bench, 2) == []
    assert [isinstance(one, Manifest) for one in bench.versions.of(DATASET)] == [True, False]
    with pytest.raises(DamagedVersion, match=said):  # where its articles were placed is not known
        publish_golden(bench)


def test_versions_that_change_places_are_found(bench: Workbench) -> None:
    publish_golden(bench)
    aside = _folder(bench, 1).rename(_folder(bench).with_name("aside"))
    _folder(bench, 2).rename(_folder(bench, 1))
    aside.rename(_folder(bench, 2))

    assert [_problems(bench, number) for number in (1, 2)] == [
        (f"its files are those of version {number} of {DATASET}",) for number in (2, 1)
    ]
    assert _given(bench, 1) == _given(bench, 2) == []


def test_a_version_in_another_dataset_is_none(bench: Workbench) -> None:
    shutil.copytree(_folder(bench), _folder(bench, 1, "autre"))

    assert _problems(bench, 1, "autre") == (f"its files are those of version 1 of {DATASET}",)
    assert _given(bench, 1, "autre") == []
    assert _problems(bench) == ()


def test_a_version_that_is_gone_is_missed(bench: Workbench) -> None:
    for _ in range(2):
        publish_golden(bench)
    shutil.rmtree(_folder(bench, 2))

    found = bench.versions.verify(DATASET)

    assert [one.problems for one in found] == [(), ("its folder is missing",), ()]
    with pytest.raises(UnknownVersion, match="there is: 1, 3"):
        bench.versions.verify(DATASET, 2)


@pytest.mark.parametrize("name", ["000000", "0000002", "00002", "٠٠٠٠٠٢", "000002 ", "000002.bak"])
def test_a_folder_that_selon_would_not_have_named_so_is_no_version(bench: Workbench, name: str) -> None:
    shutil.copytree(_folder(bench), _folder(bench).with_name(name))

    assert version_numbers(_folder(bench).parent) == (1,)
    publish_golden(bench)
    assert [one.problems for one in bench.versions.verify(DATASET)] == [(), ()]


def test_the_millionth_version_is_one(bench: Workbench) -> None:
    written = Manifest(**dict(bench.versions.of(DATASET)[0]) | {"version": 1_000_000})
    shutil.copytree(_folder(bench), _folder(bench, 1_000_000))
    write_manifest(_folder(bench, 1_000_000), written)

    assert version_numbers(_folder(bench).parent) == (1, 1_000_000)
    check_files(_folder(bench, 1_000_000))


def test_a_version_of_a_later_selon_is_refused_by_every_door(bench: Workbench) -> None:
    write_manifest(
        _folder(bench), bench.versions.of(DATASET)[0].model_copy(update={"format": 3, "version": 7})
    )

    assert "made by a later Selon, in format 3; this one knows format 2. Update" in _problems(bench)[0]
    for door in _doors(bench):
        with pytest.raises(NewerVersion, match="Update Selon"):
            door()
    with pytest.raises(NewerVersion):
        publish_golden(bench)
    assert version_numbers(_folder(bench).parent) == (1,)


def test_a_dataset_of_which_nothing_is_left_is_no_dataset(bench: Workbench) -> None:
    shutil.rmtree(_folder(bench))

    assert bench.versions.names() == ()
    for deed in (bench.versions.of, bench.versions.verify):
        with pytest.raises(UnknownDataset, match="there is: none"):
            deed(DATASET)
