"""Stores of counts and of prices: the same promises in memory and for real."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import boto3
import pytest

from chalicelib.adapters.dynamo.uses import DynamoUseCounts
from chalicelib.adapters.prices import S3Prices, current_key, prices_key
from chalicelib.core.errors import StaleRow
from chalicelib.core.exposure import PriceList, canonical
from chalicelib.ports.bank import Prices, UseCounts
from chalicelib.settings import settings
from tests.aws import REGION, aws_in_process, empty
from tests.factories import RELEASE_ID
from tests.fakes.exposure import FakePrices, FakeUseCounts

NINE = datetime(2026, 11, 22, 9, tzinfo=UTC)
FIRST = PriceList(RELEASE_ID, "exam", {"mots-1a": 0.25}, 0, NINE)
SECOND = replace(FIRST, prices={"mots-1a": 0.2, "mots-2a": 0.01}, tests=500)


@pytest.fixture(scope="module")
def cloud() -> Iterator[None]:
    """Made once: it takes a second."""
    with aws_in_process():
        yield


@pytest.fixture
def aws(cloud: None) -> None:
    empty()


@pytest.fixture(params=["fake", "dynamo"])
def counts(request: pytest.FixtureRequest) -> UseCounts:
    if request.param == "fake":
        return FakeUseCounts()
    request.getfixturevalue("aws")
    return DynamoUseCounts()


@pytest.fixture(params=["fake", "s3"])
def prices(request: pytest.FixtureRequest) -> Prices:
    if request.param == "fake":
        return FakePrices([FIRST])
    request.getfixturevalue("aws")
    bucket = settings().bucket_name("content")
    s3 = boto3.client("s3", region_name=REGION)
    s3.put_object(
        Bucket=bucket, Key=prices_key(RELEASE_ID, "exam", FIRST.id), Body=canonical(FIRST)
    )
    s3.put_object(Bucket=bucket, Key=current_key(RELEASE_ID, "exam"), Body=f"{FIRST.id}\n".encode())
    return S3Prices(bucket, region=REGION)


def test_an_hour_is_the_sum_of_its_batches(counts: UseCounts) -> None:
    for number in range(40):
        hour = NINE + timedelta(minutes=number)
        counts.add(f"batch-{number}", {"mots-1a": 1, f"mots-{number}": 2}, asker="exam", hour=hour)
    counts.add("batch-0", {"mots-1a": 100}, asker="exam", hour=NINE + timedelta(hours=1))
    uses = counts.of_hour(NINE, "exam")
    assert (uses["mots-1a"], uses["mots-7"], len(uses)) == (40, 2, 41)


def test_a_batch_that_comes_twice_counts_once(counts: UseCounts) -> None:
    counts.add("batch", {"mots-1a": 3, "mots-2a": 1}, asker="exam", hour=NINE)
    counts.add("batch", {"mots-1a": 3}, asker="exam", hour=NINE)
    assert dict(counts.of_hour(NINE, "exam")) == {"mots-1a": 3}


def test_what_training_asks_is_counted_apart(counts: UseCounts) -> None:
    counts.add("batch", {"mots-1a": 3}, asker="exam", hour=NINE)
    counts.add("batch", {"mots-1a": 90}, asker="training", hour=NINE)
    assert dict(counts.of_hour(NINE, "exam")) == {"mots-1a": 3}
    assert dict(counts.of_hour(NINE, "training")) == {"mots-1a": 90}


def test_an_hour_without_a_batch_has_no_use(counts: UseCounts) -> None:
    assert not counts.of_hour(NINE, "exam")


def test_renewed_prices_are_the_current_ones_and_the_former_stay(prices: Prices) -> None:
    prices.renew(SECOND, former_id=FIRST.id)
    assert prices.current(RELEASE_ID, "exam") == SECOND
    assert prices.get(RELEASE_ID, "exam", FIRST.id) == FIRST


def test_who_renews_from_an_old_list_is_refused(prices: Prices) -> None:
    prices.renew(SECOND, former_id=FIRST.id)
    with pytest.raises(StaleRow):
        prices.renew(replace(SECOND, tests=900), former_id=FIRST.id)
    assert prices.current(RELEASE_ID, "exam") == SECOND


def test_a_pool_built_without_prices_has_none(prices: Prices) -> None:
    assert prices.current(RELEASE_ID, "training") is None
    assert prices.get(RELEASE_ID, "exam", "0" * 16) is None
    with pytest.raises(StaleRow):
        prices.renew(replace(SECOND, pool="training"), former_id="")
