"""Joins running feeds, and the proof of them, to adapters: cached factories."""

from functools import cache

from chalicelib import wiring
from chalicelib.adapters.dynamo.feeds import (
    DynamoDueResults,
    DynamoFeedLedger,
    DynamoPublishedResults,
)
from chalicelib.adapters.dynamo.reported_results import DynamoReportedResults
from chalicelib.adapters.manifest_signatures import CredentialKeySignatures
from chalicelib.services import feed_reconciliation, feed_run
from chalicelib.settings import settings
from chalicelib.wiring import certif as certif_wiring
from chalicelib.wiring import feeds as feeds_wiring


@cache
def feed_doors() -> feed_run.FeedDoors:
    """What running a feed needs."""
    return feed_run.FeedDoors(
        runs=feeds_wiring.runs(),
        due=DynamoDueResults(),
        ledger=DynamoFeedLedger(),
        results=DynamoReportedResults(),
        files=feeds_wiring.files(),
        signatures=CredentialKeySignatures(settings().credential_keys, region=settings().region),
        releases=wiring.releases(),
        clock=wiring.clock(),
    )


@cache
def reconciliation_doors() -> feed_reconciliation.ReconciliationDoors:
    """What the proof is made from."""
    return feed_reconciliation.ReconciliationDoors(
        published=DynamoPublishedResults(),
        certifications=certif_wiring.certifications(),
        results=DynamoReportedResults(),
        due=DynamoDueResults(),
        ledger=DynamoFeedLedger(),
        proofs=feeds_wiring.proofs(),
        releases=wiring.releases(),
        clock=wiring.clock(),
    )
