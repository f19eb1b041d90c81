"""Joins nightly feeds to their adapters: cached factories."""

from collections.abc import Sequence
from functools import cache

from chalicelib import wiring
from chalicelib.adapters.cpf_xml import CpfSender
from chalicelib.adapters.dynamo.feeds import (
    DynamoDueResults,
    DynamoFeedLedger,
    DynamoFeedRuns,
    DynamoPublishedResults,
    DynamoReconciliations,
)
from chalicelib.adapters.dynamo.reported_results import DynamoReportedResults
from chalicelib.adapters.feed_files import S3Objects, StoredFeedFiles
from chalicelib.adapters.manifest_signatures import CredentialKeySignatures
from chalicelib.core.certification.reported_result import FEEDS, FeedName
from chalicelib.core.exam_version import ExamVersion
from chalicelib.ports import feeds as feed_ports
from chalicelib.services import feed_receipts, feed_reconciliation, feed_run
from chalicelib.settings import settings
from chalicelib.wiring import certif as certif_wiring
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
def feed_doors() -> feed_run.FeedDoors:
    """What running a feed needs."""
    return feed_run.FeedDoors(
        runs=runs(),
        due=DynamoDueResults(),
        ledger=DynamoFeedLedger(),
        results=DynamoReportedResults(),
        files=files(),
        signatures=CredentialKeySignatures(settings().credential_keys, region=settings().region),
        releases=wiring.releases(),
        clock=wiring.clock(),
    )


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


@cache
def reconciliation_doors() -> feed_reconciliation.ReconciliationDoors:
    """What the proof is made from."""
    return feed_reconciliation.ReconciliationDoors(
        published=DynamoPublishedResults(),
        certifications=certif_wiring.certifications(),
        results=DynamoReportedResults(),
        due=DynamoDueResults(),
        ledger=DynamoFeedLedger(),
        proofs=proofs(),
        releases=wiring.releases(),
        clock=wiring.clock(),
    )
