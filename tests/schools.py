"""Two schools with something of everything, and somebody who knocks at the doors of the API.

Whatever belongs to a school bears its letter six times: ids, names, codes. So a row or a reply that
holds that mark speaks of it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from chalice.test import Client

from chalicelib import wiring
from chalicelib.core.identity import Principal, User
from chalicelib.core.job import Job
from chalicelib.core.learner import Learner
from chalicelib.core.organization import (
    Invitee,
    Membership,
    Organization,
    OrganizationType,
    Role,
    announced,
    new_invitation,
)
from chalicelib.core.participation import Results
from chalicelib.services import assessment
from chalicelib.wiring import accounts as accounts_wiring
from chalicelib.wiring import orga as orga_wiring
from chalicelib.wiring import teams as teams_wiring
from chalicelib.wiring import training as training_wiring
from tests.orga_factories import campaign, participation
from tests.tab import ORIGIN


@dataclass(frozen=True)
class Answer:
    """What came back; `code` is "" when it was not refused."""

    status: int
    code: str
    body: Any
    text: str


@dataclass(frozen=True)
class Knock:
    """Somebody at a door of the API."""

    client: Client
    token: str = ""

    def send(self, method: str, path: str, body: object = None) -> Answer:
        """One request, from a page of the site."""
        headers = {"Content-Type": "application/json", "Origin": ORIGIN}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        payload = b"" if method == "GET" else json.dumps({} if body is None else body).encode()
        response = self.client.http.request(method, path, headers=headers, body=payload)
        text = response.body.decode(errors="replace")
        is_json = "json" in str(response.headers.get("Content-Type", ""))
        found = json.loads(text) if text and is_json else None
        code = found["code"] if isinstance(found, dict) and response.status_code >= 400 else ""
        return Answer(response.status_code, code, found, text)

    def signed_in(self, user_id: str, **claims: Any) -> "Knock":
        """The same door, with that person's access token."""
        who = Principal(user_id, claims.pop("kind", "registered"), **claims)
        return Knock(self.client, wiring.tokens().access(who, now=wiring.clock().now()))

    def let_in(self, holder: Principal) -> "Knock":
        """The same door, with the pass of an exam or of a room."""
        return Knock(self.client, wiring.tokens().exam_pass(holder, now=wiring.clock().now()))


def filled(path: str, places: Mapping[str, str]) -> str:
    """The address of a route, each of its parameters filled; `unknown` where nothing is given."""
    while "{" in path:
        parameter = path[path.index("{") + 1 : path.index("}")]
        path = path.replace(f"{{{parameter}}}", places.get(parameter, "unknown"))
    return path


@dataclass(frozen=True)
class School:
    """What a school is made of: `places` has a thing of its own for each kind of parameter."""

    mark: str
    places: Mapping[str, str]

    def person(self, role: Role) -> str:
        """Who has that role there."""
        return f"{role}-{self.mark}"


def staffed(
    organization_id: str, name: str, type_: OrganizationType = "school", **roles: Role
) -> None:
    """An organization, and who works there."""
    now = wiring.clock().now()
    organization = Organization(organization_id, type_, name, created_at=now)
    orga_wiring.organizations().add(organization)
    for user_id, role in roles.items():
        orga_wiring.memberships().add(Membership(organization_id, user_id, role, since=now))


def whole_school(letter: str) -> School:
    """A school with members, an invitation, learners, a campaign, sent results, long work."""
    mark = letter * 6
    kinds = ("organization", "invitation", "learner", "campaign", "job", "merge")
    places = {f"{kind}_id": f"{kind}-{mark}" for kind in kinds}
    school = School(mark, {**places, "user_id": f"member-{mark}", "competence_id": "1.1"})
    organization_id = places["organization_id"]
    staffed(
        organization_id, f"Lycée {mark}", **{school.person(one): one for one in ("member", "admin")}
    )
    for role in ("member", "admin"):
        _account(school.person(role), mark)
    _invitation(organization_id, places["invitation_id"], mark)
    _learners(organization_id, places["learner_id"], mark)
    played = _campaign(organization_id, letter)
    _jobs(organization_id, places["job_id"], mark)
    return replace(school, places={**school.places, **played})


def _account(user_id: str, mark: str) -> None:
    user = User(
        id=user_id,
        kind="registered",
        lang="fr",
        created_at=wiring.clock().now(),
        email=f"{user_id}@{mark}.test",
        first_name=f"Ana {mark}",
        last_name=f"Silva {mark}",
    )
    accounts_wiring.account_doors().accounts.add(user)


def _invitation(organization_id: str, invitation_id: str, mark: str) -> None:
    invitee = Invitee(f"chloe@{mark}.test", "member", "fr")
    now = wiring.clock().now()
    made = new_invitation(invitation_id, organization_id, invitee, secret=mark, now=now)
    doors = teams_wiring.invitation_doors()
    doors.invitations.save(made, event=announced(made, invitation_id))


def _learners(organization_id: str, learner_id: str, mark: str) -> None:
    pupil = Learner(
        id=learner_id,
        organization_id=organization_id,
        first_name=f"Zélie {mark}",
        last_name=f"Martelin {mark}",
        birth_date=date(2011, 3, 7),
        division=f"3E {mark}",
        user_id=f"pupil-{mark}",
        username=f"zelie.{mark}0703",
        linked_at=wiring.clock().now(),
    )
    learners = orga_wiring.learners()
    learners.save(pupil)
    learners.save(replace(pupil, id=f"double-{mark}", user_id=None, username="", linked_at=None))
    learners.count_divisions(organization_id)


def _campaign(organization_id: str, letter: str) -> Mapping[str, str]:
    """A campaign under a code of its letter, and a pupil who sent results."""
    mark = letter * 6
    made = campaign(
        id=f"campaign-{mark}",
        organization_id=organization_id,
        code=letter.upper() * 9,
        name=f"Rentrée {mark}",
        created_by=f"admin-{mark}",
    )
    orga_wiring.campaigns().add(made)
    asked = assessment.start_or_resume(
        training_wiring.assessment_stores(),
        assessment.Request(
            owner_id=f"pupil-{mark}",
            lang="fr",
            now=wiring.clock().now(),
            new_id=f"assessment-{mark}",
        ),
        "1.1",
    )
    assessment_id = asked.assessment.header.id
    orga_wiring.participations().save(
        participation(
            id=assessment_id,
            campaign_id=made.id,
            organization_id=organization_id,
            user_id=f"pupil-{mark}",
            learner_id=f"learner-{mark}",
            first_name=f"Zélie {mark}",
            last_name=f"Martelin {mark}",
            division=f"3E {mark}",
            has_assessment=True,
            status="shared",
            shared_at=wiring.clock().now(),
            results=Results(codes="-" * 5, levels={"1.1": 1}, pix={"1.1": 1}, percentage=20),
        )
    )
    return {"participation_id": assessment_id, "assessment_id": assessment_id, "code": made.code}


def _jobs(organization_id: str, job_id: str, mark: str) -> None:
    waiting = Job(
        id=job_id,
        organization_id=organization_id,
        kind="import",
        status="preview",
        created_by=f"admin-{mark}",
        created_at=wiring.clock().now(),
        outcome={"new": 2},
    )
    orga_wiring.jobs().add(waiting)
    orga_wiring.jobs().add(replace(waiting, id=f"export-{mark}", kind="export", status="done"))
