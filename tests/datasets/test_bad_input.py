"""Bad input to the verbs of versions: the thing and the next step are named, and nothing is written."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotation.cli import main
from annotation.datasets.versions import write_manifest
from annotation.errors import TextsLeftOut, UnknownDataset, UnknownFormat, UnknownVersion, WorkbenchError
from annotation.settings import Settings
from annotation.workbench import Workbench, open_workbench
from schemas import Manifest, SplitPlan
from tests.datasets.helpers import add_labels
from tests.datasets.test_verify import flip
from tests.factories import NOW, article

COULD_NOT, WRONG_USAGE = 1, 2


@pytest.fixture(name="whole", scope="module")
def _whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Version 1 with the words of its articles and the tag "gold", version 2 with offsets only.

    All tests share it: nothing that they do may write to it.
    """
    root = tmp_path_factory.mktemp("input")
    bench = _opened(root)
    bench._store.add_article(article(), imported_at=NOW)
    add_labels(bench)
    bench.versions.publish("k", message="m", author="ana", split=SplitPlan(seed=1))
    bench.versions.publish("k", message="m", author="ana", texts="offsets")
    bench.versions.tag("k", "gold", 1)
    bench.close()
    return root


def _opened(root: Path) -> Workbench:
    return open_workbench(Settings(data=root / "data", annotator="ana"), with_seeds=False)


@pytest.fixture(name="copy")
def _copy(whole: Path, tmp_path: Path) -> Path:
    """The same, to be damaged."""
    return Path(shutil.copytree(whole, tmp_path / "copy"))


def _refused(root: Path, *words: str, code: int = COULD_NOT) -> str:
    """What a command says that has to fail without writing anything."""
    before = _tree(root)
    given = [word.replace("OUT", str(root)) for word in words]
    found = CliRunner().invoke(main, ["--data", str(root / "data"), *given])
    assert (found.exit_code, found.stdout) == (code, ""), found.output
    assert isinstance(found.exception, SystemExit)
    assert _tree(root) == before
    return " ".join(found.stderr.split())


