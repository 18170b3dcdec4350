"""A project whose every value is fixed: the same version of it, today and in ten years."""

from annotation.workbench import Workbench
from schemas import Claim, Hop, Selection, SplitPlan
from tests.conftest import OTHER, Project
from tests.exports.conftest import changes, commit_id, key, other_article
from tests.factories import NOW, article, claim_change, commit, incoming, sentence_change, span

DATASET = "fixe"
FORMATS = {
    "csv": ".csv",
    "jsonl": ".jsonl",
    "parquet": ".parquet",
    "misp": ".misp.json",
    "stix": ".stix.json",
    "claimreview": ".claimreview.jsonld",
}
"""Formats with a golden file, and how it ends."""
PLAN = SplitPlan(seed="fixe", train=0.5, validation=0, test=0.5)

DIMENSION = """
[[dimension]]
name = "urgency"
key = ":"
label = { fr = "Urgence", en = "Urgency" }
definition = { fr = "Faut-il réagir ?", en = "Does it call for action?" }
choices = [
  { code = "now", key = "n", label = { fr = "tout de suite", en = "now" } },
  { code = "later", key = "l", label = { fr = "plus tard", en = "later" } },
]
"""
"""A block that a codebook can be given in addition."""


def golden_bench(project: Project, **fields: object) -> Workbench:
    """Two articles, the first read by two, with what is awkward in some format; nothing published yet."""
    bench = project(**fields)
    second = other_article()
    bench._store.add_articles([incoming(second)], imported_at=NOW)
    said = Claim(
        sources=(Hop(span=span(OTHER, "Le ministre"), name="le ministre", kind="official"),),
        cue=span(OTHER, "a dit"),
        content=(span(OTHER, "« non 😀 »"),),
        quote_type="direct",
    )
    again = (claim_change(key=key(4)), sentence_change(article().sentences[1].key))
    both = (claim_change(said, key=key(5)), sentence_change(second.sentences[1].key))
    bench.commit(commit(*changes(), seconds=12.3456, commit_id=commit_id(1)), annotator="ana")
    bench.commit(commit(*again, commit_id=commit_id(2)), annotator="zoé")
    bench.commit(commit(*both, article_id=second.article_id, commit_id=commit_id(3)), annotator="ana")
    return bench


def publish_golden(bench: Workbench) -> None:
    """The golden version is the first of its dataset."""
    bench.versions.publish(DATASET, message="m", author="ana", split=PLAN, selection=Selection())
