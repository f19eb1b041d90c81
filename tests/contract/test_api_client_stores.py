"""Stores of institutions' machines keep their word, in memory and in DynamoDB."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from chalicelib.adapters.dynamo.api_clients import DynamoApiClients, DynamoTrail
from chalicelib.core.api_client import (
    FAILURES,
    SCOPES,
    TRAIL_KEPT,
    ApiClient,
    Change,
    ClientAct,
    ClientNotFound,
    DayOfUse,
    Reading,
    Secret,
)
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.ports.partner import ApiClients, Trail
from tests.aws import all_rows, aws_in_process, empty_tables
from tests.fakes.api_clients import FakeApiClients, FakeTrail

NOW = datetime(2026, 3, 14, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
SECRETS = (
    Secret("s1", "1" * 64, NOW, NOW + timedelta(days=7)),
    Secret("s2", "2" * 64, NOW, NOW + timedelta(days=365)),
)
CLIENT = ApiClient(
    id="c" * 24,
    name="Rectorat",
    scopes=SCOPES,
    uais=("0991234D",),
    daily_quota=1000,
    created_at=NOW,
    created_by="staff",
    trail_key="key",
    secrets=SECRETS,
)
KEPT = replace(CLIENT, version=1)
CREATED = ClientAct("a1", CLIENT.id, "created", NOW, "staff", "convention signed")
LATER = replace(CREATED, id="a2", act="changed", at=NOW + timedelta(hours=1))
READING = Reading("r1", CLIENT.id, NOW, "search", 200, 1, "d" * 64, "request")


@pytest.fixture(scope="module")
def aws() -> Iterator[None]:
    with aws_in_process():
        yield


@pytest.fixture(params=["fake", "dynamo"])
def kind(request: pytest.FixtureRequest) -> str:
    if request.param == "dynamo":
        request.getfixturevalue("aws")
        empty_tables()
    return str(request.param)


@pytest.fixture
def store(kind: str) -> ApiClients:
    return FakeApiClients() if kind == "fake" else DynamoApiClients()


@pytest.fixture
def trail(kind: str) -> Trail:
    return FakeTrail() if kind == "fake" else DynamoTrail()


@pytest.mark.parametrize("uais", [None, ("0991234D",), ("0755555A", "0991234D")])
def test_a_client_is_read_back_whole(store: ApiClients, uais: tuple[str, ...] | None) -> None:
    store.add(replace(CLIENT, uais=uais), CREATED)
    assert store.get(CLIENT.id) == store.find(CLIENT.id) == replace(KEPT, uais=uais)


def test_an_unknown_client_is_not_found(store: ApiClients) -> None:
    assert store.find("unknown") is None
    with pytest.raises(ClientNotFound):
        store.get("unknown")


def test_a_client_is_added_once(store: ApiClients) -> None:
    store.add(CLIENT, CREATED)
    with pytest.raises(RowExists):
        store.add(replace(CLIENT, name="Other"), replace(CREATED, id="a9"))
    assert store.get(CLIENT.id) == KEPT
    assert store.acts(CLIENT.id) == [CREATED]


def test_a_client_is_rewritten_with_what_was_done(store: ApiClients) -> None:
    store.add(CLIENT, CREATED)
    changed = replace(KEPT, uais=None, daily_quota=5, revoked_at=NOW, revoked_by="s", secrets=())
    act = replace(LATER, changes=(Change("uais", "0991234D", "all"),))
    store.save(changed, act)
    assert store.get(CLIENT.id) == replace(changed, version=2)
    assert store.acts(CLIENT.id) == [act, CREATED]


def test_of_two_who_rewrite_a_client_the_second_is_refused(store: ApiClients) -> None:
    store.add(CLIENT, CREATED)
    store.save(replace(KEPT, name="First"), LATER)
    with pytest.raises(StaleRow):
        store.save(replace(KEPT, name="Second"), replace(LATER, id="a3"))
    assert store.get(CLIENT.id).name == "First"
    assert [act.id for act in store.acts(CLIENT.id)] == ["a2", "a1"]


def test_a_client_that_does_not_exist_is_not_made_by_rewriting(store: ApiClients) -> None:
    with pytest.raises(StaleRow):
        store.save(KEPT, LATER)
    assert store.find(CLIENT.id) is None


def test_every_client_is_listed_once_page_by_page(store: ApiClients) -> None:
    ids = [f"{n}" * 24 for n in range(5)]
    for client_id in reversed(ids):
        store.add(replace(CLIENT, id=client_id), replace(CREATED, client_id=client_id))
    found, after = [], ""
    while True:
        page, after = store.list_page(after=after, limit=2)
        assert len(page) <= 2
        found += [client.id for client in page]
        if not after:
            break
    assert found == ids


def test_reads_are_counted_by_day(store: ApiClients) -> None:
    store.add(CLIENT, CREATED)
    tomorrow = NOW + timedelta(days=1)
    counts = [store.count(KEPT, now=at) for at in (NOW, NOW, tomorrow, NOW)]
    assert counts == [1, 2, 1, 3]
    days = [DayOfUse(tomorrow.date(), 1), DayOfUse(TODAY, 3)]
    assert store.use_of(CLIENT.id, since=TODAY) == days
    assert store.use_of(CLIENT.id, since=tomorrow.date()) == days[:1]
    assert store.use_of("another", since=TODAY) == []


def test_the_day_of_last_use_is_kept_and_outlives_what_staff_change(store: ApiClients) -> None:
    store.add(CLIENT, CREATED)
    read_before = store.get(CLIENT.id)
    store.count(read_before, now=NOW)
    store.save(replace(read_before, name="Renamed"), LATER)
    kept = store.get(CLIENT.id)
    assert (kept.name, kept.last_used_on, kept.version) == ("Renamed", TODAY, 2)


def test_wrong_secrets_are_counted_by_client_and_window(store: ApiClients) -> None:
    at = [NOW, NOW, NOW + FAILURES.window]
    assert [store.count_failure("one", FAILURES, now=now) for now in at] == [1, 2, 1]
    assert store.count_failure("two", FAILURES, now=NOW) == 1


def test_a_day_of_the_trail_is_read_in_order_page_by_page(trail: Trail) -> None:
    of_day = [replace(READING, id=f"r{n}", at=NOW + timedelta(seconds=n)) for n in range(5)]
    others = (
        replace(READING, id="x", at=NOW + timedelta(days=1)),
        replace(READING, id="y", client_id="another"),
    )
    for reading in (*reversed(of_day), *others):
        trail.add(reading)
    found, after = [], ""
    while True:
        page, after = trail.of_day(CLIENT.id, TODAY, after=after, limit=2)
        found += page
        if not after:
            break
    assert found == of_day
    assert trail.of_day(CLIENT.id, date(2020, 1, 1)) == ([], "")


def test_the_trail_and_what_is_counted_go_by_themselves_a_client_does_not(aws: None) -> None:
    empty_tables()
    store, trail = DynamoApiClients(), DynamoTrail()
    store.add(CLIENT, CREATED)
    store.count(KEPT, now=NOW)
    store.count_failure(CLIENT.id, FAILURES, now=NOW)
    trail.add(READING)
    (rows,) = [rows for name, rows in all_rows().items() if name.endswith("-partners")]
    ends = {row["s"]["S"].partition("#")[0]: row.get("ttl", {}).get("N") for row in rows}
    kept = str(int((NOW + TRAIL_KEPT).timestamp()))
    window = str(int(FAILURES.end_of_window(NOW).timestamp()))
    assert ends == {"c": None, "l": None, CLIENT.id: None, "u": kept, "r": kept, "w": window}
