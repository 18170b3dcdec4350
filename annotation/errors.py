"""Every error that a user can meet. Each names the thing and the next step.

WorkbenchError
├── UnreadableFile      a file, folder or record that gives no article
│   ├── UnknownFileKind
│   ├── NothingToRead   a folder or archive
│   ├── MissingColumn   of a table
│   ├── NoTextInColumn  of a row
│   ├── BrokenOff       a file that cannot be read to its end
│   └── StrayByte       in a text that is UTF-8 but for it
├── InvalidOption       of an import
├── DuplicateArticle    a text that is stored already
├── UnknownArticle
├── StaleArticle        somebody else revised the article first
├── ArticleRefused      a revision of an article that cannot be stored as it is
├── InvalidCodebook     the codebook or registry file of the project
├── InvalidRegistry
├── InvalidProject      its settings
├── UnwritableProject
├── LabelsRefused       a file of labels that does not fit the stored articles
├── GoldRefused         a file or folder that suggestions cannot be measured on
├── CommitRefused       a commit that cannot be stored as it is
│   └── StaleCommit     somebody else wrote the label first
├── StoreUnavailable    disk full, database locked, read-only or damaged
├── AlreadySuggesting   another process reads the articles for suggestions
├── ReadersDied         the processes that read them end at once
├── UnknownDataset
├── UnknownVersion
├── UnknownSplit
├── NoSplits            no row of a version is in a split
├── NothingToPublish
├── PublishedMeanwhile  by somebody else, under the same number
├── UnwritableVersion
├── DamagedVersion
├── TextsLeftOut        of a version, and a format needs them
├── NewerVersion        of a later Selon
├── UnknownTag
├── TagTaken
├── DamagedTag
├── InvalidTag          a tag that cannot have that name
├── InvalidTarget       no place beyond this machine
├── TargetUnavailable   unreachable, not to be written, full
├── TargetRefused       holds something else
├── DamagedTarget       holds a version that is not as published
├── TooFewLabels        to learn anything from
├── UnknownModel
├── DamagedModel        a learned model that is not as it was stored, or of another version of Selon
├── UnwritableModel
├── UnmappableOffset    a position that is no character of the text
├── UnknownFormat
├── TooManyRows         for a format
├── NoTokenizer         for a format: its library is not installed
├── InvalidName         of a dataset
├── UnwritableFile
└── PortTaken
"""

from collections.abc import Callable
from typing import ClassVar

Translate = Callable[[str], str]

_OUR_WORDS = ("reason", "advice", "option")
"""The values that the catalogues may hold; any other is a name, which means what it says."""


