"""The report of a project, from what is stored."""

import pytest

from annotation.workbench import Workbench
from annotation.workbench.suggesting import RULES
from schemas import GOLD, ProjectSettings, repeat_of
from tests.factories import NOW, article, claim_change, commit, sentence_change

ARTICLE = article()
QUOTE = ARTICLE.sentences[1].key


def test_a_project_without_labels_has_nothing_to_report(bench: Workbench) -> None:
    found = bench.assistance.report()

    assert (found.tallies, found.comparisons, found.hastes) == ((), (), ())


def test_what_is_accepted_is_in_the_report_at_once(bench: Workbench) -> None:
    bench.assistance.report()
    view = bench.view(ARTICLE.article_id, "ana")
    shown = next(one for one in view.suggestions if one.claim.voice == "source")
    accepted = claim_change(shown.claim, decision="accepted", suggestion=shown)
    closed = sentence_change(QUOTE, assistance="shown", agent=view.agent)
    bench.commit(commit(accepted, closed), annotator="ana")
    (tally,) = bench.assistance.report().tallies

    assert (tally.agent, tally.annotator, tally.voice) == (str(RULES), "ana", "source")
    assert (tally.offered, tally.accepted.count) == (1, 1)


def test_the_settings_of_a_project_are_kept_in_its_folder(bench: Workbench) -> None:
    assert bench.project == ProjectSettings()
    bench.set_project(ProjectSettings(hidden_share=0.25, hidden_seed=7))

    assert bench.project == ProjectSettings(hidden_share=0.25, hidden_seed=7)
    assert "hidden_share = 0.25" in (bench.settings.data / "project.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("reader", [GOLD, repeat_of("ana")])
def test_neither_gold_nor_a_second_reading_counts_as_an_analyst(bench: Workbench, reader: str) -> None:
    view = bench.view(ARTICLE.article_id, "ana")
    shown = next(one for one in view.suggestions if one.claim.voice == "source")
    accepted = claim_change(shown.claim, decision="accepted", suggestion=shown)
    closed = sentence_change(QUOTE, assistance="shown", agent=view.agent)
    bench._store.commit(commit(accepted, closed), annotator=reader, received_at=NOW)
    found = bench.assistance.report()

    assert (found.tallies, found.comparisons, found.hastes, found.unrecorded) == ((), (), (), 0)
