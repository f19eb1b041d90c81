"""Joins nightly feeds to their adapters: cached factories."""

from collections.abc import Sequence
from functools import cache

from chalicelib import wiring
from chalicelib.adapters.cpf_xml import CpfSender
from chalicelib.adapters.dynamo.feeds import (
    DynamoFeedRuns,
    DynamoReconciliations,
)
from chalicelib.adapters.feed_files import S3Objects, StoredFeedFiles
from chalicelib.core.certification.reported_result import FEEDS, FeedName
from chalicelib.core.exam_version import ExamVersion
from chalicelib.ports import feeds as feed_ports
from chalicelib.services import feed_receipts
from chalicelib.settings import settings
from chalicelib.wiring import orga as orga_wiring


def feeds() -> Sequence[FeedName]:
    """The feeds that are sent: the CPF's once there is a contract; what it must be told waits."""
    has_contract = bool(settings().cpf_client_id and settings().cpf_contract_id)
    return [feed for feed in FEEDS if feed != "cpf" or has_contract]


@cache
def runs() -> feed_ports.FeedRuns:
    """Runs, and what their receivers said."""
    return DynamoFeedRuns()


@cache
def files() -> feed_ports.FeedFiles:
    """Files of runs."""
    sender = CpfSender(
        client_id=settings().cpf_client_id,
        contract_id=settings().cpf_contract_id,
        register_number=ExamVersion.register_number,
    )
    objects = S3Objects(settings().bucket_name("exports"), region=settings().region)
    return StoredFeedFiles(objects, sender)


@cache
def view_doors() -> feed_receipts.FeedViewDoors:
    """What looking at feeds, and having them run again, need."""
    return feed_receipts.FeedViewDoors(
        runs=runs(),
        files=files(),
        jobs=orga_wiring.jobs(),
        work=orga_wiring.announcements("exports"),
        clock=wiring.clock(),
    )


@cache
def proofs() -> feed_ports.Reconciliations:
    """The proofs that nothing was forgotten."""
    return DynamoReconciliations()
