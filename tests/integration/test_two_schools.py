"""Two schools never see each other: a property over random requests to every route of somebody's.

Members and admins of one school send to each route addresses and bodies that name things of the
other, alone or mixed with their own. Nothing of the other school changes, nothing of it is told.
"""

import json
from collections.abc import Iterator
from itertools import combinations
from typing import Any
from urllib.parse import urlencode

import pytest
import schemathesis
from chalice.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from chalicelib import wiring
from chalicelib.api.openapi import document
from chalicelib.core.organization import Membership, Role
from chalicelib.wiring import orga as orga_wiring
from infra.local.gateway import Gateway
from tests.aws import all_rows, empty
from tests.factories import release as usual_release
from tests.published import publish
from tests.schools import Answer, Knock, School, filled, whole_school

EXAMPLES = 3
OURS, THEIRS = "c", "b"
KINDS = {
    "organization_id",
    "user_id",
    "invitation_id",
    "learner_id",
    "job_id",
    "campaign_id",
    "participation_id",
    "assessment_id",
    "merge_id",
}
"""Parameters of addresses that name something of a school, or of somebody in it."""
ONE = "/api/orga/organizations/{organization_id}"
PATHS = document("Sextant")["paths"]
ROUTES = [
    f"{method.upper()} {path}"
    for path, methods in PATHS.items()
    for method in methods
    if any(f"{{{kind}}}" in path for kind in KINDS)
    and not path.startswith("/api/partner/")  # for machines: `test_partner_campaigns.py`
]


@pytest.fixture(scope="module")
def declared(cloud: None) -> Any:
    """The OpenAPI document, which bodies are made from."""
    from app import app  # reads the environment that `aws` has set

    return schemathesis.openapi.from_wsgi("/api/openapi.json", Gateway(app))


@pytest.fixture(scope="module")
def schools(cloud: None) -> Iterator[tuple[Knock, School, School]]:
    from app import app  # reads the environment that `aws` has set

    empty()
    publish(usual_release())
    with Client(app, stage_name="local") as client:
        yield Knock(client), whole_school(OURS), whole_school(THEIRS)


def rows_of(school: School) -> list[str]:
    """Every row that speaks of the school, in order."""
    rows = (json.dumps(row, sort_keys=True) for rows in all_rows().values() for row in rows)
    return sorted(row for row in rows if school.mark in row.lower())


def parameters_of(path: str) -> list[str]:
    return [part.strip("{}") for part in path.split("/") if part.startswith("{")]


def subsets(names: list[str]) -> list[set[str]]:
    """Every choice of some of the names, all and none too."""
    sizes = range(len(names) + 1)
    return [set(chosen) for size in sizes for chosen in combinations(names, size)]


def named(body: Any, school: School, other: School, draws: Any) -> Any:
    """The body, its ids replaced by those of things there are."""
    if isinstance(body, list):
        return [named(one, school, other, draws) for one in body]
    if not isinstance(body, dict):
        return body
    told = {}
    for name, value in body.items():
        kind = name.removeprefix("kept_").removeprefix("double_")
        kind = {"id": "learner_id", "with": "campaign_id"}.get(kind, kind)
        owner = draws.draw(st.sampled_from([school, other]))
        is_id = isinstance(value, str) and kind in school.places
        told[name] = owner.places[kind] if is_id else named(value, school, other, draws)
    return told


def stay(school: School) -> None:
    """Whoever left on the way is back: each request is sent by a member."""
    roles: tuple[Role, ...] = ("member", "admin")
    organization_id = school.places["organization_id"]
    for role in roles:
        found = orga_wiring.memberships().find(organization_id, school.person(role))
        if found is None or found.role != role:
            orga_wiring.memberships().remove(organization_id, school.person(role))
            now = wiring.clock().now()
            member = Membership(organization_id, school.person(role), role, since=now)
            orga_wiring.memberships().add(member)


def is_judged(answer: Answer, places: dict[str, str], theirs: School) -> bool:
    """Was the reply the one to a thing that does not exist, or to a role or body that is wrong?"""
    if places.get("organization_id") == theirs.places["organization_id"]:
        return answer.status in {403, 404} and answer.code != ""
    if theirs.mark in json.dumps(places):
        return answer.status in {403, 404, 409, 422}
    return True


@pytest.mark.parametrize("name", ROUTES, ids=[name.replace(ONE, "") for name in ROUTES])
def test_nothing_of_another_school_is_seen_or_changed(
    schools: tuple[Knock, School, School], declared: Any, name: str
) -> None:
    door, ours, theirs = schools
    method, path = name.split()
    operation = declared[path][method]
    before = rows_of(theirs)

    @given(case=operation.as_strategy(), draws=st.data())
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def probe(case: Any, draws: Any) -> None:
        for foreign in subsets(parameters_of(path)):
            stay(ours)
            places = {
                parameter: (theirs if parameter in foreign else ours).places.get(parameter, "x")
                for parameter in parameters_of(path)
            }
            sent = None if method == "GET" else named(_json(case.body), ours, theirs, draws)
            asked = urlencode(named(dict(case.query or {}), ours, theirs, draws))
            role = draws.draw(st.sampled_from(["admin", "admin", "member"]))
            answer = door.signed_in(ours.person(role)).send(
                method, f"{filled(path, places)}?{asked}", sent
            )
            assert is_judged(answer, places, theirs), (places, asked, sent, answer)
            assert theirs.mark not in answer.text.lower(), (places, asked, sent)
            assert rows_of(theirs) == before, (places, asked, sent)

    probe()


def _json(body: Any) -> Any:
    return body if isinstance(body, dict | list | str | int | float | bool) else None
