"""Published versions, and what they are published from."""

from annotation.errors.base import N_, WorkbenchError


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


class OnlyReadBlind(NothingToPublish):
    message = N_(
        "There is nothing to publish yet: {count} article(s) are still read blind, and no other has a label "
        "in what was asked for. Wait for their readers, or open their review: on the Team page, or with "
        "“selon review”."
    )


class PublishedMeanwhile(WorkbenchError):
    message = N_(
        "Somebody else published version {version} of {dataset} while this one was made; "
        "nothing was written. Look at what is new in it, then publish again."
    )


class NewerVersion(WorkbenchError):
    message = N_(
        "Version {version} of {dataset} was made by a later Selon, in format {format}; this one knows format "
        "{known}. Update Selon, then try again."
    )


class EarlierVersion(WorkbenchError):
    message = N_(
        "Version {version} of {dataset} was made by an earlier Selon and does not hold its labels whole. "
        "Take its CSV, or publish a new version."
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
