"""The label store: one protocol, a store on SQLite, one in memory for tests."""

from annotation.store.memory import MemoryStore
from annotation.store.protocol import ArticleSummary, Progress, Snapshot, Store
from annotation.store.sql import SqlStore

__all__ = ["ArticleSummary", "MemoryStore", "Progress", "Snapshot", "SqlStore", "Store"]
