"""The ledger of a team: blind while it is read blind, then what its readers agree on."""

import pytest

from annotation.workbench import Workbench
from schemas import Selection
from tests.conftest import Project
from tests.factories import article, claim_change, commit, sentence_change
from tests.ledger.figures import claims_by_key, figures


@pytest.fixture(name="team")
def _team(project: Project) -> Workbench:
    """Ana and ben each read the same article; ana is done, ben has begun."""
    bench = project()
    for name, role in (("lea", "administrator"), ("ana", "analyst"), ("ben", "analyst")):
        bench.people.add(name, role=role, author="lea")
    for name in ("ana", "ben"):
        bench.assigning.assign([article().article_id], name, author="lea")
    states = [sentence_change(one.key) for one in article().sentences]
    bench.commit(commit(claim_change(), *states), annotator="ana")
    bench.commit(commit(claim_change()), annotator="ben")
    return bench


def test_what_is_read_blind_is_in_ones_own_ledger_and_in_no_other(team: Workbench) -> None:
    assert claims_by_key(team.ledger.live()) == {}
    assert claims_by_key(team.ledger.live(reader="ana")) == {"~maria petrova": 1}
    assert claims_by_key(team.ledger.of(Selection(readers="one", reader="ana"))) == {}

    team.assigning.review(article().article_id, is_open=True, author="lea", reason="r")
    assert claims_by_key(team.ledger.of(Selection(readers="one", reader="ana"))) == {"~maria petrova": 1}


def test_what_readers_agree_on_counts_once_and_is_that_of_its_version(team: Workbench) -> None:
    states = [sentence_change(one.key) for one in article().sentences]
    team.commit(commit(*states), annotator="ben")

    for readers in ("best", "agreed", "gold"):
        selection = Selection(readers=readers)
        moment = figures(team.ledger.of(selection))
        team.versions.publish(readers, message="m", author="lea", selection=selection)
        assert claims_by_key(team.ledger.of(selection)) == {"~maria petrova": 1}
        assert figures(team.ledger.version(readers, 1)) == moment
