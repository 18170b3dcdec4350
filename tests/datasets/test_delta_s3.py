"""A Delta table in a bucket: a server of S3 on this machine plays the far one."""

import json
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import polars as pl
import pytest
from deltalake import DeltaTable

from annotation.datasets import delta
from annotation.datasets.delta import MANIFEST_KEY, check, push
from annotation.errors import TargetRefused, TargetUnavailable, WorkbenchError
from annotation.exports import CANONICAL
from schemas import Delivery
from tests.made_versions import make_version, row

pytestmark = pytest.mark.slow

WRITE = CANONICAL.write_table
KEY, SECRET = "AKIAOFATEST", "s3cr3t-of-a-test"


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    """Three versions of "k"."""
    for number in (1, 2, 3):
        make_version(tmp_path / "datasets", "k", [row(number, 0, f"Phrase {number}."), row(9, 1, "Autre.")])
    return tmp_path / "datasets"


_SERVER = """
import sys
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
print("http://{}:{}".format(*server.get_host_and_port()), flush=True)
sys.stdin.read()
"""
"""In a process of its own: deltalake lets no other thread of ours run while it reads a table's history."""


@pytest.fixture(name="server", scope="module")
def _server() -> Iterator[str]:
    """The address of a server that ends with the tests."""
    with subprocess.Popen(
        [sys.executable, "-c", _SERVER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        yield process.stdout.readline().strip()
        process.stdin.close()


@pytest.fixture(name="client")
def _client(server: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A server with one bucket, told by the environment, as in production."""
    _ask(f"{server}/moto-api/reset")
    _ask(f"{server}/moto-api/reset-auth", b"inf")
    monkeypatch.setenv("AWS_ENDPOINT_URL", server)
    monkeypatch.setenv("AWS_ALLOW_HTTP", "true")
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    client = boto3.client("s3", region_name="us-east-1")
    client.create_bucket(Bucket="versions")
    return client


def _ask(url: str, body: bytes = b"") -> None:
    asked = urllib.request.Request(url, data=body, headers={"Content-Type": "text/plain"}, method="POST")
    with urllib.request.urlopen(asked, timeout=20):
        pass


def _push(root: Path, target: str = "s3://versions/k") -> Delivery:
    return push(root, "k", target, write_csv=WRITE)


def _keys(client: Any, prefix: str = "k/_delta_log/") -> list[str]:
    return [
        one["Key"] for one in client.list_objects_v2(Bucket="versions", Prefix=prefix).get("Contents", ())
    ]


def test_each_version_is_read_back_from_a_bucket(root: Path, client: Any) -> None:
    assert _push(root).pushed == (1, 2, 3)
    assert _push(root) == Delivery(dataset="k", target="s3://versions/k", pushed=(), held=3)

    for number in (1, 2, 3):
        table = pl.read_delta("s3://versions/k", version=number - 1)
        assert table["version"].to_list() == [str(number)] * 2
        assert table["sentence_text"].to_list() == [f"Phrase {number}.", "Autre."]
    assert [one.problems for one in check(root, "k", "s3://versions/k", write_csv=WRITE)] == [()] * 3


@pytest.mark.parametrize("before", [0, 1, 2])
def test_of_two_who_push_at_once_one_writes_each_version(
    root: Path, client: Any, before: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have looked at a target of so many versions before either writes the next."""
    _keep(root, before)
    if before:
        _push(root)
    _give_back(root)
    waits, held = [threading.Barrier(2).wait] * 2, delta._held

    def looks(*given: Any) -> int:
        found = held(*given)
        if waits:
            waits.pop()(timeout=20)
        return found

    monkeypatch.setattr(delta, "_held", looks)
    done, failed = list[Delivery](), list[WorkbenchError]()

    def one_pushes() -> None:
        try:
            done.append(_push(root))
        except WorkbenchError as error:
            failed.append(error)

    threads = [threading.Thread(target=one_pushes) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert failed == []
    assert [one.held for one in done] == [3, 3]
    assert sorted(done[0].pushed + done[1].pushed) == list(range(before + 1, 4))
    table = DeltaTable("s3://versions/k")
    versions = [json.loads(commit[MANIFEST_KEY])["version"] for commit in table.history()]
    assert sorted(versions) == [1, 2, 3]
    assert [one.problems for one in check(root, "k", "s3://versions/k", write_csv=WRITE)] == [()] * 3


def _keep(root: Path, count: int) -> None:
    """Put the later versions aside, for as long as the first ones are pushed."""
    for number in range(count + 1, 4):
        (root / "k" / "versions" / f"{number:06}").rename(root / f"{number:06}")


def _give_back(root: Path) -> None:
    for path in sorted(root.glob("0*")):
        path.rename(root / "k" / "versions" / path.name)


def test_a_flipped_byte_in_a_bucket_is_found(root: Path, client: Any) -> None:
    _push(root)
    (uri,) = DeltaTable("s3://versions/k", version=1).file_uris()
    key = uri.removeprefix("s3://versions/")
    content = bytearray(client.get_object(Bucket="versions", Key=key)["Body"].read())
    content[content.index(b"Phrase 2.")] ^= 1
    client.put_object(Bucket="versions", Key=key, Body=bytes(content))

    found = check(root, "k", "s3://versions/k", write_csv=WRITE)

    assert [bool(one.problems) for one in found] == [False, True, False]


def test_another_dataset_in_the_bucket_is_refused(root: Path, client: Any) -> None:
    make_version(root, "other", [row(0, 0, "x")])
    push(root, "other", "s3://versions/k", write_csv=WRITE)
    before = _keys(client)

    with pytest.raises(TargetRefused, match="holds another dataset"):
        _push(root)

    assert _keys(client) == before


def test_a_bucket_that_is_not_there_is_said(root: Path, client: Any) -> None:
    with pytest.raises(TargetUnavailable, match="s3://nowhere/k cannot be used: there is no such bucket"):
        _push(root, "s3://nowhere/k")


def test_an_endpoint_that_does_not_answer_is_said_within_seconds(
    root: Path, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")

    with pytest.raises(TargetUnavailable, match="nothing answers there; look at AWS_ENDPOINT_URL"):
        _push(root)


def test_a_key_that_the_server_does_not_know_is_denied_and_never_said(
    root: Path, client: Any, server: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    _ask(f"{server}/moto-api/reset-auth", b"0")

    with pytest.raises(TargetUnavailable, match="access is denied") as caught:
        _push(root)

    capfd.readouterr()
    said = f"{caught.value!r} {caught.value} {caught.value.values} {caught.value.__cause__} {caplog.text}"
    assert KEY not in said and SECRET not in said


def test_a_bucket_that_may_only_be_read_stays_as_it_was(
    root: Path, client: Any, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _keep(root, 1)
    _push(root)
    _give_back(root)
    before = _keys(client, "")
    reader = _reader()
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", reader["AccessKeyId"])
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", reader["SecretAccessKey"])
    _ask(f"{server}/moto-api/reset-auth", b"0")

    with pytest.raises(TargetUnavailable, match="access is denied"):
        _push(root)

    assert [one.problems for one in check(root, "k", "s3://versions/k", write_csv=WRITE)] == [()]
    _ask(f"{server}/moto-api/reset-auth", b"inf")
    assert _keys(client, "") == before


def _reader() -> dict[str, str]:
    """The keys of somebody who may list and read."""
    iam = boto3.client("iam", region_name="us-east-1")
    iam.create_user(UserName="reader")
    rights = [{"Effect": "Allow", "Action": ["s3:Get*", "s3:List*", "s3:Head*"], "Resource": "*"}]
    policy = json.dumps({"Version": "2012-10-17", "Statement": rights})
    iam.put_user_policy(UserName="reader", PolicyName="read", PolicyDocument=policy)
    return iam.create_access_key(UserName="reader")["AccessKey"]
