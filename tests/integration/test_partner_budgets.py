"""What institutions' questions ask of DynamoDB: little, however much there is."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from botocore.client import BaseClient
from chalice.test import Client

from chalicelib import wiring
from chalicelib.core.certification.certification import entry_of
from chalicelib.core.certification.reported_result import ReportedResult
from chalicelib.core.content import Release
from chalicelib.core.organization import Organization
from chalicelib.services.reporting import report_certification
from chalicelib.settings import settings
from chalicelib.wiring import certif, reported
from chalicelib.wiring import orga as orga_wiring
from chalicelib.wiring import reporting as reporting_wiring
from tests import reported_factories
from tests.aws import rows_of
from tests.browser import Browser
from tests.certif_factories import certification
from tests.dynamo_cost import Cost, counted, item_size
from tests.factories import NOW
from tests.machines import V1, Machine, known
from tests.orga_factories import CAMPAIGN_ID, campaign, participation
from tests.permissions import asked
from tests.reported_factories import INE, UAI

ADMISSION = ["GetItem", "UpdateItem"]
"""Who asks, and how often today."""
TRAIL = ["PutItem"]
LEVELS = {
    f"{area}.{number}": 5
    for area, count in enumerate((3, 4, 4, 3, 2), start=1)
    for number in range(1, count + 1)
}
PUPILS = 400
SCHOOL = "o" * 24


@pytest.fixture
def client(release: Release) -> Iterator[Client]:
    from app import app  # reads the environment that `aws` has set

    with Client(app, stage_name="local") as made:
        yield made


@pytest.fixture
def institution(client: Client) -> Browser:
    return Machine(client, "m" * 24, known("m" * 24).secret).signed_in()


def told(number: int, **changes: Any) -> ReportedResult:
    """A usual pupil's result, with sixteen levels."""
    given: Mapping[str, object] = {
        "certification_id": f"k{number:023d}",
        "learner_id": f"l{number:023d}",
        "ine": f"{number:010d}A",
        "first_name": f"Zélie {number}",
        "levels": LEVELS,
        "code": "BCDFGHJKMPQ" + "".join("BCDFGHJKMP"[int(digit)] for digit in f"{number:03d}"),
        "taken_at": wiring.clock().now(),
        **changes,
    }
    return reported_factories.reported(**given)


def keep(*results: ReportedResult) -> None:
    for one in results:
        reported.results().save(one, before=None, is_due=False)


def cost_of(institution: Browser, path: str, body: object = None) -> Cost:
    """Of a question that has an answer; what is read of the content is read before."""
    for _ in range(2):
        with counted() as cost:
            reply = institution.get(path) if body is None else institution.post(path, body)
        assert reply.status == 200, reply.body
    return cost


def test_a_page_of_a_school_is_one_query_however_big_the_school(institution: Browser) -> None:
    keep(*(told(number) for number in range(PUPILS)))
    cost = cost_of(institution, f"{V1}/schools/results", {"uai": UAI})
    assert cost.requests == [*ADMISSION, "Query", *TRAIL]
    row = rows_of(settings().table_name("results"))[0]
    assert item_size(row) <= 1_024
    assert cost.read_units <= 1 + 101 * 1_024 / 4_096 / 2 + 0.5


@pytest.mark.parametrize("others", [0, PUPILS])
def test_a_person_is_two_reads_however_many_there_are(institution: Browser, others: int) -> None:
    keep(told(999, ine=INE, first_name="Zélie"), *(told(number) for number in range(others)))
    one = told(999)
    ways: list[dict[str, object]] = [
        {"ine": INE},
        {"verification_code": one.code},
        {
            "organization_uai": UAI,
            "last_name": one.last_name,
            "first_name": "Zélie",
            "birth_date": one.birth_date.isoformat(),
        },
    ]
    for way in ways:
        cost = cost_of(institution, f"{V1}/certifications/search", way)
        assert cost.requests == [*ADMISSION, "Query", "BatchGetItem", *TRAIL]
        assert cost.read_units == 1 + 0.5 + 1
        assert cost.write_units == 2


@pytest.mark.parametrize("others", [0, PUPILS])
def test_a_page_of_a_campaign_costs_the_same_however_many_sent(
    institution: Browser, others: int
) -> None:
    orga_wiring.organizations().add(Organization("g" * 24, "school", "École", NOW, uai=UAI))
    orga_wiring.campaigns().add(campaign(organization_id="g" * 24))
    for number in range(100 + others):
        orga_wiring.participations().save(
            participation(
                id=f"{number:024d}",
                status="shared",
                shared_at=NOW + timedelta(minutes=number),
            )
        )
    cost = cost_of(institution, f"{V1}/campaigns/{CAMPAIGN_ID}/results")
    assert cost.requests == [*ADMISSION, "GetItem", "GetItem", "Query", *TRAIL]
    assert cost.read_units <= 1 + 2 + 4


def test_what_is_asked_reads_nothing_of_exams(
    institution: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not one question about results reads a table that candidates or their centers wait for."""
    keep(told(1, ine=INE))
    places: set[str] = set()
    call = BaseClient._make_api_call

    def watching(client: BaseClient, operation: str, given: dict[str, Any]) -> Any:
        service = client.meta.service_model.service_name
        places.update(place for _, place in asked(service, operation, given))
        return call(client, operation, given)

    monkeypatch.setattr(BaseClient, "_make_api_call", watching)
    institution.post(f"{V1}/schools/results", {"uai": UAI})
    institution.post(f"{V1}/certifications/search", {"ine": INE})
    tables = {place.partition(":table/")[2].partition("/")[0] for place in places}
    rooms = {settings().table_name(room) for room in ("partners", "results")}
    assert tables - {""} == rooms


def test_telling_of_a_certification_is_five_reads_and_one_write(release: Release) -> None:
    orga_wiring.organizations().add(Organization(SCHOOL, "school", "École", NOW, uai=UAI))
    one = certification(release_id=release.id)
    certif.certifications().add(one, entry_of(one, "scored", at=NOW))
    now = wiring.clock().now()
    with counted() as first:
        report_certification(reporting_wiring.reporting_doors(), one.id, now=now)
    published = replace(one, version=1, stage="published", published_at=NOW, code="B" * 14)
    certif.certifications().save(published, entry_of(published, "published", at=NOW))
    with counted() as second:
        report_certification(reporting_wiring.reporting_doors(), one.id, now=now)
    reads = ["BatchGetItem", "BatchGetItem", "GetItem", "Query", "BatchGetItem"]
    assert first.requests == [*reads, "PutItem"]
    assert second.requests == [*reads, "TransactWriteItems"]
    assert (first.write_units, second.write_units) == (1, 2 * 4)
    assert second.read_units <= 5
