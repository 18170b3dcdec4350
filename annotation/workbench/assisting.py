"""The figures of suggestions: what they do to labels and to time."""

from annotation.assistance.report import Piece, report
from annotation.store import Snapshot, Step, Store
from annotation.workbench.proposing import Suggesting
from annotation.workbench.suggesting import RULES
from schemas import Article, AssistanceReport, is_analyst


class Assisting:
    """The report of a project, counted anew when something was stored since."""

    def __init__(self, *, store: Store, suggesting: Suggesting) -> None:
        self._store = store
        self._suggesting = suggesting
        self._counted: tuple[tuple[int, int], AssistanceReport] | None = None

    def report(self) -> AssistanceReport:
        """All figures, of one moment."""
        pulse = self._store.pulse()
        if self._counted is None or self._counted[0] != pulse:
            with self._store.snapshot() as snapshot:
                self._counted = (pulse, report(self._piece(snapshot, one) for one in snapshot.labelled()))
        return self._counted[1]

    def _piece(self, snapshot: Snapshot, article: Article) -> Piece:
        every = snapshot.steps(article.article_id)
        # Neither gold nor a second reading is what an analyst makes of suggestions at first sight.
        steps = tuple(one for one in every if is_analyst(one.labels[0].annotator))
        proposals = snapshot.proposals(article.article_id)
        if _names_the_rules(steps) and not any(one.agent == str(RULES) for one in proposals):
            proposals += (self._suggesting.proposed_by_rules(article),)
        commits = tuple((step.seq, step.labels, step.is_undo) for step in steps)
        labels = tuple(one for one in snapshot.labels(article.article_id) if is_analyst(one.annotator))
        return Piece(article, commits, labels, proposals)


def _names_the_rules(steps: tuple[Step, ...]) -> bool:
    return any(one.state and one.state.agent == str(RULES) for step in steps for one in step.labels)
