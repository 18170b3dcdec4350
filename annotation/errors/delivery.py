"""Versions on their way out: formats, tags and targets."""

from annotation.errors.base import N_, WorkbenchError


class TextsLeftOut(WorkbenchError):
    message = N_(
        "Version {version} of {dataset} holds offsets only, and {format} needs the words of the articles. "
        "Choose CSV, JSONL or Parquet, or publish a version with the texts."
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
        "not only digits, and not latest."
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


class UnknownFormat(WorkbenchError):
    message = N_("There is no format {format}; there is: {known}.")


class TooManyRows(WorkbenchError):
    message = N_("{format} holds {most} rows at most, and the version has {rows}. Choose csv or parquet.")


class NoTokenizer(WorkbenchError):
    message = N_(
        "The format {format} needs spaCy, which is not installed. Run “make models”, then try again."
    )
