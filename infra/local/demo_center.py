"""A certification center to try: its team, an invigilator, a session today and one of last week."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from chalicelib.core.certification.new_session import Making, NewSession
from chalicelib.core.certification.registration import Registration
from chalicelib.core.certification.session import DEFAULT_ZONE, CertificationSession, grouped
from chalicelib.core.draws import identifier_of
from chalicelib.core.organization_file import OrganizationForm
from chalicelib.services import enrolment, session
from chalicelib.services.enrolment import Place
from chalicelib.wiring import center as center_wiring
from infra.local.demo_exam import People, make_published_session
from infra.local.demo_people import Account, Person, signed_up
from infra.local.demo_school import SCHOOL, STAFF, founded, joined

MANAGER = Person("center", "Sophie", "Vidal")
INVIGILATOR = Person("invigilator", "Karim", "Benali")
CENTER = OrganizationForm(
    type="center",
    name="Centre de certification Ada-Lovelace",
    uai=SCHOOL.uai,
    admin_email=MANAGER.email,
    lang="fr",
)
"""Of the school: pupils of its list are recognized."""
DIVISION = "6e A"
PUPILS = 11
LEARNER_BORN = date(2004, 5, 17)
STARTS_AT = time(9, 0)


def make_center(learner: Person, now: datetime) -> list[Account]:
    """The center and its session of today, in which the learner is registered as an adult."""
    founded_at = now - timedelta(days=12)
    center_id = founded(CENTER, founded_at)
    manager_id = signed_up(MANAGER, founded_at)
    invigilator_id = signed_up(INVIGILATOR, founded_at)
    joined(center_id, manager_id, founded_at)
    today = _session(center_id, manager_id, now)
    place = Place(center_id, today.id, manager_id, identifier_of(f"demo#{today.id}#list"))
    _enrolled(place, learner)
    people = People(
        manager_id=manager_id,
        invigilator_id=invigilator_id,
        staff_id=signed_up(STAFF, founded_at),
        candidate_id=signed_up(learner, founded_at),
        candidate=_registration(learner),
    )
    make_published_session(center_id, people, now)
    opens = Account(today.number, grouped(today.room_secret), "room")
    return [MANAGER.account, INVIGILATOR.account, opens]


def _session(center_id: str, manager_id: str, now: datetime) -> CertificationSession:
    """One a day on which the demonstration is opened."""
    day = now.astimezone(ZoneInfo(DEFAULT_ZONE)).date()
    wanted = NewSession(
        site="Collège Ada-Lovelace",
        room="Salle informatique 2",
        starts_on=day,
        starts_at=STARTS_AT,
        invigilators=f"{INVIGILATOR.first_name} {INVIGILATOR.last_name}",
        remarks="Prévoir un casque par poste.",
    )
    new_id = identifier_of(f"demo#{center_id}#session#{day}")
    making = Making(center_id, manager_id, now, new_id)
    return session.create_session(center_wiring.session_doors(), wanted, making)


def _enrolled(place: Place, learner: Person) -> None:
    """Pupils of a class, and an adult with extra time."""
    doors = center_wiring.enrolment_doors()
    if doors.candidates.list_of(place.session_id):
        return
    school = doors.organizations.find_by_uai(SCHOOL.uai or "", SCHOOL.type)
    if school is not None:
        page, _ = doors.learners.list_page(school.id, division=DIVISION, limit=PUPILS)
        enrolment.enrol_class(doors, place, school.id, learner_ids=[one.id for one in page])
    enrolment.add_candidate(doors, _registration(learner), place)


def _registration(learner: Person) -> Registration:
    return Registration(
        first_name=learner.first_name,
        last_name=learner.last_name,
        birth_date=LEARNER_BORN,
        email=learner.email,
        extra_percent=33,
        wants_clea=True,
    )
