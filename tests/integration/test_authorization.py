"""The authorisation table: every route × everybody who may knock, by generation."""

from collections.abc import Iterator, Mapping

import pytest
from chalice.test import Client

from chalicelib.api.endpoint import OPERATIONS, Operation
from chalicelib.api.mounts import all_mounts
from chalicelib.core.content import Release
from chalicelib.core.identity import Principal
from chalicelib.core.organization import OrganizationType
from tests.aws import all_rows
from tests.machines import Machine, known
from tests.schools import Answer, Knock, filled, staffed

# Who may ask for what. A route that is not here fails the tests: write it down first, one line,
# in the order of addresses. Roles are had in the organization of the address; passes open an exam
# or a room.
ANYONE, SIGNED_IN, REGISTERED = "anyone", "signed in", "registered"
MEMBER, ADMIN, STAFF = "member", "admin", "staff"
CANDIDATE, INVIGILATOR = "candidate", "invigilator"
BY_FORM, MACHINE = "anyone, by a form", "institution's machine"
ONE = "/api/orga/organizations/{organization_id}"
CENTER = "/api/certif/centers/{organization_id}"
HELD = f"{CENTER}/sessions/{{session_id}}"
SESSION = "/api/admin/certification/sessions/{session_id}"
SHEET = "/api/admin/certification/candidates/{candidate_id}"
TABLE = {
    "GET /api/health": ANYONE,
    "GET /api/public/framework": ANYONE,
    "GET /api/public/campaigns/{code}": ANYONE,
    "POST /api/public/invitations": ANYONE,
    "POST /api/auth/sign-up": ANYONE,
    "POST /api/auth/anonymous": ANYONE,
    "POST /api/auth/sign-in": ANYONE,
    "POST /api/auth/refresh": ANYONE,
    "POST /api/auth/new-password": ANYONE,
    "POST /api/auth/second-factor": ANYONE,
    "POST /api/auth/sign-out": ANYONE,
    "POST /api/auth/sign-out-everywhere": SIGNED_IN,
    "POST /api/auth/forgotten-password": ANYONE,
    "POST /api/auth/reset-password": ANYONE,
    "GET /api/public/identity-providers": ANYONE,
    "GET /api/auth/sso/{provider_id}/start": ANYONE,
    "GET /api/auth/oidc/{provider_id}/callback": ANYONE,
    "POST /api/auth/saml/{provider_id}/acs": BY_FORM,
    "GET /api/auth/saml/{provider_id}/metadata": ANYONE,
    "POST /api/auth/sso/exchange": ANYONE,
    "POST /api/auth/sso/claims": ANYONE,
    "POST /api/auth/sso/pupil": ANYONE,
    "POST /api/auth/sso/account": ANYONE,
    "POST /api/auth/sso/link": REGISTERED,
    "POST /api/auth/pupils/match": ANYONE,
    "POST /api/auth/pupils": ANYONE,
    "GET /api/learner/account": SIGNED_IN,
    "PATCH /api/learner/account": SIGNED_IN,
    "POST /api/learner/account/password": REGISTERED,
    "POST /api/learner/account/second-factor": REGISTERED,
    "POST /api/learner/account/second-factor/confirmation": REGISTERED,
    "POST /api/learner/account/second-factor/removal": REGISTERED,
    "POST /api/learner/account/second-factor/recovery-codes": REGISTERED,
    "POST /api/learner/account/email": REGISTERED,
    "POST /api/learner/account/email/confirmation": REGISTERED,
    "POST /api/learner/account/export": SIGNED_IN,
    "POST /api/learner/account/deletion": SIGNED_IN,
    "GET /api/learner/profile": SIGNED_IN,
    "GET /api/learner/competences/{competence_id}": SIGNED_IN,
    "POST /api/learner/competences/{competence_id}/reset": SIGNED_IN,
    "POST /api/learner/assessments": SIGNED_IN,
    "GET /api/learner/assessments/{assessment_id}": SIGNED_IN,
    "POST /api/learner/assessments/{assessment_id}/answers": SIGNED_IN,
    "GET /api/learner/assessments/{assessment_id}/answers": SIGNED_IN,
    "POST /api/learner/assessments/{assessment_id}/end": SIGNED_IN,
    "GET /api/learner/assessments/{assessment_id}/result": SIGNED_IN,
    "POST /api/learner/assessments/{assessment_id}/reports": SIGNED_IN,
    "POST /api/learner/learners": REGISTERED,
    "POST /api/learner/campaigns/{code}/participations": REGISTERED,
    "GET /api/learner/participations": REGISTERED,
    "GET /api/learner/participations/{participation_id}": REGISTERED,
    "POST /api/learner/participations/{participation_id}/sharing": REGISTERED,
    "GET /api/learner/trainings": SIGNED_IN,
    "GET /api/orga/organizations": REGISTERED,
    f"GET {ONE}": MEMBER,
    f"PATCH {ONE}": ADMIN,
    f"GET {ONE}/first-steps": MEMBER,
    f"GET {ONE}/members": MEMBER,
    f"PATCH {ONE}/members/{{user_id}}": ADMIN,
    f"DELETE {ONE}/members/{{user_id}}": MEMBER,
    f"POST {ONE}/invitations": ADMIN,
    f"POST {ONE}/invitations/{{invitation_id}}/resending": ADMIN,
    f"DELETE {ONE}/invitations/{{invitation_id}}": ADMIN,
    "POST /api/orga/invitations/acceptance": REGISTERED,
    f"POST {ONE}/imports": ADMIN,
    f"POST {ONE}/imports/{{job_id}}/parts": ADMIN,
    f"POST {ONE}/imports/{{job_id}}/completion": ADMIN,
    f"GET {ONE}/imports": MEMBER,
    f"GET {ONE}/imports/{{job_id}}": MEMBER,
    f"GET {ONE}/imports/{{job_id}}/preview": MEMBER,
    f"POST {ONE}/imports/{{job_id}}/acceptance": ADMIN,
    f"POST {ONE}/imports/{{job_id}}/undo": ADMIN,
    f"DELETE {ONE}/imports/{{job_id}}": ADMIN,
    f"GET {ONE}/divisions": MEMBER,
    f"GET {ONE}/jobs/{{job_id}}": MEMBER,
    f"GET {ONE}/learners": MEMBER,
    f"POST {ONE}/learners/search": MEMBER,
    f"POST {ONE}/learners": MEMBER,
    f"GET {ONE}/learners/{{learner_id}}": MEMBER,
    f"PATCH {ONE}/learners/{{learner_id}}": MEMBER,
    f"POST {ONE}/learners/{{learner_id}}/unlink": ADMIN,
    f"POST {ONE}/learners/{{learner_id}}/access": MEMBER,
    f"POST {ONE}/cards": MEMBER,
    f"GET {ONE}/doubles": MEMBER,
    f"POST {ONE}/doubles/merge": MEMBER,
    f"POST {ONE}/doubles/{{merge_id}}/undo": MEMBER,
    f"GET {ONE}/overview": MEMBER,
    f"GET {ONE}/certifiability": MEMBER,
    f"GET {ONE}/campaigns/{{campaign_id}}/activity": MEMBER,
    f"GET {ONE}/campaigns/{{campaign_id}}/analysis": MEMBER,
    f"GET {ONE}/campaigns/{{campaign_id}}/evolution": MEMBER,
    f"POST {ONE}/campaigns/{{campaign_id}}/exports": MEMBER,
    f"GET {ONE}/campaigns/{{campaign_id}}/participations": MEMBER,
    f"GET {ONE}/campaigns/{{campaign_id}}/participations/{{participation_id}}": MEMBER,
    f"DELETE {ONE}/campaigns/{{campaign_id}}/participations/{{participation_id}}": ADMIN,
    f"GET {ONE}/campaigns/{{campaign_id}}/participations/{{participation_id}}/answers": MEMBER,
    f"POST {ONE}/campaigns/{{campaign_id}}/participations/{{participation_id}}/restoration": ADMIN,
    f"GET {ONE}/target-profiles": MEMBER,
    f"GET {ONE}/tubes": MEMBER,
    f"GET {ONE}/campaigns": MEMBER,
    f"POST {ONE}/campaigns": MEMBER,
    f"GET {ONE}/campaigns/{{campaign_id}}": MEMBER,
    f"PATCH {ONE}/campaigns/{{campaign_id}}": MEMBER,
    f"POST {ONE}/campaigns/{{campaign_id}}/archive": MEMBER,
    f"POST {ONE}/campaigns/{{campaign_id}}/restore": MEMBER,
    f"POST {ONE}/campaigns/{{campaign_id}}/duplicate": MEMBER,
    f"POST {ONE}/campaigns/{{campaign_id}}/deletion": MEMBER,
    f"POST {ONE}/campaigns/{{campaign_id}}/deletion/undo": MEMBER,
    f"GET {ONE}/campaigns/{{campaign_id}}/qr": MEMBER,
    f"POST {ONE}/campaigns/{{campaign_id}}/logo": MEMBER,
    f"DELETE {ONE}/campaigns/{{campaign_id}}/logo": MEMBER,
    "POST /api/learner/exam/entry": REGISTERED,
    "POST /api/learner/exam/ticket": REGISTERED,
    "POST /api/public/exam/ticket": ANYONE,
    "GET /api/learner/exam": CANDIDATE,
    "POST /api/learner/exam/start": CANDIDATE,
    "POST /api/learner/exam/answers": CANDIDATE,
    "POST /api/learner/exam/reports": CANDIDATE,
    "POST /api/learner/exam/evidence": CANDIDATE,
    "GET /api/learner/certifications": REGISTERED,
    "GET /api/learner/certifications/{certification_id}": REGISTERED,
    "PATCH /api/learner/certifications/{certification_id}": REGISTERED,
    "POST /api/learner/certifications/{certification_id}/file": REGISTERED,
    "POST /api/learner/certifications/{certification_id}/credential": REGISTERED,
    "POST /api/public/certificates/verification": ANYONE,
    "GET /api/public/credentials/did.json": ANYONE,
    "GET /api/public/credentials/status/{list_id}": ANYONE,
    f"GET {CENTER}/sessions": MEMBER,
    f"POST {CENTER}/sessions": MEMBER,
    f"GET {HELD}": MEMBER,
    f"PATCH {HELD}": MEMBER,
    f"DELETE {HELD}": MEMBER,
    f"GET {CENTER}/versions": MEMBER,
    f"GET {HELD}/candidates": MEMBER,
    f"POST {HELD}/candidates": MEMBER,
    f"PATCH {HELD}/candidates/{{candidate_id}}": MEMBER,
    f"DELETE {HELD}/candidates/{{candidate_id}}": MEMBER,
    f"POST {HELD}/candidates/{{candidate_id}}/unlinking": MEMBER,
    f"GET {CENTER}/schools": MEMBER,
    f"GET {HELD}/schools/{{school_id}}/pupils": MEMBER,
    f"POST {HELD}/classes": MEMBER,
    f"GET {CENTER}/jobs/{{job_id}}": MEMBER,
    f"GET {HELD}/results": MEMBER,
    f"POST {HELD}/results": MEMBER,
    f"POST {HELD}/certificates": MEMBER,
    f"POST {HELD}/candidates/file": MEMBER,
    f"GET {HELD}/candidates/file-template": MEMBER,
    f"POST {CENTER}/sessions/file": MEMBER,
    f"GET {CENTER}/sessions/file-template": MEMBER,
    f"POST {HELD}/papers": MEMBER,
    f"GET {HELD}/finalization": MEMBER,
    f"POST {HELD}/finalization": MEMBER,
    f"POST {HELD}/reports": MEMBER,
    f"DELETE {HELD}/reports/{{report_id}}": MEMBER,
    "POST /api/invigilator/rooms": REGISTERED,
    "GET /api/invigilator/rooms": REGISTERED,
    "GET /api/invigilator/room": INVIGILATOR,
    "POST /api/invigilator/room/candidates/{candidate_id}/acts": INVIGILATOR,
    "GET /api/invigilator/room/candidates/{candidate_id}/report/{sequence}": INVIGILATOR,
    "POST /api/invigilator/room/let-in": INVIGILATOR,
    "POST /api/invigilator/room/incidents": INVIGILATOR,
    "GET /api/invigilator/room/incidents": INVIGILATOR,
    "DELETE /api/invigilator/room/incidents/{report_id}": INVIGILATOR,
    "GET /api/admin/organizations": STAFF,
    "POST /api/admin/organizations": STAFF,
    "POST /api/admin/organizations/batch": STAFF,
    "POST /api/admin/organizations/{organization_id}/invitations": STAFF,
    "GET /api/admin/content": STAFF,
    "GET /api/admin/content/releases/{release_id}": STAFF,
    "POST /api/admin/content/activations": STAFF,
    "GET /api/admin/content/challenges/{challenge_id}": STAFF,
    "POST /api/admin/content/challenges/{challenge_id}/retirement": STAFF,
    "GET /api/admin/certification/sessions": STAFF,
    f"GET {SESSION}": STAFF,
    f"POST {SESSION}/assignment": STAFF,
    f"POST {SESSION}/reports/{{report_id}}/resolution": STAFF,
    f"GET {SESSION}/publication": STAFF,
    f"POST {SESSION}/publication": STAFF,
    f"POST {SESSION}/certificates": STAFF,
    "GET /api/admin/certification/dead-letters": STAFF,
    "POST /api/admin/certification/dead-letters": STAFF,
    "GET /api/admin/certification/proposals": STAFF,
    f"GET {SHEET}": STAFF,
    f"POST {SHEET}/decisions": STAFF,
    f"POST {SHEET}/revocation": STAFF,
    f"POST {SHEET}/proposals/{{sequence}}/approval": STAFF,
    f"POST {SHEET}/proposals/{{sequence}}/refusal": STAFF,
    f"POST {SHEET}/comments": STAFF,
    f"POST {SHEET}/identity": STAFF,
    "GET /api/admin/partners": STAFF,
    "POST /api/admin/partners": STAFF,
    "GET /api/admin/partners/{client_id}": STAFF,
    "PATCH /api/admin/partners/{client_id}": STAFF,
    "POST /api/admin/partners/{client_id}/rotation": STAFF,
    "POST /api/admin/partners/{client_id}/revocation": STAFF,
    "GET /api/admin/partners/{client_id}/readings": STAFF,
    "GET /api/admin/feeds": STAFF,
    "GET /api/admin/feeds/reconciliation": STAFF,
    "POST /api/admin/feeds/reconciliation": STAFF,
    "GET /api/admin/feeds/{feed}/{date}": STAFF,
    "POST /api/admin/feeds/{feed}/{date}/rerun": STAFF,
    "POST /api/admin/reporting": STAFF,
    "POST /api/partner/v1/token": BY_FORM,
    "POST /api/partner/v1/schools/results": MACHINE,
    "POST /api/partner/v1/certifications/search": MACHINE,
    "GET /api/partner/v1/organizations": MACHINE,
    "GET /api/partner/v1/organizations/{organization_id}/campaigns": MACHINE,
    "GET /api/partner/v1/campaigns/{campaign_id}/results": MACHINE,
    "GET /api/partner/v1/feeds/lsu": MACHINE,
    "POST /api/partner/v1/feeds/lsu/{date}/receipt": MACHINE,
    "GET /api/partner/v1/feeds/parcoursup": MACHINE,
    "POST /api/partner/v1/feeds/parcoursup/{date}/receipt": MACHINE,
    "GET /api/partner/v1/feeds/cpf": MACHINE,
    "POST /api/partner/v1/feeds/cpf/{date}/receipt": MACHINE,
}
PLACES = {"competence_id": "1.1"}
"""What fills a parameter of an address when nothing else does; the rest is `unknown`."""
BODIES: Mapping[str, object] = {
    "POST /api/learner/assessments/{assessment_id}/answers": {
        "position": 1,
        "challenge_id": "mots-1a",
        "answer": None,
    },
    "POST /api/learner/assessments/{assessment_id}/reports": {
        "challenge_id": "mots-1a",
        "reason": "other",
        "text": "typo",
    },
}
"""Bodies without which a route would not look at whose thing is asked for."""
PUBLIC_PAGES = {"GET /api/openapi.json", "GET /api/docs"}
"""The two replies that are not JSON of ours: the same for all, made from the declarations."""
PREFIXES = {id(blueprint): prefix for blueprint, prefix in all_mounts()}
WRONG_TOKENS = ("garbage", "a.b.c", "é")

