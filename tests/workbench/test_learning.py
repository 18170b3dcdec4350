"""Learning in a project: stored whole, verified when it is read, the rules alone where there is no model."""

import errno
import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from annotation import folders
from annotation.errors import DamagedModel, TooFewLabels, UnknownModel, UnwritableModel
from annotation.store import MemoryStore
from annotation.suggest import AGENT, SourceNames, suggest
from annotation.workbench import Workbench, open_workbench
from annotation.workbench.learning import Learning
from annotation.workbench.models import ARRAYS, CARD
from schemas import FEATURES, Article, ProjectSettings
from tests.conftest import Project
from tests.factories import NOW, article, sentence_change
from tests.factories import commit as made_commit
from tests.workbench.labelled import LABELLED, label_all, stored_articles

ALL = {"is_attributed", "factuality_source", "factuality_outlet"}


def _folder(bench: Workbench, version: int = 1) -> Path:
    return bench.settings.models / f"{version:06}"


def _suggested(one: Article):
    return suggest(one, sources=SourceNames.of(()))


def test_a_model_is_learned_stored_and_judges(labelled: Workbench, articles: list[Article]) -> None:
    card = labelled.learning.train(author="ana")

    assert (card.version, card.author, card.made_at, card.features) == (1, "ana", NOW, FEATURES)
    assert card.labels.articles == LABELLED
    assert card.labels.sentences == LABELLED * 9
    assert card.labels.unassisted == card.labels.sentences + card.labels.claims
    assert card.winners == ALL
    assert card.beside == (str(AGENT),)
    assert sorted(path.name for path in _folder(labelled).iterdir()) == [
        "model.json", "model.npz", "model.sha256",
    ]  # fmt: skip
    assert labelled.learning.card() == card
    judging = labelled.learning.current()
    assert (judging.agent, judging.winners, judging.problem) == ("learned/1", ALL, None)
    new = articles[-1]
    found = judging(new, _suggested(new))
    spoken, quiet = (
        next(s for s in found if s.claim.content[0].start == new.sentences[at].start) for at in (2, 1)
    )
    assert spoken.score < quiet.score, "the rules take both for the author's own; the model knows better"
    assert spoken.judged_by == dict.fromkeys(ALL, "learned/1")


def test_versions_count_and_the_same_labels_give_the_same_weights(labelled: Workbench) -> None:
    first, second = (labelled.learning.train(author="ana", seed=3) for _ in range(2))

    assert [one.version for one in labelled.learning.versions()] == [1, 2]
    assert first.arrays_sha256 == second.arrays_sha256
    assert first.model_copy(update={"version": 2}) == second
    assert labelled.learning.card(1) == first
    with pytest.raises(UnknownModel, match="There is no model 7; there is: 1, 2"):
        labelled.learning.card(7)


def test_too_few_labels_say_how_many_are_needed(project: Project, store: MemoryStore, articles) -> None:
    bench = project(store=store)
    for one in articles[:3]:
        label_all(bench, one)

    with pytest.raises(TooFewLabels, match="of 3 articles of different stories; 5 are needed"):
        bench.learning.train(author="ana")

    assert bench.learning.versions() == ()
    assert not bench.settings.models.exists()


def test_without_a_model_the_rules_go_on_alone(bench: Workbench) -> None:
    one = stored_articles(MemoryStore(), 1)[0]

    judging = bench.learning.current()

    assert (judging.agent, judging.problem) == ("", None)
    assert judging(one, _suggested(one)) == _suggested(one)
    assert bench.learning.ranking() == ()


def _flip(path: Path) -> None:
    found = bytearray(path.read_bytes())
    found[len(found) // 2] ^= 1
    path.write_bytes(found)


def _sealed(folder: Path, **fields: object) -> None:
    """A card of somebody else's making, with a seal that fits."""
    card = json.loads((folder / CARD).read_bytes()) | fields
    written = json.dumps(card).encode()
    (folder / CARD).write_bytes(written)
    (folder / "model.sha256").write_text(f"{hashlib.sha256(written).hexdigest()}  {CARD}\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda folder: _flip(folder / ARRAYS), "its arrays are not those that were stored"),
        (lambda folder: _flip(folder / CARD), "its card was changed"),
        (lambda folder: (folder / ARRAYS).unlink(), "its arrays cannot be read"),
        (lambda folder: (folder / CARD).unlink(), "its card cannot be read"),
        (lambda folder: _sealed(folder, features=99), "it was learned by another version of Selon"),
        (lambda folder: _sealed(folder, version=9), "its card is of another model"),
        (lambda folder: _sealed(folder, surprise=1), "its card cannot be read"),
        (lambda folder: _sealed(folder, figures=[]), "its arrays do not fit its card"),
    ],
)
def test_a_damaged_or_foreign_model_is_refused_and_the_rules_go_on(
    labelled: Workbench, articles: list[Article], damage: Callable[[Path], None], reason: str
) -> None:
    labelled.learning.train(author="ana")
    damage(_folder(labelled))

    with pytest.raises(DamagedModel) as raised:
        labelled.learning.model()

    assert str(raised.value).startswith(f"Model 1 cannot be used: {reason}. The rules suggest alone; learn")
    judging = labelled.learning.current()
    assert str(judging.problem) == str(raised.value)
    assert judging(articles[0], _suggested(articles[0])) == _suggested(articles[0])
    assert labelled.learning.train(author="ana").version == 2
    assert labelled.learning.current().agent == "learned/2"


