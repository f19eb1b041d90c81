"""An exam of last week to look at: sat, finalized, scored, and published in the background."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from chalicelib import wiring
from chalicelib.core.assessment import Submission
from chalicelib.core.certifiability import certifiability, levels_of
from chalicelib.core.certification.acts import Act
from chalicelib.core.certification.new_session import Making, NewSession
from chalicelib.core.certification.registration import Registration
from chalicelib.core.certification.session import DEFAULT_ZONE, CertificationSession
from chalicelib.core.content import Challenge
from chalicelib.core.draws import draw, identifier_of
from chalicelib.core.errors import Conflict, StaleRow
from chalicelib.core.grading import Answer, model_answer
from chalicelib.core.roster_match import Claim
from chalicelib.services import (
    enrolment,
    exam,
    exam_entry,
    finalization,
    invigilation,
    publication,
    scoring,
    session,
    settlement,
)
from chalicelib.wiring import center as center_wiring
from chalicelib.wiring import certif
from chalicelib.wiring import exam as exam_wiring
from chalicelib.wiring import jury as jury_wiring
from chalicelib.wiring import room as room_wiring
from chalicelib.wiring import training as training_wiring

DAYS_AGO = 6
LEVEL = 4
"""Up to which the candidate answers nearly everything."""
DEVICE = "demo"
STARTS_AT = time(9, 0)
_ANSWER_TAKES = timedelta(seconds=130)
_TRIES = 20
_BEGUN: tuple[Act, ...] = ("confirm", "let_in")


@dataclass(frozen=True, slots=True)
class People:
    """Who is in it: accounts, and the candidate as they are registered."""

    manager_id: str
    invigilator_id: str
    staff_id: str
    candidate_id: str
    candidate: Registration


def make_published_session(center_id: str, people: People, now: datetime) -> None:
    """A session whose candidate has a certificate, or will have in a moment."""
    if not _is_certifiable(people.candidate_id):  # a release of a few competences only
        return
    opened_at = _morning(now - timedelta(days=DAYS_AGO))
    held = _made(center_id, people, opened_at)
    if held.state == "created":
        _sat(held, people, opened_at)
        closing = finalization.Closing({}, "", people.manager_id, opened_at + timedelta(hours=3))
        doors = center_wiring.finalization_doors()
        finalization.finalize_session(doors, center_id, held.id, closing=closing)
    _publish(held.id, people, opened_at + timedelta(days=2))


def _is_certifiable(user_id: str) -> bool:
    stores = training_wiring.assessment_stores()
    levels = levels_of(stores.profiles.list_of(user_id), stores.rules)
    return certifiability(levels, (), stores.rules).is_certifiable


def _morning(at: datetime) -> datetime:
    zone = ZoneInfo(DEFAULT_ZONE)
    return datetime.combine(at.astimezone(zone).date(), STARTS_AT, zone).astimezone(UTC)


def _made(center_id: str, people: People, opened_at: datetime) -> CertificationSession:
    """The session with its candidate, and somebody who did not come."""
    wanted = NewSession(
        site="Collège Ada-Lovelace",
        room="Salle 12",
        starts_on=opened_at.astimezone(ZoneInfo(DEFAULT_ZONE)).date(),
        starts_at=STARTS_AT,
        invigilators="Karim Benali",
    )
    new_id = identifier_of(f"demo#{center_id}#published")
    making = Making(center_id, people.manager_id, opened_at - timedelta(days=10), new_id)
    made = session.create_session(center_wiring.session_doors(), wanted, making)
    if made.state != "created":
        return made
    absent = Registration("Noor", "Haddad", people.candidate.birth_date - timedelta(days=400))
    for who in (people.candidate, absent):
        new_id = identifier_of(f"demo#{made.id}#{who.last_name}")
        place = enrolment.Place(center_id, made.id, people.manager_id, new_id)
        enrolment.add_candidate(center_wiring.enrolment_doors(), who, place)
    return made


def _sat(held: CertificationSession, people: People, opened_at: datetime) -> None:
    """The candidate comes in, is let in, answers to the end."""
    times = (opened_at + _ANSWER_TAKES * step for step in count(1))
    who = people.candidate
    entered = exam_entry.enter_by_name(
        exam_wiring.entry_doors(),
        exam_entry.Machine(DEVICE, people.candidate_id, next(times)),
        number=held.number,
        claim=Claim(who.first_name, who.last_name, who.birth_date),
    )
    for act in _BEGUN:
        watching = invigilation.Invigilated(held.id, people.invigilator_id, next(times))
        doors = room_wiring.invigilation_doors()
        with suppress(Conflict):  # done before a run that was cut short
            invigilation.act_in_room(doors, watching, entered.exam_id, act=act)
    _answered(entered.exam_id, times)


def _answered(exam_id: str, times: Iterator[datetime]) -> None:
    doors = exam_wiring.exam_doors()
    seen = exam.start_exam(doors, exam.Holder(exam_id, DEVICE, next(times)), lang="fr")
    while seen.challenge is not None:
        given = Submission(seen.exam.position, seen.challenge.id, _answer(seen.challenge))
        holder = exam.Holder(exam_id, DEVICE, next(times))
        seen = exam.submit_answer(doors, holder, given).seen


def _answer(asked: Challenge) -> Answer:
    level = wiring.releases().current().skill(asked.skill_id).level
    luck = draw(f"demo#exam#{asked.id}", 0) % 100
    return model_answer(asked) if luck < (92 if level <= LEVEL else 12) else None


def _publish(session_id: str, people: People, now: datetime) -> None:
    """Scored, settled and published; workers may be at it at the same time."""
    for _ in range(_TRIES):
        held = certif.sessions().get(session_id)
        if held.state == "published":
            return
        with suppress(StaleRow):
            for one in certif.candidates().list_of(session_id):
                if certif.rooms().line(session_id, one.id).length:
                    scoring.score_exam(jury_wiring.scoring_doors(), one.id, now=now)
            doors = jury_wiring.settlement_doors()
            if settlement.settle_session(doors, session_id, now=now).state == "settled":
                break
    publication.publish_session(
        jury_wiring.publication_doors(), session_id, by=people.staff_id, now=now
    )