NOBODY, ANONYMOUS, STRANGER = "nobody", "anonymous", "registered"
COLLEAGUE, BOSS, NEIGHBOUR, AGENT = "member", "admin", "admin of another school", "staff"
EVERYBODY = (
    NOBODY,
    ANONYMOUS,
    STRANGER,
    COLLEAGUE,
    BOSS,
    NEIGHBOUR,
    AGENT,
    CANDIDATE,
    INVIGILATOR,
    MACHINE,
)
PASSES = {CANDIDATE, INVIGILATOR}
OUTSIDERS = PASSES | {MACHINE}
SCHOOL, OTHER_SCHOOL = "a" * 24, "b" * 24
KNOCKS: Mapping[str, set[str]] = {
    ANYONE: set(EVERYBODY) - {MACHINE},
    BY_FORM: set(EVERYBODY),
    MACHINE: {MACHINE},
    SIGNED_IN: set(EVERYBODY) - {NOBODY} - OUTSIDERS,
    REGISTERED: set(EVERYBODY) - {NOBODY, ANONYMOUS} - OUTSIDERS,
    MEMBER: {COLLEAGUE, BOSS},
    ADMIN: {BOSS},
    STAFF: {AGENT},
    CANDIDATE: {CANDIDATE},
    INVIGILATOR: {INVIGILATOR},
}
"""Who gets past the door of a route for whom: the whole of what is proved."""
OPEN = {ANYONE, BY_FORM}


