"""Files of feeds: lines or XML, compressed, the same bytes however often they are made."""

import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC
from functools import cached_property
from io import BytesIO
from typing import Any, Protocol

import boto3

from chalicelib.adapters import cpf_xml
from chalicelib.adapters.cpf_xml import CpfSender
from chalicelib.adapters.s3 import ADDRESS_SECONDS, CONFIG, attachment
from chalicelib.core.feed.ledger import Due, FeedLine
from chalicelib.core.feed.manifest import MANIFEST, SIGNATURE
from chalicelib.core.feed.run import FeedRun, StoredFile

_MEDIA_TYPES: Mapping[str, str] = {
    "gz": "application/gzip",
    "json": "application/json",
    "jws": "application/jose",
}
_LEVEL = 6


class Objects(Protocol):
    """Where files are."""

    def put(self, key: str, content: bytes, *, media_type: str) -> None:
        """Store it, whole, over what is there."""
        ...

    def get(self, key: str) -> bytes:
        """The whole of it."""
        ...

    def address(self, key: str, *, name: str) -> str:
        """Where it can be read for some minutes, saved under that name."""
        ...


class StoredFeedFiles:
    """`ports.feeds.FeedFiles` on any store of objects, below `feeds/<feed>/<date>/`."""

    def __init__(self, objects: Objects, sender: CpfSender) -> None:
        self._objects = objects
        self._sender = sender

    @contextmanager
    def chunk(self, run: FeedRun, number: int) -> Iterator["_Chunk"]:
        """Files in memory, compressed: a part of 10,000 lines is some 2 MB."""
        yield _Chunk(run, number, objects=self._objects, sender=self._sender)

    def taken(self, run: FeedRun, number: int) -> Iterator[Due]:
        """Read from what the chunk stored beside its lines."""
        packed = self._objects.get(_key(run, _name("taken", number, "txt")))
        with gzip.open(BytesIO(packed), "rt", encoding="utf-8") as lines:
            for line in lines:
                place, version = line.rstrip("\n").split("\t")
                yield Due(place, place.rpartition("#")[2], int(version))

    def seal(self, run: FeedRun, manifest: bytes, signature: str) -> None:
        """The signature first: a manifest is never there alone."""
        for name, content in ((SIGNATURE, signature.encode()), (MANIFEST, manifest)):
            self._objects.put(_key(run, name), content, media_type=_media_type(name))

    def address(self, run: FeedRun, name: str) -> str:
        """A signed address."""
        return self._objects.address(_key(run, name), name=f"{run.feed}-{run.date}-{name}")


class _Chunk:
    """`ports.feeds.OpenChunk`."""

    def __init__(self, run: FeedRun, number: int, *, objects: Objects, sender: CpfSender) -> None:
        self._objects = objects
        self._sender = sender
        self._run = run
        self._number = number
        self._files: dict[str, _Packed] = {}

    def take(self, due: Due) -> None:
        """A line of what was taken: it stays with us."""
        self._file("taken", "txt").write(f"{due.place}\t{due.version}\n")

    def add(self, line: FeedLine) -> None:
        """A line of JSON; for the CPF a passage, and what the XML has no word for beside it."""
        operation = {"operation": line.operation}
        if self._run.feed != "cpf":
            self._file("part", "jsonl").write(_json({**operation, **line.content}))
            return
        if line.operation != "created":
            told = {**operation, "certification_id": line.certification_id}
            self._file("operations", "jsonl").write(_json(told))
        if line.operation != "cancelled":
            self._xml().write(cpf_xml.passage(line.content))

    def refuse(self, certification_id: str, reason: str) -> None:
        """Ids and reasons: nothing of the person."""
        told = {"certification_id": certification_id, "reason": reason}
        self._file("refused", "jsonl").write(_json(told))

    def store(self) -> tuple[StoredFile, ...]:
        """A Put a file; what was taken is stored, not told."""
        xml = self._files.get(_name("part", self._number, "xml"))
        if xml is not None:
            xml.close_with(cpf_xml.closing())
        stored = []
        for name, file in sorted(self._files.items()):
            content = file.content()
            self._objects.put(_key(self._run, name), content, media_type=_media_type(name))
            digest = hashlib.sha256(content).hexdigest()
            stored.append(StoredFile(name, file.lines, len(content), digest))
        return tuple(file for file in stored if not file.name.startswith("taken-"))

    def _xml(self) -> "_Packed":
        name = _name("part", self._number, "xml")
        if name not in self._files:
            flow = cpf_xml.flow_id(self._run.id, self._number)
            at = self._run.cutoff.astimezone(UTC)
            self._files[name] = _Packed(cpf_xml.opening(self._sender, flow=flow, at=at))
        return self._files[name]

    def _file(self, kind: str, ending: str) -> "_Packed":
        return self._files.setdefault(_name(kind, self._number, ending), _Packed())


class _Packed:
    """A compressed file without date or name: the same lines make the same bytes."""

    def __init__(self, opening: str = "") -> None:
        self.lines = 0
        self._buffer = BytesIO()
        self._file = gzip.GzipFile("", "wb", _LEVEL, self._buffer, mtime=0)
        self._file.write(opening.encode())

    def write(self, line: str) -> None:
        """One line or passage more."""
        self._file.write(line.encode())
        self.lines += 1

    def close_with(self, closing: str) -> None:
        """What comes after the last."""
        self._file.write(closing.encode())

    def content(self) -> bytes:
        """The whole of it; nothing can be written any more."""
        self._file.close()
        return self._buffer.getvalue()


class S3Objects:
    """`Objects` on the bucket `exports`."""

    def __init__(self, bucket: str, *, region: str) -> None:
        self._bucket = bucket
        self._region = region

    def put(self, key: str, content: bytes, *, media_type: str) -> None:
        """One Put."""
        self._client.put_object(Bucket=self._bucket, Key=key, Body=content, ContentType=media_type)

    def get(self, key: str) -> bytes:
        """One Get."""
        return bytes(self._client.get_object(Bucket=self._bucket, Key=key)["Body"].read())

    def address(self, key: str, *, name: str) -> str:
        """A signed address."""
        kept = {"Bucket": self._bucket, "Key": key, "ResponseContentDisposition": attachment(name)}
        signed = self._client.generate_presigned_url(
            "get_object", Params=kept, ExpiresIn=ADDRESS_SECONDS
        )
        return str(signed)

    @cached_property
    def _client(self) -> Any:
        return boto3.client("s3", region_name=self._region, config=CONFIG)


def _key(run: FeedRun, name: str) -> str:
    return f"feeds/{run.feed}/{run.date.isoformat()}/{name}"


def _name(kind: str, number: int, ending: str) -> str:
    return f"{kind}-{number:04d}.{ending}.gz"


def _media_type(name: str) -> str:
    return _MEDIA_TYPES[name.rpartition(".")[2]]


def _json(told: Mapping[str, object]) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"
