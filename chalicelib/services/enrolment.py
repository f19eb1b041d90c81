"""Putting people on the list of a session: one by one, or by class from a school's list."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from chalicelib.core.certif_errors import CandidateKnown, SchoolNotFound
from chalicelib.core.certifiability import levels_of
from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.eligibility import Eligibility, eligibility
from chalicelib.core.certification.pupils import recognized, registration_of
from chalicelib.core.certification.registration import (
    Enrolled,
    Expected,
    Registration,
    checked,
    enrolled,
)
from chalicelib.core.certification.session import (
    CertificationSession,
    of_center,
    refuse_unless_open,
)
from chalicelib.core.errors import StaleRow
from chalicelib.core.learner import Learner
from chalicelib.core.organization import Organization
from chalicelib.core.scoring import Rules
from chalicelib.ports import Profiles, Releases
from chalicelib.ports.certif import Candidates, Sessions
from chalicelib.ports.orga import Learners, Memberships, Organizations
from chalicelib.ports.results import CertifiabilityRows

MAX_RACES = 5
PAGE = 50
_BATCH = 100


@dataclass(frozen=True, slots=True)
class EnrolmentDoors:
    """What these use cases need from outside."""

    sessions: Sessions
    candidates: Candidates
    organizations: Organizations
    memberships: Memberships
    learners: Learners
    profiles: Profiles
    certifiability: CertifiabilityRows
    releases: Releases
    rules: Rules


@dataclass(frozen=True, slots=True)
class Place:
    """Which session of which center, who acts; what is made comes from `new_id`."""

    organization_id: str
    session_id: str
    user_id: str
    new_id: str = ""


@dataclass(frozen=True, slots=True)
class School:
    """A school whose pupils a center may enrol, and its classes."""

    organization: Organization
    divisions: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Pupil:
    """A learner of such a school; `candidate_id` "": not enrolled in the session asked about."""

    learner: Learner
    eligibility: Eligibility
    candidate_id: str


@dataclass(frozen=True, slots=True)
class ClassEnrolled:
    """What became of the pupils chosen; `undated`: without a birth date nobody can be enrolled."""

    new: Sequence[Candidate]
    known_learner_ids: Sequence[str]
    undated_learner_ids: Sequence[str]


def add_candidate(doors: EnrolmentDoors, given: Registration, place: Place) -> Candidate:
    """Enrol one; the same demand again gets the same one.

    A pupil of the center's own school is recognized. Raises `SessionNotFound`, `SessionClosed`,
    `CandidateFieldNotReadable`, `CandidateKnown`, `CandidatesTooMany`.
    """
    center = doors.organizations.get(place.organization_id)

    def chosen(session: CertificationSession) -> Sequence[Registration]:
        expected = Expected(on=session.starts_on, is_school=center.uai is not None)
        return [_recognized(doors, center, checked(given, expected))]

    found = _enrol(doors, place, chosen=chosen)
    if found.known:
        raise CandidateKnown
    (candidate,) = (*found.new, *found.again)
    return candidate


def list_schools(doors: EnrolmentDoors, organization_id: str, user_id: str) -> Sequence[School]:
    """Where the person also works, and the school of the center's own number; by name."""
    found = {one.id: one for one in _schools(doors, organization_id, user_id)}
    schools = sorted(found.values(), key=lambda one: one.name)
    return [School(one, doors.learners.divisions(one.id)) for one in schools]


def list_pupils(
    doors: EnrolmentDoors, place: Place, school_id: str, *, division: str | None, after: str
) -> tuple[Sequence[Pupil], str]:
    """A page of a school's list with who may sit the exam; raises `SchoolNotFound`,
    `SessionNotFound`.
    """
    _find_school(doors, place, school_id)
    of_center(doors.sessions.get(place.session_id), place.organization_id)
    page, following = doors.learners.list_page(
        school_id, division=division, after=after, limit=PAGE
    )
    there = doors.candidates.list_of(place.session_id)
    enrolled_ids = {one.learner_id: one.id for one in there if one.school_id == school_id}
    levels = _levels(doors, school_id, page)
    ids = [competence.id for competence in doors.releases.current().competences]
    pupils = [
        Pupil(one, eligibility(levels.get(one.id), ids, doors.rules), enrolled_ids.get(one.id, ""))
        for one in page
    ]
    return pupils, following


