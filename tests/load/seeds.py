"""What a load run starts from: sessions with tickets, invigilators, solutions for the rig alone."""

import json
import pickle
import time as time_module
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from chalicelib import wiring
from chalicelib.adapters.dynamo.tables import ProfileRow
from chalicelib.core.api_client import ClientForm
from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.new_session import Making, NewSession
from chalicelib.core.certification.registration import Registration, enrolled
from chalicelib.core.certification.session import DEFAULT_ZONE, CertificationSession
from chalicelib.core.content import PIX_UNIT
from chalicelib.core.draws import draw, identifier_of
from chalicelib.core.identity import email_key
from chalicelib.core.organization_file import OrganizationForm
from chalicelib.services import api_clients
from chalicelib.services import session as session_use_cases
from chalicelib.wiring import accounts as accounts_wiring
from chalicelib.wiring import api_clients as client_wiring
from chalicelib.wiring import center as center_wiring
from chalicelib.wiring import certif
from chalicelib.wiring import orga as orga_wiring
from infra.local import demo
from infra.local.demo_people import PASSWORD, Person, signed_up
from infra.local.demo_school import SCHOOL, TEACHER, founded, joined
from tests.load.seats import SEATS_A_ROOM, Others, Room, Seat, Seeded, Sign

MANAGER = Person("load-center", "Sophie", "Vidal")
CENTER = OrganizationForm(
    type="center",
    name="Centre des essais de charge",
    uai="0999001W",
    admin_email=MANAGER.email,
    lang="fr",
)
WATCHERS = 8
"""Accounts of invigilators; rooms take them in turn, since making one costs a slow password."""
ENOUGH = ("1.1", "1.2", "1.3", "2.1", "2.2")
"""Competences at level 1: who has them may sit the exam."""
PATIENCE_SECONDS = 30.0
LEVEL_ONE = 8 * PIX_UNIT


def make_seeds(rooms: int, folder: Path) -> Seeded:
    """Rooms of twenty with a ticket a seat, and the file of solutions beside."""
    now = wiring.clock().now()
    center_id, manager_id = _center(now)
    watchers = [Person(f"load-watcher-{n}", "Karim", "Benali") for n in range(WATCHERS)]
    for one in watchers:
        signed_up(one, now)
    made = []
    for number in range(rooms):
        opened = _session(center_id, manager_id, number, now=now)
        seated = _enrolled(opened, number)
        sign = Sign(watchers[number % WATCHERS].email, PASSWORD)
        seats = tuple(Seat(one.id, one.ticket) for one in seated)
        made.append(Room(opened.id, opened.number, opened.room_secret, sign, seats))
    _certifiable([f"load-user-{at}" for at in range(rooms * SEATS_A_ROOM)])
    _write_solutions(folder / "solutions.pickle")
    return Seeded(tuple(made))


def make_others() -> Others:
    """The demonstration's school and certificate; the product must be running, it publishes."""
    demo.make()
    school = orga_wiring.organizations().find_by_uai(SCHOOL.uai or "", SCHOOL.type)
    if school is None:
        raise LookupError("the demonstration has no school")
    partner = make_partner()
    return Others(
        teacher=Sign(TEACHER.email, PASSWORD),
        organization_id=school.id,
        campaign_id=identifier_of(f"demo#{school.id}#campaign"),
        verification_code=_code(),
        client_id=partner.client.id,
        client_secret=partner.secret,
        uai=SCHOOL.uai or "",
    )


def make_partner() -> api_clients.Given:
    """A machine that may read results of every school."""
    form = ClientForm("Essais de charge", ("results:parcoursup",), None, 100_000)
    order = api_clients.Order(by="load", reason="Essais de charge", now=wiring.clock().now())
    doors, client_id = client_wiring.client_doors(), identifier_of("load#partner")
    return api_clients.create_client(doors, form, order, client_id=client_id, life_days=30)


def _code() -> str:
    """Of the certificate of the demonstration; "" when its release gives none."""
    learner = accounts_wiring.sign_in_doors().accounts.find_by_email(email_key(demo.EMAIL))
    deadline = time_module.monotonic() + PATIENCE_SECONDS
    while learner is not None and time_module.monotonic() < deadline:
        found = certif.certifications().list_of_user(learner.id)
        codes = [one.code for one in found if one.code]
        if codes:
            return codes[0]
        time_module.sleep(0.5)
    return ""


def _center(now: datetime) -> tuple[str, str]:
    center_id = founded(CENTER, now)
    manager_id = signed_up(MANAGER, now)
    joined(center_id, manager_id, now)
    return center_id, manager_id


def _session(center_id: str, by: str, number: int, *, now: datetime) -> CertificationSession:
    wanted = NewSession(
        site="Lycée Hedy-Lamarr",
        room=f"Salle {number + 1}",
        starts_on=now.astimezone(ZoneInfo(DEFAULT_ZONE)).date(),
        starts_at=time(9, 0),
        invigilators="Karim Benali",
    )
    making = Making(center_id, by, now, identifier_of(f"load#session#{number}"))
    return session_use_cases.create_session(center_wiring.session_doors(), wanted, making)


def _enrolled(opened: CertificationSession, room: int) -> list[Candidate]:
    """Each linked to an account already: their ticket is all they need."""
    people = [
        Registration("Zélie", f"Martelin-{_letters(seat)}", _born(seat))
        for seat in range(SEATS_A_ROOM)
    ]
    found = enrolled(people, (), opened, new_id=identifier_of(f"load#list#{room}"))
    seated = [
        replace(one, user_id=f"load-user-{room * SEATS_A_ROOM + seat}")
        for seat, one in enumerate(found.new)
    ]
    certif.candidates().add(seated, certif.sessions().get(opened.id))
    return seated


def _born(seat: int) -> date:
    return date(2008, 1, 1) + timedelta(days=draw("load#born", seat) % 365)


def _letters(number: int) -> str:
    return chr(ord("a") + number // 26) + chr(ord("a") + number % 26)


def _certifiable(user_ids: list[str]) -> None:
    """Profiles as training would have left them, in batches: playing them would take minutes."""
    at = wiring.clock().now() - timedelta(days=30)
    with ProfileRow.batch_write() as batch:
        for user_id in user_ids:
            for competence_id in ENOUGH:
                batch.save(
                    ProfileRow(
                        user_id,
                        f"c#{competence_id}",
                        release_id="r" * 16,
                        exact_pix=LEVEL_ONE,
                        last_at=at,
                        assessment_id=identifier_of(f"{user_id}#{competence_id}"),
                        is_assessment_completed=True,
                        version=1,
                    )
                )


def _write_solutions(path: Path) -> None:
    """Private: what simulated people answer from; no product code reads it."""
    challenges = {one.id: one for one in wiring.releases().current().challenges}
    path.touch(mode=0o600)
    path.write_bytes(pickle.dumps(challenges))


def write_seeds(seeded: Seeded, path: Path) -> None:
    """For the process of Locust."""
    path.touch(mode=0o600)
    path.write_text(json.dumps(seeded.as_json()), encoding="utf-8")
