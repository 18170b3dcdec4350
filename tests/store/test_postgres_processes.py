"""Several processes on one PostgreSQL: nothing is lost, and the tables are made once."""

import subprocess
import sys

from annotation.settings import ROOT
from annotation.store import SqlStore, migrations
from tests.factories import NOW, article
from tests.postgres import Cluster

ARTICLE = article()
NAME = ARTICLE.article_id
TITLE, BODY = (one.key for one in ARTICLE.sentences[:2])

_SERVER = """
import sys
from annotation.store import SqlStore
from tests.factories import NOW, claim_change, commit, sentence_change
print("ready", flush=True)
sys.stdin.readline()
store = SqlStore(sys.argv[1])
for base in range(40):
    made = commit(sentence_change(sys.argv[2], base=base), claim_change())
    print(store.commit(made, annotator="ana", received_at=NOW).commit_id, flush=True)
"""


def _together(*commands: list[str]) -> list[list[str]]:
    """What each of several processes prints that begin at the same moment."""
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    command = (sys.executable, "-c")
    servers = [subprocess.Popen([*command, *words], cwd=ROOT, text=True, **pipes) for words in commands]
    assert [server.stdout.readline() for server in servers] == ["ready\n"] * len(servers)
    for server in servers:
        server.stdin.write("go\n")
        server.stdin.flush()
    said = [server.communicate(timeout=60) for server in servers]
    assert [errors for _, errors in said] == [""] * len(servers)
    return [answer.splitlines() for answer, _ in said]


def test_commits_of_two_processes_are_all_kept(postgres: Cluster, database: str) -> None:
    """Two tabs of one annotator, each on a server of its own."""
    address = postgres.address(database)
    store = SqlStore(address)
    store.add_article(ARTICLE, imported_at=NOW)
    said = _together([_SERVER, address, BODY], [_SERVER, address, TITLE])

    with postgres.connect(database) as connection:
        stored = {row[0] for row in connection.execute("SELECT commit_id FROM commits")}
    assert stored == {name for names in said for name in names}
    assert len(store.labels(NAME, "ana")) == 82
    assert store.summaries("ana")[0].progress.done == 2
    assert store.inconsistencies() == ()
    store.close()


def test_two_servers_that_migrate_at_once_do_it_once(postgres: Cluster) -> None:
    """On a database without any table."""
    name = postgres.create()
    program = (
        "import sys; from annotation.store import SqlStore; "
        "print('ready', flush=True); sys.stdin.readline(); print(SqlStore(sys.argv[1]).article_count())"
    )
    try:
        assert _together(*[[program, postgres.address(name)]] * 3) == [["0"]] * 3
        with postgres.connect(name) as connection:
            recorded = connection.execute("SELECT name FROM migrations ORDER BY name").fetchall()
    finally:
        postgres.drop(name)

    assert [row[0] for row in recorded] == list(migrations.MIGRATIONS)