def enrol_class(
    doors: EnrolmentDoors,
    place: Place,
    school_id: str,
    *,
    division: str | None = None,
    learner_ids: Sequence[str] = (),
) -> ClassEnrolled:
    """Enrol pupils of a class, or those chosen; who is enrolled already stays as they are.

    Raises `SchoolNotFound`, `SessionNotFound`, `SessionClosed`, `CandidatesTooMany`.
    """
    school = _find_school(doors, place, school_id)
    pupils = _chosen(doors, school.id, division=division, learner_ids=learner_ids)
    dated = [registration_of(one) for one in pupils if one.birth_date is not None]
    found = _enrol(doors, place, chosen=lambda _: dated)
    undated = [one.id for one in pupils if one.birth_date is None]
    known = [one.learner_id for one, _ in found.known]
    return ClassEnrolled((*found.new, *found.again), known, undated)


def _recognized(doors: EnrolmentDoors, center: Organization, one: Registration) -> Registration:
    """Known as a pupil of the center's own school, when there is one like that."""
    school = doors.organizations.find_by_uai(center.uai, "school") if center.uai else None
    return recognized(one, doors.learners.list_born(school.id, one.birth_date)) if school else one


def _enrol(
    doors: EnrolmentDoors,
    place: Place,
    *,
    chosen: Callable[[CertificationSession], Sequence[Registration]],
) -> Enrolled:
    """Enrol whom `chosen` says for the session as it is; who loses a race looks again."""
    for _ in range(MAX_RACES):
        session = of_center(doors.sessions.get(place.session_id), place.organization_id)
        refuse_unless_open(session)
        there = doors.candidates.list_of(session.id)
        found = enrolled(chosen(session), there, session, new_id=place.new_id)
        try:
            doors.candidates.add(found.new, session)
        except StaleRow:
            continue
        return replace(found, new=tuple(replace(one, version=1) for one in found.new))
    raise StaleRow


def _schools(doors: EnrolmentDoors, organization_id: str, user_id: str) -> Iterator[Organization]:
    center = doors.organizations.get(organization_id)
    if center.uai:
        own = doors.organizations.find_by_uai(center.uai, "school")
        if own is not None:
            yield own
    places = [one.organization_id for one in doors.memberships.list_of(user_id)]
    for one in doors.organizations.find_many(places[:_BATCH]) if places else ():
        if one.type != "center" and not one.is_archived:
            yield one


def _find_school(doors: EnrolmentDoors, place: Place, school_id: str) -> Organization:
    for one in _schools(doors, place.organization_id, place.user_id):
        if one.id == school_id:
            return one
    raise SchoolNotFound


def _chosen(
    doors: EnrolmentDoors, school_id: str, *, division: str | None, learner_ids: Sequence[str]
) -> Sequence[Learner]:
    if learner_ids:
        found = doors.learners.find_many(school_id, learner_ids)
        some = [found[id_] for id_ in dict.fromkeys(learner_ids) if id_ in found]
        return [one for one in some if one.is_active and one.merged_into is None]
    return list(_class(doors, school_id, division or ""))


def _class(doors: EnrolmentDoors, school_id: str, division: str) -> Iterator[Learner]:
    after = ""
    while True:
        page, after = doors.learners.list_page(school_id, division=division, after=after)
        yield from page
        if not after:
            return


def _levels(
    doors: EnrolmentDoors, school_id: str, pupils: Sequence[Learner]
) -> Mapping[str, Mapping[str, int]]:
    linked = {one.id: one.user_id for one in pupils if one.user_id}
    told = dict(doors.certifiability.find_many(school_id, list(linked))) if linked else {}
    for learner_id, user_id in linked.items():
        if learner_id not in told:
            told[learner_id] = levels_of(doors.profiles.list_of(user_id), doors.rules)
    return told
