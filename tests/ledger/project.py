"""A project whose articles cite each other, two by two, for the tests of the ledger's pages."""

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
MARKUP = "[x](https://evil.example) $x^2$ ![i](https://e/x.png)"
"""A name that Markdown would make a link, a formula and a picture of."""

THIRD = read("trois", said(5, "Le Soir"), outlet=MARKUP, day="2026-03-03")
FOURTH = read(
    "quatre",
    said(6, MARKUP, links=(("support", THIRD, 5),), stance=((MARKUP, "FAVOR"),)),
    outlet="Le Soir",
    day="2026-03-04",
)


def labelled(data: Path) -> str:
    """Label them in a data folder as ana; the id of the story of the first two."""
    bench = open_workbench(Settings(data=data, annotator="ana"), with_seeds=False)
    story, other = FIRST[0].article_id, THIRD[0].article_id
    for (one, labels), its in ((FIRST, story), (SECOND, story), (THIRD, other), (FOURTH, other)):
        bench._store.add_articles([incoming(one.model_copy(update={"story_id": its}))], imported_at=NOW)
        states = [sentence_change(sentence.key) for sentence in one.sentences]
        changes = [claim_change(label.claim, key=label.key) for label in labels]
        bench.commit(commit(*changes, *states, article_id=one.article_id), annotator="ana")
    bench.registry.grade("tass", Grade(since=date(2020, 1, 1), value="C", reason="mixte"), author="ana")
    bench.close()
    return story
