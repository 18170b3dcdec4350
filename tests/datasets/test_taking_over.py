"""A version takes over from its parent what has not changed; the bytes are as if all had been made anew."""

from datetime import date
from pathlib import Path

import pytest

from annotation.datasets import contents
from annotation.errors import NothingToPublish
from annotation.workbench import Workbench
from schemas import Claim, Selection
from tests.conftest import Project
from tests.datasets.helpers import bytes_of, csv_of, folder
from tests.datasets.test_verify import flip
from tests.factories import NOW, article, claim_change, commit, incoming, sentence_change, span

MADE = ("labels.parquet", "articles.parquet", "annotations.parquet")


@pytest.fixture(name="bench")
def _bench(project: Project) -> Workbench:
    """Thirty articles, each with two labels."""
    bench = project()
    texts = [f"Titre {number}\nLe port rouvre, dit-on, le {number}." for number in range(30)]
    bench._store.add_articles(
        [incoming(article(text, published=date(2026, 1, 1 + index))) for index, text in enumerate(texts)],
        imported_at=NOW,
    )
    for text in texts:
        _label(bench, text)
    return bench


def _label(bench: Workbench, text: str, annotator: str = "ana") -> None:
    one = article(text)
    said = Claim(voice="author", content=(span(text, text.splitlines()[1]),))
    known = bench.revisions(one.article_id, annotator).get(f"sentence:{one.sentences[1].key}", 0)
    both = (claim_change(said), sentence_change(one.sentences[1].key, base=known))
    bench.commit(commit(*both, article_id=one.article_id), annotator=annotator)


def _publish(bench: Workbench, **wanted: object) -> Path:
    done = bench.versions.publish("k", message="m", author="ana", **wanted)
    return folder(bench, done.version)


def _made_anew(bench: Workbench, monkeypatch: pytest.MonkeyPatch, number: int) -> dict[str, bytes]:
    """The files of the version with that number, had there been nothing to take over."""
    with monkeypatch.context() as patched:
        patched.setattr(contents, "_shelf_of", lambda *_: None)
        path = folder(bench, number)
        aside = path.rename(path.with_name("aside"))
        found = bytes_of(_publish(bench))
        path.rename(path.with_name("again"))
        aside.rename(path)
    return found


def test_a_version_is_the_same_bytes_whether_its_parts_were_taken_over_or_made(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    _publish(bench)
    _label(bench, "Titre 7\nLe port rouvre, dit-on, le 7.")
    _label(bench, "Titre 29\nLe port rouvre, dit-on, le 29.", "bob")
    second = bytes_of(_publish(bench))

    anew = _made_anew(bench, monkeypatch, 2)

    assert {name: second[name] for name in MADE} == {name: anew[name] for name in MADE}


def test_only_what_changed_is_read_again(bench: Workbench) -> None:
    _publish(bench)
    _label(bench, "Titre 7\nLe port rouvre, dit-on, le 7.")
    read: list[str] = []
    snapshot = type(bench._store.snapshot().__enter__())
    original = snapshot.article

    def seen(self: object, article_id: str) -> object:
        read.append(article_id)
        return original(self, article_id)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(snapshot, "article", seen)
        _publish(bench)

    assert read == [article("Titre 7\nLe port rouvre, dit-on, le 7.").article_id]


def test_a_damaged_parent_is_not_taken_over(bench: Workbench) -> None:
    _publish(bench)
    first = csv_of(bench)
    path = folder(bench) / "labels.parquet"
    flip(path, path.stat().st_size // 2)

    _publish(bench)

    assert csv_of(bench, 2) == first.replace(b"\r\nk,1,", b"\r\nk,2,")
    assert [bool(one.problems) for one in bench.versions.verify("k")] == [True, False]


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Selection(), 30),
        (Selection(since=date(2026, 1, 10)), 21),
        (Selection(until=date(2026, 1, 10)), 10),
        (Selection(languages=("en",)), 0),
        (Selection(outlets=("Cinktank.com",), since=date(2026, 1, 30)), 1),
        (Selection(readers="one", reader="bob"), 1),
        (Selection(finished=True), 0),
    ],
)
def test_a_selection_narrows_what_goes_in(bench: Workbench, wanted: Selection, count: int) -> None:
    _label(bench, "Titre 29\nLe port rouvre, dit-on, le 29.", "bob")
    _publish(bench)

    if not count:
        with pytest.raises(NothingToPublish):
            _publish(bench, selection=wanted)
        return
    _publish(bench, selection=wanted)
    found = bench.versions.of("k")[-1]

    assert (found.counts["articles"], found.selection) == (count, wanted)


def test_a_preview_says_what_would_go_in_and_what_is_missing_and_leaves_nothing(bench: Workbench) -> None:
    found = bench.versions.preview("k")

    assert (found.manifest.version, found.manifest.counts["rows"]) == (1, 30)
    assert (found.manifest.missing.open, found.manifest.missing.disagreements) == (30, 0)
    assert len(found.articles) == 20
    assert not bench.settings.datasets.exists()


def test_an_earlier_version_is_made_the_newest(bench: Workbench) -> None:
    _publish(bench)
    _label(bench, "Titre 7\nLe port rouvre, dit-on, le 7.")
    _publish(bench)

    done = bench.versions.restore("k", 1, message="retour", author="zoé")

    assert (done.version, done.parent, done.restores, done.message) == (3, 2, 1, "retour")
    assert csv_of(bench, 3) == csv_of(bench, 1).replace(b"\r\nk,1,", b"\r\nk,3,")
    assert [one.problems for one in bench.versions.verify("k")] == [(), (), ()]
    _publish(bench)
    assert csv_of(bench, 4) == csv_of(bench, 2).replace(b"\r\nk,2,", b"\r\nk,4,")
