"""Labels and the commits that change them. A label is never overwritten: a correction is a revision."""

from collections.abc import Collection
from datetime import datetime
from typing import Literal

from pydantic import AwareDatetime, Field, model_validator

from schemas.base import UUID_PATTERN, Value
from schemas.claim import Claim
from schemas.ruling import Ruling
from schemas.suggestion import Suggestion

Decision = Literal["accepted", "corrected", "rejected", "added", "skipped", "withdrawn"]
Status = Literal["open", "labelled", "skipped"]
Assistance = Literal["", "shown", "hidden", "none"]
"""What the analyst had before them: suggestions, suggestions held back, or a sentence without any."""

CLAIM, SENTENCE, REJECTION = "claim", "sentence", "rejection"
LABEL_KEY_PATTERN = rf"^({CLAIM}:{UUID_PATTERN}|{SENTENCE}:\d+-\d+|{REJECTION}:[\w.-]{{1,80}})$"


class SentenceState(Value):
    """Where the analyst stands with one sentence.

    Attributes:
        assistance: what was before them when they closed it; empty where that was never recorded.
        agent: whose suggestions these were, `name/version`.
    """

    status: Status = "open"
    flagged: bool = False
    assistance: Assistance = ""
    agent: str = Field(default="", max_length=200)


class Change(Value):
    """One label set or withdrawn.

    Attributes:
        key: `claim:<uuid>`, `sentence:<start>-<end>` or `rejection:<suggestion id>`; with the
            article and the annotator it names the label.
        base: the revision that the writer saw (0: none yet); a stale one is a conflict.
        claim: the new value of a claim; none when it is withdrawn.
        state: the new value of a sentence.
        suggestion: what was proposed, as it was proposed.
    """

    key: str = Field(pattern=LABEL_KEY_PATTERN)
    base: int = Field(ge=0)
    decision: Decision
    claim: Claim | None = None
    state: SentenceState | None = None
    suggestion: Suggestion | None = None

    @property
    def kind(self) -> str:
        """`claim`, `sentence` or `rejection`."""
        return self.key.partition(":")[0]

    @property
    def withdraws(self) -> bool:
        """Whether the change takes the label away."""
        return self.decision == "withdrawn"

    @model_validator(mode="after")
    def _value_fits_the_key(self) -> "Change":
        wanted = (False, False) if self.withdraws else (self.kind == CLAIM, self.kind == SENTENCE)
        if (self.claim is not None, self.state is not None) != wanted:
            raise ValueError(f"{self.key} with decision {self.decision} carries the wrong value")
        if self.kind == REJECTION and self.suggestion is None and not self.withdraws:
            raise ValueError(f"{self.key} does not say which suggestion it rejects")
        return self


class Commit(Value):
    """What one action of an analyst changes, saved whole or not at all.

    Attributes:
        commit_id: made by the client; sending a commit twice makes one.
        made_at: by the client's clock, which may be wrong.
        seconds: time spent on the sentence since the last commit.
        undo_of: the commit that this one takes back.
        source_blind: the names of sources and outlets were hidden while it was made.
    """

    commit_id: str = Field(pattern=rf"^{UUID_PATTERN}$")
    article_id: str = Field(min_length=1, max_length=64)
    made_at: AwareDatetime
    seconds: float = Field(default=0, ge=0, le=86_400, allow_inf_nan=False)
    codebook_version: str = Field(max_length=64)
    undo_of: str | None = Field(default=None, pattern=rf"^{UUID_PATTERN}$")
    source_blind: bool = False
    changes: tuple[Change, ...] = Field(min_length=1, max_length=5000)

    @model_validator(mode="after")
    def _changes_each_label_once(self) -> "Commit":
        keys = [change.key for change in self.changes]
        if len(set(keys)) != len(keys):
            raise ValueError("a commit changes each label at most once")
        return self


class Label(Value):
    """The current revision of one label.

    Attributes:
        labelled_at: when the analyst made it, which may be long before it was received; never later.
        source_blind: the names of sources and outlets were hidden while this revision was made.
        ruling: of gold, why it is so; labels in the store do not carry it.
        also: of a claim that stands for those of several readers, the names of the others'; likewise.
    """

    article_id: str
    annotator: str
    key: str
    revision: int
    decision: Decision
    claim: Claim | None = None
    state: SentenceState | None = None
    suggestion: Suggestion | None = None
    commit_id: str
    seconds: float
    labelled_at: datetime
    codebook_version: str
    source_blind: bool = False
    ruling: Ruling | None = None
    also: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """`claim`, `sentence` or `rejection`."""
        return self.key.partition(":")[0]

    @property
    def withdrawn(self) -> bool:
        """Whether it was taken away."""
        return self.decision == "withdrawn"

    def fits(self, sentences: Collection[str]) -> bool:
        """Whether the label lies where it was made, in an article whose sentences have these keys.

        The text never moves, so a claim that somebody else makes always does. What may not is where an
        analyst stands with a sentence, and a claim in the author's own voice, which is of whole sentences.
        """
        if self.withdrawn:
            return True
        if self.state:
            return self.name in sentences or (self.state.status == "open" and not self.state.flagged)
        if self.claim is None or self.claim.voice == "source":
            return True
        return all(f"{piece.start}-{piece.end}" in sentences for piece in self.claim.content)

    @property
    def name(self) -> str:
        """What follows the kind: the claim's uuid, the sentence's key, the suggestion's id."""
        return self.key.partition(":")[2]


class Acknowledgement(Value):
    """Said only after the commit's transaction is on disk: each label's revision by key."""

    commit_id: str
    revisions: dict[str, int]
