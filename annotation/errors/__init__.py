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
├── UnknownSource       no entry of the registry
├── SourceRefused       an entry that cannot be as somebody wants it
├── StaleSource         somebody else changed the entry first
├── InvalidProject      its settings
├── UnwritableProject
├── LabelsRefused       a file of labels that does not fit the stored articles
├── ReservedName        no annotator may have it
├── GoldRefused         a file or folder that suggestions cannot be measured on
├── CommitRefused       a commit that cannot be stored as it is
│   └── StaleCommit     somebody else wrote the label first
├── StoreUnavailable    disk full, database locked, unreachable, read-only or damaged
├── InvalidAddress      of a database
├── InvalidSecret       too short to sign with
├── CopyRefused         to a place that holds something, or differs afterwards
├── AlreadySuggesting   another process reads the articles for suggestions
├── ReadersDied         the processes that read them end at once
├── UnknownDataset
├── UnknownVersion
├── UnknownSplit
├── NoSplits            no row of a version is in a split
├── NothingToPublish
│   └── OnlyReadBlind   by several who may not see each other’s labels yet
├── PublishedMeanwhile  by somebody else, under the same number
├── UnwritableVersion
├── DamagedVersion
├── TextsLeftOut        of a version, and a format needs them
├── NewerVersion        of a later Selon
├── EarlierVersion      of an earlier one, which kept less
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
├── StaleAssignment     somebody else was given the article first
├── NotAssigned
├── NotThisReader       as whom something was done in an article
├── NothingToTake
├── RepeatStays         a second reading is nobody else’s
├── StaleReview         somebody else opened or closed it first
├── ReviewClosed        an article is still read blind
├── RulingRefused
├── UnmappableOffset    a position that is no character of the text
├── UnknownFormat
├── TooManyRows         for a format
├── NoTokenizer         for a format: its library is not installed
├── InvalidName         of a dataset
├── UnwritableFile
├── PortTaken
├── NotAllowed          somebody has not the right
├── InvalidPerson       a name, role or sign-in that is none
├── UnknownPerson
├── AlreadyListed
├── SimilarName         of another person
├── StalePerson         somebody else changed the list of people first
├── SignInTaken         by another person
├── FirstAdministrator  must be the first who is listed
├── LastAdministrator   cannot be removed
├── SignInNeeded
├── InvalidSetting      of the sign-in, in the environment
└── OpenToAll           a server that other machines reach, without sign-in
"""

from annotation.errors.base import N_, Translate, WorkbenchError
from annotation.errors.delivery import (
    DamagedTag,
    DamagedTarget,
    InvalidTag,
    InvalidTarget,
    NoTokenizer,
    TagTaken,
    TargetRefused,
    TargetUnavailable,
    TextsLeftOut,
    TooManyRows,
    UnknownFormat,
    UnknownTag,
)
from annotation.errors.models import (
    DamagedModel,
    TooFewLabels,
    UnknownModel,
    UnwritableModel,
)
from annotation.errors.people import (
    AlreadyListed,
    FirstAdministrator,
    InvalidPerson,
    InvalidSetting,
    LastAdministrator,
    NotAllowed,
    OpenToAll,
    SignInNeeded,
    SignInTaken,
    SimilarName,
    StalePerson,
    UnknownPerson,
)
from annotation.errors.project import (
    AlreadySuggesting,
    ArticleRefused,
    CommitRefused,
    CopyRefused,
    InvalidAddress,
    InvalidCodebook,
    InvalidProject,
    InvalidRegistry,
    InvalidSecret,
    PortTaken,
    ReadersDied,
    StaleArticle,
    StaleCommit,
    StoreUnavailable,
    UnknownArticle,
    UnmappableOffset,
    UnwritableFile,
    UnwritableProject,
)
from annotation.errors.reading import (
    BrokenOff,
    DuplicateArticle,
    GoldRefused,
    InvalidOption,
    LabelsRefused,
    MissingColumn,
    NoTextInColumn,
    NothingToRead,
    ReservedName,
    StrayByte,
    UnknownFileKind,
    UnreadableFile,
)
from annotation.errors.registry import SourceRefused, StaleSource, UnknownSource
from annotation.errors.teamwork import (
    NotAssigned,
    NothingToTake,
    NotThisReader,
    RepeatStays,
    ReviewClosed,
    RulingRefused,
    StaleAssignment,
    StaleReview,
)
from annotation.errors.versions import (
    DamagedVersion,
    EarlierVersion,
    InvalidName,
    NewerVersion,
    NoSplits,
    NothingToPublish,
    OnlyReadBlind,
    PublishedMeanwhile,
    UnknownDataset,
    UnknownSplit,
    UnknownVersion,
    UnwritableVersion,
)

__all__ = [
    "N_",
    "AlreadyListed",
    "AlreadySuggesting",
    "ArticleRefused",
    "BrokenOff",
    "CommitRefused",
    "CopyRefused",
    "DamagedModel",
    "DamagedTag",
    "DamagedTarget",
    "DamagedVersion",
    "DuplicateArticle",
    "EarlierVersion",
    "FirstAdministrator",
    "GoldRefused",
    "InvalidAddress",
    "InvalidCodebook",
    "InvalidName",
    "InvalidOption",
    "InvalidPerson",
    "InvalidProject",
    "InvalidRegistry",
    "InvalidSecret",
    "InvalidSetting",
    "InvalidTag",
    "InvalidTarget",
    "LabelsRefused",
    "LastAdministrator",
    "MissingColumn",
    "NewerVersion",
    "NoSplits",
    "NoTextInColumn",
    "NoTokenizer",
    "NotAllowed",
    "NotAssigned",
    "NotThisReader",
    "NothingToPublish",
    "NothingToRead",
    "NothingToTake",
    "OnlyReadBlind",
    "OpenToAll",
    "PortTaken",
    "PublishedMeanwhile",
    "ReadersDied",
    "RepeatStays",
    "ReservedName",
    "ReviewClosed",
    "RulingRefused",
    "SignInNeeded",
    "SignInTaken",
    "SimilarName",
    "SourceRefused",
    "StaleArticle",
    "StaleAssignment",
    "StaleCommit",
    "StalePerson",
    "StaleReview",
    "StaleSource",
    "StoreUnavailable",
    "StrayByte",
    "TagTaken",
    "TargetRefused",
    "TargetUnavailable",
    "TextsLeftOut",
    "TooFewLabels",
    "TooManyRows",
    "Translate",
    "UnknownArticle",
    "UnknownDataset",
    "UnknownFileKind",
    "UnknownFormat",
    "UnknownModel",
    "UnknownPerson",
    "UnknownSource",
    "UnknownSplit",
    "UnknownTag",
    "UnknownVersion",
    "UnmappableOffset",
    "UnreadableFile",
    "UnwritableFile",
    "UnwritableModel",
    "UnwritableProject",
    "UnwritableVersion",
    "WorkbenchError",
]