def route(operation: Operation) -> str:
    return f"{operation.method} {PREFIXES[id(operation.blueprint)]}{operation.path}"


ROUTES = [route(operation) for operation in OPERATIONS]
OF_SOMEBODY = [name for name in ROUTES if "{assessment_id}" in name]


@pytest.fixture
def nobody(release: Release) -> Iterator[Knock]:
    from app import app  # reads the environment that `aws` has set

    with Client(app, stage_name="local") as client:
        yield Knock(client)


def person(nobody: Knock, kind: str, user_id: str = "p" * 24) -> Knock:
    if kind == NOBODY:
        return nobody
    if kind == MACHINE:
        machine = Machine(nobody.client, user_id, known(user_id).secret)
        return Knock(nobody.client, machine.signed_in().token)
    if kind in PASSES:
        return nobody.let_in(Principal(user_id, kind, session_id="r" * 24, device_id="d" * 24))
    claims = {"is_staff": True, "has_second_factor": True} if kind == AGENT else {}
    return nobody.signed_in(user_id, kind=ANONYMOUS if kind == ANONYMOUS else STRANGER, **claims)


def ask(who: Knock, name: str, **places: str) -> Answer:
    """Ask for a route, its address filled."""
    method, path = name.split()
    return who.send(method, filled(path, {**PLACES, **places}), BODIES.get(name))


