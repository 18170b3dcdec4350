"""The label store: one protocol, a store on SQLite or PostgreSQL, one in memory for tests."""

from annotation.store.copying import Copied, copy_store
from annotation.store.logs import (
    Moment,
    PeopleLog,
    ProposalLog,
    Snapshot,
    SourceLog,
    Step,
    Touched,
    Waiting,
)
from annotation.store.memory import MemoryStore
from annotation.store.protocol import EVERYTHING, Facets, Signed, Store, StoredRecord, labelled_keys
from annotation.store.sql import SqlStore
from annotation.store.teamwork import AssignmentLog, Lateness, Outline, RulingLog

__all__ = [
    "EVERYTHING",
    "AssignmentLog",
    "Copied",
    "Facets",
    "Lateness",
    "MemoryStore",
    "Moment",
    "Outline",
    "PeopleLog",
    "ProposalLog",
    "RulingLog",
    "Signed",
    "Snapshot",
    "SourceLog",
    "SqlStore",
    "Step",
    "Store",
    "StoredRecord",
    "Touched",
    "Waiting",
    "copy_store",
    "labelled_keys",
]
