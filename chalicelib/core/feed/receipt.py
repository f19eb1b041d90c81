"""Receipts: what the receiver says of a run."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from chalicelib.core.certification.reported_result import FeedName
from chalicelib.core.feed.errors import FeedRunNotDone, OtherManifest, ReceiptAccepted
from chalicelib.core.feed.run import FeedRun

ReceiptStatus = Literal["accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class RejectedLine:
    """A line that the receiver could not take; `code` is its own word for why."""

    certification_id: str
    code: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a client said of a run; `client` is its name.

    A run that was accepted may still have lines that were not.
    """

    feed: FeedName
    date: date
    manifest_sha256: str
    status: ReceiptStatus
    client_id: str
    client: str
    at: datetime
    rejected: tuple[RejectedLine, ...] = ()


def checked(receipt: Receipt, run: FeedRun, former: Receipt | None) -> Receipt:
    """The receipt to keep: the former one when it says the same.

    Raises `FeedRunNotDone`, `OtherManifest`, `ReceiptAccepted` (a run that was rejected may be told
    of again, one that was accepted is closed).
    """
    if run.state != "done":
        raise FeedRunNotDone
    if receipt.manifest_sha256 != run.manifest_sha256:
        raise OtherManifest
    if former is not None and _says_the_same(receipt, former):
        return former
    if former is not None and former.status == "accepted":
        raise ReceiptAccepted
    return receipt


def _says_the_same(one: Receipt, other: Receipt) -> bool:
    return one.status == other.status and _lines(one.rejected) == _lines(other.rejected)


def _lines(lines: Sequence[RejectedLine]) -> list[tuple[str, str]]:
    return sorted((line.certification_id, line.code) for line in lines)
