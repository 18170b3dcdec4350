"""All that the descriptions of a version say."""

from pydantic import Field

from schemas import Column, Manifest, PublishedFile, SplitReport, Value


class Description(Value):
    """A version on its way into its folder.

    Attributes:
        manifest: as far as it is known; its `files` are not read.
        columns: of the labels, with what each holds.
        files: those that are described, in the order in which they are listed.
        which_articles: of the project's articles, in words.
        whose_labels: in words too.
        values: rows with each value, by dimension.
        labels: how many labels the version is made of; none where nobody counted.
        agents: those of them that were decided on a suggestion, by the suggestion's agent.
        assistance: rows by what was on screen when their sentence was closed.
        languages: ISO 639-1 codes of the articles.
        outlets: of the articles.
        licence: SPDX identifier; empty where nobody said.
        splits: what is said of them, where they were drawn.
    """

    manifest: Manifest
    columns: tuple[Column, ...]
    files: tuple[PublishedFile, ...]
    which_articles: str
    whose_labels: str
    values: dict[str, dict[str, int]] = Field(default_factory=dict)
    labels: int | None = None
    agents: dict[str, int] = Field(default_factory=dict)
    assistance: dict[str, int] = Field(default_factory=dict)
    languages: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    licence: str = Field(default="", pattern=r"^[-A-Za-z0-9.+]*$")
    splits: SplitReport | None = None

    @property
    def semantic_version(self) -> str:
        """The number of the version in three parts, as both standards want it."""
        return f"{self.manifest.version}.0.0"

    @property
    def title(self) -> str:
        """Its name and number."""
        return f"{self.manifest.dataset}, version {self.manifest.version}"

    @property
    def published_at(self) -> str:
        """ISO 8601; Z for UTC."""
        return self.manifest.published_at.isoformat().replace("+00:00", "Z")

    @property
    def decided_on_suggestions(self) -> int:
        """Labels that an agent had a part in."""
        return sum(self.agents.values())

    @property
    def content(self) -> str:
        """What a version is, in one sentence."""
        return (
            "Sentences of news articles, each with who says it, through whom, for or against what, and how "
            "certain it is, as analysts labelled them."
        )

    @property
    def summary(self) -> str:
        """What it is, whether it holds texts, and what its author says of it; as it was written."""
        return f"{self.content} {self.texts} {self.manifest.message}".strip()

    @property
    def texts(self) -> str:
        """Whether the words of the articles are there."""
        if self.manifest.texts == "whole":
            return "It holds the texts of the articles whole."
        return (
            "It holds no texts, only their hashes and the offsets into them: whoever has the articles can "
            "put the words back."
        )