def _tree(root: Path) -> dict[str, bytes | None]:
    """All that lies there, but for the database: SQLite tidies up when it is closed."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(root.rglob("*"))
        if "selon.db" not in path.name and path.parent.name != "backups"
    }


def _verbs(dataset: str, version: str = "1") -> dict[str, tuple[str, ...]]:
    """A command of every verb that takes a version that is there."""
    return {
        "diff from": ("diff", dataset, version),
        "diff to": ("diff", dataset, "1", version, "-o", "OUT/diff.csv"),
        "tag": ("tag", dataset, "new", "--version", version),
        "restore": ("restore", dataset, version),
        "splits": ("splits", dataset, "--version", version),
        "export": ("export", dataset, "--version", version, "-o", "OUT/out.csv"),
        "export to stdout": ("export", dataset, "--version", version),
    }


VERBS = tuple(_verbs("k"))
BY_NUMBER = ("verify", "train-report")


@pytest.mark.parametrize("verb", [*VERBS, *BY_NUMBER, "versions"])
def test_an_unknown_dataset_is_named_with_those_that_there_are(whole: Path, verb: str) -> None:
    words = _verbs("nope").get(verb, (verb, "nope"))

    assert (
        _refused(whole, *words)
        == f"selon: There is no dataset nope in {whole / 'data' / 'datasets'}; there is: k."
    )


@pytest.mark.parametrize("name", ["../k", "k/versions", "", ".", "k\n", "/etc"])
@pytest.mark.parametrize("verb", [*VERBS, "verify", "versions", "publish", "dry run"])
def test_a_name_that_leads_elsewhere_is_no_dataset(whole: Path, verb: str, name: str) -> None:
    own = {"publish": ("publish", name, "-m", "m"), "dry run": ("publish", name, "--dry-run")}
    words = {**_verbs(name), **own}.get(verb, (verb, name))

    assert "is no name for a dataset: use letters, digits, - and _, at most 60." in _refused(whole, *words)


@pytest.mark.parametrize("version", ["0", "999", "00", "3"])
@pytest.mark.parametrize("verb", VERBS)
def test_a_version_that_is_not_there_names_those_that_are(whole: Path, verb: str, version: str) -> None:
    said = _refused(whole, *_verbs("k", version)[verb])

    assert said == f"selon: Dataset k has no version {int(version)}; there is: 1, 2."


@pytest.mark.parametrize("version", ["abc", "1.0", "../gold", "²", "Gold", ""])
@pytest.mark.parametrize("verb", VERBS)
def test_a_tag_that_is_not_there_names_those_that_are(whole: Path, verb: str, version: str) -> None:
    said = _refused(whole, *_verbs("k", version)[verb])

    assert said == f"selon: Dataset k has no tag {version}; there is: gold.".replace("  ", " ")


@pytest.mark.parametrize("verb", BY_NUMBER)
def test_where_only_a_number_will_do_a_word_is_wrong_usage(whole: Path, verb: str) -> None:
    assert "has no version 999; there is: 1, 2." in _refused(whole, verb, "k", "--version", "999")
    for version in ("abc", "0", "-1", "9" * 5000):
        assert "Invalid value for '--version'" in _refused(
            whole, verb, "k", "--version", version, code=WRONG_USAGE
        )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("gold", "gold is a tag of k already, and a tag never moves. Choose another."),
        ("12", "'12' is no tag: use letters"),
        ("../gold", "'../gold' is no tag: use letters"),
        ("", "'' is no tag: use letters"),
    ],
)
def test_a_tag_that_cannot_be_given_is_named(whole: Path, name: str, said: str) -> None:
    assert said in _refused(whole, "tag", "k", name, "--version", "2")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("publish k", "Say what is new: -m"),
        ("publish k -m _", "Say what is new: -m"),
        ("publish k -m m --split 80/20", "three whole numbers such as 80/10/10"),
        ("publish k -m m --split 80/20/20", "sum to 1.2, not to 1"),
        ("publish k -m m --readers one", "need that reader's name"),
        ("publish k -m m --readers all --adjudicator lea", "only settled labels have adjudicators"),
        ("publish k -m m --readers some", "Invalid value for '--readers'"),
        ("publish k -m m --since yesterday", "Invalid value for '--since'"),
        ("publish k -m m --group-by author", "Invalid value for '--group-by'"),
        ("publish k -m m --group-by time --group-by outlet", "time cannot be combined"),
        ("diff k 1 2 -o OUT/diff.xlsx", "ends neither in .csv nor in .json"),
        ("diff k", "Missing argument 'OLD'"),
        ("restore k", "Missing argument 'VERSION'"),
        ("tag k", "Missing argument 'TAG'"),
        ("train-report k --version 1 --tag gold", "Name a version or a tag, not both."),
        ("export k --versoin 1", "No such option"),
    ],
)
def test_a_command_that_is_wrong_says_what_is(whole: Path, words: str, said: str) -> None:
    assert said in _refused(whole, *(word.replace("_", " ") for word in words.split()), code=WRONG_USAGE)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("export k --format xls", "There is no format xls; there is: "),
        (
            "export k --version 2 --format jsonl",
            "Version 2 of k holds offsets only, and jsonl needs the words",
        ),
        ("export k --version 2 --format jsonl -o OUT/a.jsonl", "Choose CSV, JSONL or Parquet, or publish"),
        ("export k -o OUT/nowhere/a.csv", "cannot be written: No such file or directory. Choose another"),
        ("export k -o OUT", "cannot be written: Is a directory. Choose another place with -o."),
        ("diff k 1 2 -o OUT/nowhere/a.csv", "cannot be written: No such file or directory. Choose another"),
        ("train-report k --version 2", "No splits are drawn in version 2 of k. Draw them when you publish"),
        ("publish k -m m --language xx", "There is nothing to publish: no label is in what was asked for."),
        ("publish k -m m --reader nobody", "There is nothing to publish"),
    ],
)
def test_what_cannot_be_done_says_why_and_what_to_do(whole: Path, words: str, said: str) -> None:
    assert said in _refused(whole, *words.split())


READING = (*(name for name in VERBS if name != "tag"), "train-report")
"""The verbs that look into a version; what is damaged may still be tagged."""


def _reading(verb: str) -> tuple[str, ...]:
    return _verbs("k").get(verb, (verb, "k", "--version", "1"))


def test_a_damaged_version_is_named_by_every_verb(copy: Path) -> None:
    flip(copy / "data/datasets/k/versions/000001/labels.parquet", 1000)

    for verb in READING:
        assert _refused(copy, *_reading(verb)) == (
            "selon: Version 1 of k is not as published: labels.parquet was changed. "
            "Restore its folder from a backup."
        )


def test_a_version_of_a_later_selon_is_named_by_every_verb(copy: Path) -> None:
    for number in (1, 2):
        path = copy / f"data/datasets/k/versions/{number:06}"
        known = Manifest.model_validate_json((path / "manifest.json").read_bytes())
        write_manifest(path, known.model_copy(update={"format": 3}))

    said = "Version {} of k was made by a later Selon, in format 3; this one knows format 2. Update Selon"
    for verb in READING:
        assert said.format(1) in _refused(copy, *_reading(verb))
    for words in (("publish", "k", "-m", "m"), ("publish", "k", "--dry-run")):
        assert said.format(2) in _refused(copy, *words)
    assert said.format(2) in _refused(copy, "versions", "k")


def test_a_folder_that_is_missing_is_no_version_and_is_missed(copy: Path) -> None:
    shutil.rmtree(copy / "data/datasets/k/versions/000001")

    for verb, words in _verbs("k").items():
        said = _refused(copy, *words)
        assert said == "selon: Dataset k has no version 1; there is: 2.", verb
    found = CliRunner().invoke(main, ["--data", str(copy / "data"), "verify", "k"])
    assert (found.exit_code, found.stdout.splitlines()) == (
        COULD_NOT,
        ["k version 1: its folder is missing", "k version 2: as published"],
    )
    assert "has no version 1" in _refused(copy, "export", "k", "--version", "gold")


def test_a_tag_that_was_spoilt_says_how_it_is_mended(copy: Path) -> None:
    path = copy / "data/datasets/k/tags/gold"
    path.write_bytes(b"first")

    for words in (("versions", "k"), ("export", "k", "--version", "gold")):
        assert f"Restore {path} from a backup, or delete it" in _refused(copy, *words)


def test_guidelines_that_are_no_text_are_named(copy: Path) -> None:
    path = copy / "data/guidelines.md"
    path.write_bytes("Règles".encode("latin-1"))

    for words in (("publish", "k", "-m", "m"), ("publish", "k", "--dry-run")):
        assert f"{path} cannot be read: it is not UTF-8; save the file as UTF-8." in _refused(copy, *words)


def test_a_version_does_not_differ_from_itself(whole: Path) -> None:
    found = CliRunner().invoke(main, ["--data", str(whole / "data"), "diff", "k", "1", "1"])

    assert found.exit_code == 0
    assert found.stdout == "k version 1 to 1: 0 added, 0 withdrawn, 0 changed, 2 kept\n"


@pytest.mark.parametrize("number", [0, -1, 3, 999])
def test_the_workbench_names_a_version_that_is_not_there(whole: Path, tmp_path: Path, number: int) -> None:
    versions, before = _opened(whole).versions, _tree(whole)
    deeds: tuple[Callable[[], object], ...] = (
        lambda: versions.verify("k", number),
        lambda: versions.check("k", number),
        lambda: versions.dictionary("k", number),
        lambda: versions.compare("k", number, 1),
        lambda: versions.compare("k", 1, number),
        lambda: versions.splits("k", number),
        lambda: versions.tag("k", "new", number),
        lambda: versions.restore("k", number, message="m", author="ana"),
        lambda: versions.export_file("k", tmp_path / "a.csv", version=number),
    )
    for deed in deeds:
        with pytest.raises(UnknownVersion, match=rf"has no version {number}; there is: 1, 2\."):
            deed()
    assert (_tree(whole), list(tmp_path.iterdir())) == (before, [])


def test_the_workbench_refuses_what_it_cannot_do_and_leaves_no_file(whole: Path, tmp_path: Path) -> None:
    versions, before, out = _opened(whole).versions, _tree(whole), tmp_path / "a.csv"
    deeds: dict[Callable[[], object], type[WorkbenchError]] = {
        lambda: versions.export_file("k", out, version=1, name="xls"): UnknownFormat,
        lambda: versions.export_file("k", out, version=2, name="conll"): TextsLeftOut,
        lambda: versions.export_file("nope", out): UnknownDataset,
        lambda: versions.of("nope"): UnknownDataset,
        lambda: versions.number("nope", "gold"): UnknownDataset,
        lambda: versions.tag("nope", "gold", 1): UnknownDataset,
    }
    for deed, error in deeds.items():
        with pytest.raises(error, match=r"there is: |Choose CSV"):
            deed()
    assert (_tree(whole), list(tmp_path.iterdir())) == (before, [])