class WorkbenchError(Exception):
    """Base of all: `message` is a template that the catalogues translate, `values` fill it."""

    message: ClassVar[str] = "{reason}"

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(self.message.format(**values))

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross from one process to another with their values."""
        return _again, (type(self), self.values)

    def localised(self, translate: Translate) -> str:
        """The message in the language of `translate`; of the values, only those that are our own words."""
        said = {name: translate(str(self.values[name])) for name in _OUR_WORDS if name in self.values}
        return translate(self.message).format(**self.values | said)


def _again(kind: type[WorkbenchError], values: dict[str, object]) -> WorkbenchError:
    return kind(**values)


def N_(message: str) -> str:  # noqa: N802 (gettext's own name for "mark, do not translate")
    """Mark a string for the message catalogues."""
    return message


class UnreadableFile(WorkbenchError):
    message = N_("{path} cannot be read: {reason}.")


class UnknownFileKind(UnreadableFile):
    message = N_("{path} cannot be read: no reader knows this kind of file; the known ones are {known}.")


class NothingToRead(UnreadableFile):
    message = N_("{path} cannot be read: it holds no article; put {known} files into it.")


class MissingColumn(UnreadableFile):
    message = N_(
        "{path} cannot be read: it has no column {missing}. Its columns are: {known}. "
        "Say which one holds the text: text=COLUMN."
    )


class NoTextInColumn(UnreadableFile):
    message = N_(
        "{path} cannot be read: what stands in the column {column} is no text. "
        "Correct it, or say which column holds the text: text=COLUMN."
    )


class BrokenOff(UnreadableFile):
    message = N_("{path} cannot be read from {place} on: {reason}. What stands before it was read.")


class StrayByte(UnreadableFile):
    message = N_(
        "{path} cannot be read: it is UTF-8, but byte {position} is not ({byte}, in line {line}). "
        "Mend that byte, or choose the encoding yourself."
    )


class InvalidOption(WorkbenchError):
    message = N_("{option} cannot be {value}: {reason}.")


class DuplicateArticle(WorkbenchError):
    message = N_("{path} holds the same text as article {article_id} (“{title}”); it was not stored again.")


class UnknownArticle(WorkbenchError):
    message = N_("There is no article {article_id}. “selon articles” lists those that are stored.")


class StaleArticle(WorkbenchError):
    message = N_("The article was changed by somebody else after you saw it: revision {current}, not {base}.")


class ArticleRefused(WorkbenchError):
    message = N_("The article was not changed: {reason}.")


class InvalidCodebook(WorkbenchError):
    message = N_("The codebook {path} is not valid: {reason}. Correct the file and start again.")


class InvalidRegistry(WorkbenchError):
    message = N_(
        "The source registry {path} is not valid: line {line}: {reason}. Correct the file and start again."
    )


class InvalidProject(WorkbenchError):
    message = N_("The project’s settings {path} are not valid: {reason}. Correct the file.")


class UnwritableProject(WorkbenchError):
    message = N_(
        "{path} cannot be written: {reason}. Give yourself the right to write to it and to its folder."
    )


class LabelsRefused(WorkbenchError):
    message = N_("{path} was refused whole, nothing was stored: {reason}.")


class GoldRefused(WorkbenchError):
    message = N_("Nothing was measured, {path} cannot be used as gold: {reason}.")


class CommitRefused(WorkbenchError):
    message = N_("The label was not stored: {reason}.")


class StaleCommit(CommitRefused):
    message = N_("The label was changed in another window after you saw it: revision {current}, not {base}.")


class StoreUnavailable(WorkbenchError):
    message = N_("The database {path} cannot be used: {reason}. {advice}")


class AlreadySuggesting(WorkbenchError):
    message = N_(
        "Another process reads the articles of {path} for suggestions already. "
        "Pause it on the Suggestions page, or let it finish."
    )


class ReadersDied(WorkbenchError):
    message = N_(
        "The processes that read articles for suggestions end at once. Is there memory enough? "
        "Start again; what was read is kept."
    )


class UnknownVersion(WorkbenchError):
    message = N_("Dataset {dataset} has no version {version}; there is: {known}.")


class UnknownDataset(WorkbenchError):
    message = N_("There is no dataset {dataset} in {path}; there is: {known}.")


class UnknownSplit(WorkbenchError):
    message = N_("Version {version} of {dataset} has no split {split}; there is: {known}.")


class NoSplits(WorkbenchError):
    message = N_(
        "No splits are drawn in version {version} of {dataset}. Draw them when you publish the next version."
    )


class NothingToPublish(WorkbenchError):
    message = N_(
        "There is nothing to publish: no label is in what was asked for. "
        "Label a sentence first, import labels, or ask for more."
    )


class PublishedMeanwhile(WorkbenchError):
    message = N_(
        "Somebody else published version {version} of {dataset} while this one was made; "
        "nothing was written. Look at what is new in it, then publish again."
    )


class TextsLeftOut(WorkbenchError):
    message = N_(
        "Version {version} of {dataset} holds offsets only, and {format} needs the words of the articles. "
        "Choose CSV, JSONL or Parquet, or publish a version with the texts."
    )


class NewerVersion(WorkbenchError):
    message = N_(
        "Version {version} of {dataset} was made by a later Selon, in format {format}; this one knows format "
        "{known}. Update Selon, then try again."
    )


class UnwritableVersion(WorkbenchError):
    message = N_(
        "Nothing was published, {path} cannot be written: {reason}. "
        "Make room there or get the right to write, then publish again."
    )


class InvalidName(WorkbenchError):
    message = N_("{name} is no name for a dataset: use letters, digits, - and _, at most 60.")


class DamagedVersion(WorkbenchError):
    message = N_(
        "Version {version} of {dataset} is not as published: {reason}. Restore its folder from a backup."
    )


class UnknownTag(WorkbenchError):
    message = N_("Dataset {dataset} has no tag {tag}; there is: {known}.")


class TagTaken(WorkbenchError):
    message = N_("{tag} is a tag of {dataset} already, and a tag never moves. Choose another.")


class DamagedTag(WorkbenchError):
    message = N_(
        "The tag {tag} of {dataset} names no version. Restore {path} from a backup, "
        "or delete it and give the tag again."
    )


class InvalidTag(WorkbenchError):
    message = N_(
        "{tag} is no tag: use letters, digits, ., - and _, at most 60, a letter or digit first, "
        "and not only digits."
    )


class InvalidTarget(WorkbenchError):
    message = N_(
        "That is no target: name a folder, or s3://bucket/path without credentials; these come from the "
        "environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY)."
    )


class TargetUnavailable(WorkbenchError):
    message = N_(
        "{target} cannot be used: {reason}. Every version that it holds is whole; mend that, then push again."
    )


class TargetRefused(WorkbenchError):
    message = N_("Nothing was pushed, {target} {reason}. Choose another target.")


class DamagedTarget(WorkbenchError):
    message = N_(
        "Version {version} of {dataset} in {target} is not as published. Do not read it there; "
        "push to another target."
    )


class TooFewLabels(WorkbenchError):
    message = N_(
        "There are too few labels to learn from: settled sentences of {there} articles of different stories; "
        "{needed} are needed, and two values of a dimension with {rows} rows each. Label some more."
    )


class UnknownModel(WorkbenchError):
    message = N_("There is no model {version}; there is: {known}.")


class DamagedModel(WorkbenchError):
    message = N_(
        "Model {version} cannot be used: {reason}. The rules suggest alone; learn from the labels again "
        "(selon learn)."
    )


class UnwritableModel(WorkbenchError):
    message = N_(
        "No model was stored, {path} cannot be written: {reason}. "
        "Make room there or get the right to write, then learn again."
    )


class UnmappableOffset(WorkbenchError):
    message = N_("Position {offset} is not a character of the text of {length} {unit}.")


class UnknownFormat(WorkbenchError):
    message = N_("There is no format {format}; there is: {known}.")


class TooManyRows(WorkbenchError):
    message = N_("{format} holds {most} rows at most, and the version has {rows}. Choose csv or parquet.")


class NoTokenizer(WorkbenchError):
    message = N_(
        "The format {format} needs spaCy, which is not installed. Run “make models”, then try again."
    )


class UnwritableFile(WorkbenchError):
    message = N_("{path} cannot be written: {reason}. Choose another place with -o.")


class PortTaken(WorkbenchError):
    message = N_(
        "Port {port} on {address} is taken by another program. Choose another: make run PORT={next}."
    )
