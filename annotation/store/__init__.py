"""The label store: one protocol, a store on SQLite, one in memory for tests."""

from annotation.store.memory import MemoryStore
from annotation.store.protocol import (
    EVERYTHING,
    Facets,
    ProposalLog,
    Signed,
    Snapshot,
    Store,
    StoredRecord,
    labelled_keys,
)
from annotation.store.sql import SqlStore

__all__ = [
    "EVERYTHING",
    "Facets",
    "MemoryStore",
    "ProposalLog",
    "Signed",
    "Snapshot",
    "SqlStore",
    "Store",
    "StoredRecord",
    "labelled_keys",
]
