"""A project whose two articles cite each other, for the tests of the ledger's pages."""

from datetime import date
from pathlib import Path

from annotation.settings import Settings
from annotation.workbench import open_workbench
from schemas import Grade
from tests.factories import NOW, claim_change, commit, incoming, sentence_change
from tests.ledger.corpus import read, said

JUDGED = {"factuality_source": "CT+", "source_reliability": "B", "information_credibility": "2"}
FIRST = read(
    "un",
    said(1, "TASS", judgements=JUDGED, stance=(("OTAN", "AGAINST"),), cue_force="endorsing"),
    said(2, "Maria Petrova", "TASS"),
    outlet="Reuters",
    day="2026-03-01",
)
SECOND = read(
    "deux",
    said(3, "Reuters", links=(("support", FIRST, 1),)),
    said(4, "<b>Le *ministre*</b>", "Reuters"),
    outlet="TASS",
    day="2026-03-02",
)


def labelled(data: Path) -> str:
    """Label both in a data folder as ana; the id of their story."""
    bench = open_workbench(Settings(data=data, annotator="ana"), with_seeds=False)
    story = FIRST[0].article_id
    for one, labels in (FIRST, SECOND):
        bench._store.add_articles([incoming(one.model_copy(update={"story_id": story}))], imported_at=NOW)
        states = [sentence_change(sentence.key) for sentence in one.sentences]
        changes = [claim_change(label.claim, key=label.key) for label in labels]
        bench.commit(commit(*changes, *states, article_id=one.article_id), annotator="ana")
    bench.registry.grade("tass", Grade(since=date(2020, 1, 1), value="C", reason="mixte"), author="ana")
    bench.close()
    return story
