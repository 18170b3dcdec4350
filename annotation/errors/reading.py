"""What is read, and what an import is told."""

from annotation.errors.base import N_, WorkbenchError


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


class LabelsRefused(WorkbenchError):
    message = N_("{path} was refused whole, nothing was stored: {reason}.")


class ReservedName(WorkbenchError):
    message = N_(
        "Labels cannot be stored under the name “{name}”: it is no person’s, but one that Selon keeps for "
        "gold, second readings and itself. Give another name (--annotator), or correct the file."
    )


class GoldRefused(WorkbenchError):
    message = N_("Nothing was measured, {path} cannot be used as gold: {reason}.")