def is_refused(name: str, answer: Answer) -> bool:
    """Did the door stay shut: not signed in, the wrong role, or no such organization for them?"""
    is_shut = (answer.status, answer.code) in {(401, "not_signed_in"), (403, "forbidden")}
    is_unknown = TABLE[name] in {MEMBER, ADMIN} and answer.code == "organization_not_found"
    return is_shut or is_unknown


def test_the_table_names_every_route_and_no_other() -> None:
    assert sorted(ROUTES) == sorted(TABLE)


def test_every_route_of_the_app_is_declared_with_who_may_ask() -> None:
    from app import app

    served = {f"{method} {path}" for path, methods in app.routes.items() for method in methods}
    assert served - PUBLIC_PAGES == set(ROUTES)


@pytest.mark.parametrize("name", ROUTES)
def test_a_route_opens_to_whom_the_table_says_and_to_nobody_else(nobody: Knock, name: str) -> None:
    users = {kind: f"{kind}-user".replace(" ", "-") for kind in EVERYBODY}
    type_: OrganizationType = "center" if "/api/certif/" in name else "school"
    staffed(SCHOOL, "Ours", type_, **{users[COLLEAGUE]: "member", users[BOSS]: "admin"})
    staffed(OTHER_SCHOOL, "Theirs", **{users[NEIGHBOUR]: "admin"})
    passed = set()
    for kind, user_id in users.items():
        places = {"organization_id": SCHOOL, "user_id": user_id}  # one's own place, if any
        if not is_refused(name, ask(person(nobody, kind, user_id), name, **places)):
            passed.add(kind)
    assert passed == KNOCKS[TABLE[name]]


@pytest.mark.parametrize("name", [name for name in ROUTES if TABLE[name] not in OPEN])
def test_a_wrong_token_opens_nothing(nobody: Knock, name: str) -> None:
    for token in WRONG_TOKENS:
        assert ask(Knock(nobody.client, token), name).status == 401
    assert not any(all_rows().values())


@pytest.mark.parametrize("name", OF_SOMEBODY)
def test_what_is_somebody_elses_is_as_unknown_as_what_does_not_exist(
    nobody: Knock, name: str
) -> None:
    owner = person(nobody, STRANGER, "o" * 24)
    body = {"kind": "competence", "competence_id": "1.1"}
    assessment_id = owner.send("POST", "/api/learner/assessments", body).body["id"]
    before = all_rows()
    answers = []
    for kind in (ANONYMOUS, STRANGER):
        other = person(nobody, kind, "s" * 24)
        answers += [ask(other, name, assessment_id=assessment_id), ask(other, name)]
    for answer in answers:
        assert answer.status == 404
        answer.body.pop("request_id")
    assert all(answer.body == answers[0].body for answer in answers)
    assert all_rows() == before