def test_a_model_copied_from_another_place_is_refused(labelled: Workbench) -> None:
    labelled.learning.train(author="ana")
    shutil.copytree(_folder(labelled), _folder(labelled, 2))

    with pytest.raises(DamagedModel, match="Model 2 cannot be used: its card is of another model"):
        labelled.learning.model()


def test_a_full_disk_stores_nothing(labelled: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(folders, "_sync", full)

    with pytest.raises(UnwritableModel, match="No space left on device"):
        labelled.learning.train(author="ana")

    assert labelled.learning.versions() == ()
    assert list(labelled.settings.models.iterdir()) == []


def test_a_value_that_the_codebook_has_lost_is_not_judged(labelled: Workbench) -> None:
    labelled.learning.train(author="ana")
    dimensions = tuple(
        one.model_copy(update={"codes": {"certain +": "CT+"}}) if one.codes else one
        for one in labelled.codebook.dimensions
    )
    learning = Learning(
        labelled.settings,
        store=labelled._store,
        codebook=labelled.codebook.model_copy(update={"dimensions": dimensions}),
        propose=_suggested,
        may_show=labelled.assigning.may_show,
        clock=lambda: NOW,
    )

    assert labelled.learning.current().winners == ALL
    assert learning.current().winners == {"is_attributed"}


def test_another_agent_is_said_to_be_unmeasured(labelled: Workbench) -> None:
    card = labelled.learning.train(author="ana")

    assert labelled.learning.unmeasured(card) == ()
    assert labelled.learning.unmeasured(card.model_copy(update={"beside": ("rules/0.0",)})) == (str(AGENT),)


# The order


def test_open_sentences_are_ordered_the_same_each_time(labelled: Workbench, articles: list[Article]) -> None:
    labelled.learning.train(author="ana")

    found = labelled.learning.order("ana")

    assert found == labelled.learning.order("ana")
    assert [one.value for one in found] == sorted((one.value for one in found), reverse=True)
    waiting = {one.article_id for one in articles[LABELLED:]} | {article().article_id}
    assert {one.article_id for one in found} == waiting
    assert labelled.learning.order("ana", 3) == found[:3]
    one = found[0]
    assert labelled.articles.get(one.article_id).sentences[one.index].key == one.key


def test_what_another_has_settled_is_open_but_worth_nothing(labelled: Workbench, articles) -> None:
    labelled.learning.train(author="ana")
    settled = {one.article_id for one in articles[:LABELLED]}

    found = labelled.learning.order("bob")

    assert {one.value for one in found if one.article_id in settled} == {0.0}
    assert labelled.learning.order("") == tuple(one for one in labelled.learning.order("ana"))


def test_the_next_article_goes_by_value_where_it_is_asked_for(project: Project, store, articles) -> None:
    plain = project(store=store)
    for one in articles[:LABELLED]:
        label_all(plain, one)
    plain.learning.train(author="ana")
    ranking = plain.learning.ranking()
    by_value = project(store=store)
    by_value.set_project(ProjectSettings(order_by_value=True))

    walked, here = list[str](), None
    for _ in ranking:
        here = by_value.next_open("ana", after=here)
        walked.append(here)
        label_everything(by_value, here)

    assert walked == list(ranking)
    assert by_value.next_open("ana", after=here) is None
    assert by_value.next_open("bob", after=ranking[0]) == ranking[1]
    by_value.set_project(ProjectSettings())
    first = plain.articles.next_open("bob")
    assert plain.next_open("bob") == first
    assert first not in ranking[:1] or len(ranking) == 1


def label_everything(bench: Workbench, name: str) -> None:
    keys = [one.key for one in bench.articles.get(name).sentences if one.kind in {"title", "body"}]
    bench.commit(made_commit(*map(sentence_change, keys), article_id=name), annotator="ana")


def test_a_ranking_that_cannot_be_read_is_none(labelled: Workbench) -> None:
    labelled.learning.train(author="ana")
    (labelled.settings.models / "ranking.json").write_text("{", encoding="utf-8")

    assert labelled.learning.ranking() == ()


def test_learning_in_a_process_of_its_own_gives_the_same(tmp_path: Path, labelled: Workbench) -> None:
    here = labelled.learning.train(author="ana")
    settings = labelled.settings.__class__(data=tmp_path / "apart", annotator="ana")
    bench = open_workbench(settings, with_seeds=False)
    try:
        for one in stored_articles(bench._store, LABELLED + 4)[:LABELLED]:
            label_all(bench, one)

        there = bench.learning.train_apart(author="ana")

        assert there.arrays_sha256 == here.arrays_sha256
        assert bench.learning.card() == there
        (settings.models / "000001" / CARD).unlink()
        with pytest.raises(UnknownModel):
            bench.learning.card(4)
    finally:
        bench.close()


def test_an_error_comes_back_from_there(tmp_path: Path, labelled: Workbench) -> None:
    bench = open_workbench(
        labelled.settings.__class__(data=tmp_path / "none", annotator="ana"), with_seeds=False
    )
    try:
        with pytest.raises(TooFewLabels, match="of 0 articles"):
            bench.learning.train_apart(author="ana")
    finally:
        bench.close()


def test_nothing_is_learned_from_what_is_still_read_blind(labelled: Workbench) -> None:
    before = labelled.learning.train(author="ana").labels.articles
    labelled.people.add("lea", role="administrator", author="lea")
    labelled.set_project(labelled.project.model_copy(update={"overlap_share": 1.0}))

    with pytest.raises(TooFewLabels):
        labelled.learning.train(author="lea")
    for one in labelled.articles.page("ana", limit=before):
        labelled.assigning.review(one.article_id, is_open=True, author="lea", reason="over")
    assert labelled.learning.train(author="lea").labels.articles == before
