"""What we hold of a person: give them a copy, make it go."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from chalicelib.core.assessment import announced
from chalicelib.core.certif_errors import ExamNotFound
from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.certification import Certification
from chalicelib.core.errors import AccountNotFound, AssessmentNotFound, StaleRow
from chalicelib.core.identity import LAST_ERASURE_DELAY, Erasure
from chalicelib.core.learner import Learner
from chalicelib.core.participation import Participation
from chalicelib.core.personal_data import exported
from chalicelib.core.proof import prove_password
from chalicelib.core.pupil_account import unlinked
from chalicelib.ports import (
    Accounts,
    Assessments,
    Devices,
    Erasures,
    Passwords,
    Profiles,
    RefreshFamilies,
    Reports,
    Throttles,
)
from chalicelib.ports.certif import Candidates, Certifications, Exams, Invigilators, IssueReports
from chalicelib.ports.orga import Learners, Memberships, Participations
from chalicelib.ports.results import CertifiabilityRows

_TRIES = 5


@dataclass(frozen=True, slots=True)
class PersonalDataDoors:
    """What these use cases need from outside: every store that holds something of a person."""

    accounts: Accounts
    erasures: Erasures
    families: RefreshFamilies
    devices: Devices
    assessments: Assessments
    profiles: Profiles
    reports: Reports
    memberships: Memberships
    learners: Learners
    certifiability: CertifiabilityRows
    participations: Participations
    passwords: Passwords
    throttles: Throttles
    candidates: Candidates
    invigilators: Invigilators
    issue_reports: IssueReports
    exams: Exams
    certifications: Certifications


def export_my_data(
    doors: PersonalDataDoors, user_id: str, *, now: datetime
) -> Mapping[str, object]:
    """Everything held about the person, section by section (`core/personal_data.py`).

    Of a running assessment, outcomes wait for the checkpoint here as everywhere; those of an exam
    and its result, for their publication.
    """
    sections = {
        "account": asdict(doors.accounts.get(user_id)),
        "sign_ins": [asdict(family) for family in doors.families.list_of(user_id)],
        "trusted_devices": [asdict(device) for device in doors.devices.list_of(user_id)],
        "competences": _competences(doors, user_id),
        "assessments": _assessments(doors, user_id),
        "reports": [asdict(report) for report in doors.reports.list_of(user_id)],
        "memberships": [asdict(found) for found in doors.memberships.list_of(user_id)],
        "learners": [_learner(doors, found) for found in doors.learners.list_of_user(user_id)],
        "participations": [
            _participation(found) for found in doors.participations.list_of_user(user_id)
        ],
        **_certification_sections(doors, user_id),
    }
    return {"exported_at": now.isoformat(), **exported(sections)}


def delete_my_account(
    doors: PersonalDataDoors, user_id: str, *, password: str, now: datetime
) -> None:
    """Close the account at once and erase its data.

    An access token outlives the account by some minutes and could still write: the sweeper erases
    once more when it has ended. So it does when this run stops half-way.
    """
    user = doors.accounts.get(user_id)
    if user.kind == "registered":
        prove_password(doors, user, password, now=now)
    doors.accounts.close(user, last_erasure_at=now + LAST_ERASURE_DELAY)
    _erase(doors, user_id)


def accounts_to_erase(
    doors: PersonalDataDoors, *, now: datetime, at_most: int
) -> Sequence[Erasure]:
    """Closed accounts, and anonymous ones whose time is over."""
    return doors.erasures.due(now=now, at_most=at_most)


def erase_account(doors: PersonalDataDoors, erasure: Erasure, *, now: datetime) -> None:
    """Erase what is left of an account whose time is over; safe to run twice.

    Raises `StaleRow` when the person is changing it at this very moment.
    """
    with suppress(AccountNotFound):  # closed already: go on
        user = doors.accounts.get(erasure.user_id)
        if not user.is_over(now):  # converted since it was listed
            return
        doors.accounts.close(user, last_erasure_at=erasure.due_at)
    _erase(doors, erasure.user_id)
    doors.erasures.done(erasure)


def _competences(doors: PersonalDataDoors, user_id: str) -> list[dict[str, object]]:
    return [
        {**asdict(profile), "elements": [asdict(element) for element in elements]}
        for profile in doors.profiles.list_of(user_id)
        for elements in [doors.profiles.elements(user_id, profile.competence_id)]
    ]


def _assessments(doors: PersonalDataDoors, user_id: str) -> list[dict[str, object]]:
    found = []
    for assessment_id in doors.profiles.list_assessments(user_id):
        with suppress(AssessmentNotFound):  # announced, never opened
            header, events = doors.assessments.get(assessment_id)
            whole = [
                replace(event, answer=doors.assessments.full_answer(assessment_id, event.sequence))
                if event.digest
                else event
                for event in announced(events)
            ]
            found.append({**asdict(header), "events": [asdict(event) for event in whole]})
    return found


def _learner(doors: PersonalDataDoors, learner: Learner) -> dict[str, object]:
    """The line of a school's list, and what it was told that the person can do."""
    levels = doors.certifiability.find_many(learner.organization_id, [learner.id])
    return {
        **asdict(learner),
        "attributes": _listed(learner.attributes, "name", "value"),
        "levels": _listed(levels.get(learner.id, {}), "competence_id", "level"),
    }


def _participation(participation: Participation) -> dict[str, object]:
    results = participation.results
    if results is None:
        return asdict(participation)
    sent = {
        **asdict(results),
        "levels": _listed(results.levels, "competence_id", "level"),
        "pix": _listed(results.pix, "competence_id", "pix"),
    }
    return {**asdict(participation), "results": sent}


def _certification_sections(doors: PersonalDataDoors, user_id: str) -> dict[str, object]:
    candidates = doors.candidates.list_of_user(user_id)
    certifications = doors.certifications.list_of_user(user_id)
    published = {one.id for one in certifications if one.stage == "published"}
    return {
        "candidates": [_candidate(doors, one) for one in candidates],
        "exams": [
            exam for one in candidates for exam in _exams(doors, one, is_told=one.id in published)
        ],
        "certifications": [_certification(doors, one) for one in certifications],
        "invigilations": [asdict(one) for one in doors.invigilators.list_of_user(user_id)],
    }


def _candidate(doors: PersonalDataDoors, candidate: Candidate) -> dict[str, object]:
    reports = doors.issue_reports.list_of(candidate.session_id)
    incidents = [asdict(one) for one in reports if one.candidate_id == candidate.id]
    return {**asdict(candidate), "incidents": incidents}


def _exams(
    doors: PersonalDataDoors, candidate: Candidate, *, is_told: bool
) -> list[dict[str, object]]:
    """The exam of a candidate, if they came; outcomes only of one whose result is told."""
    try:
        header, events = doors.exams.get(candidate.id)
    except ExamNotFound:
        return []
    whole = [
        replace(
            event,
            answer=doors.exams.full_answer(candidate.id, event.sequence)
            if event.digest
            else event.answer,
            outcome=event.outcome if is_told else None,
        )
        for event in events
    ]
    noticed = [asdict(batch) for batch in doors.exams.noticed(candidate.id)]
    return [{**asdict(header), "events": [asdict(one) for one in whole], "noticed": noticed}]


def _certification(doors: PersonalDataDoors, found: Certification) -> dict[str, object]:
    if found.stage != "published":
        told = ("id", "session_id", "organization_id", "taken_at", "stage")
        return {name: getattr(found, name) for name in told}
    levels = _listed(found.result.levels, "competence_id", "level")
    trail = [asdict(entry) for entry in doors.certifications.audit(found.id)]
    return {**asdict(found), "result": {**asdict(found.result), "levels": levels}, "trail": trail}


def _listed(values: Mapping[str, object], key: str, value: str) -> list[dict[str, object]]:
    """The pairs of a mapping, each with its two names."""
    return [{key: name, value: found} for name, found in values.items()]


def _part_from_organizations(doors: PersonalDataDoors, user_id: str) -> None:
    """Take the person out of where they work and learn; what is the organization's own stays.

    Leaving is never refused here, even to the last administrator: staff can invite another one.
    """
    doors.participations.delete_of(user_id)
    for learner in doors.learners.list_of_user(user_id):
        _part(doors, learner, user_id)
    for membership in doors.memberships.list_of(user_id):
        doors.memberships.remove(membership.organization_id, user_id)


def _part(doors: PersonalDataDoors, learner: Learner, user_id: str) -> None:
    """The line of the list leads to the account no more, whoever else writes it meanwhile."""
    for tries_left in reversed(range(_TRIES)):
        present = doors.learners.get(learner.organization_id, learner.id)
        if present.user_id != user_id:
            return
        try:
            doors.learners.save(unlinked(present))
        except StaleRow:
            if not tries_left:
                raise
            continue
        doors.certifiability.remove(learner.organization_id, learner.id)
        return


def _part_from_certification(doors: PersonalDataDoors, user_id: str) -> None:
    """What was sat stays, of nobody; the candidate last, who leads to the exam."""
    doors.invigilators.forget(user_id)
    for certification in doors.certifications.list_of_user(user_id):
        doors.certifications.unlink(certification.id)
    for candidate in doors.candidates.list_of_user(user_id):
        doors.exams.unlink(candidate.id)
        doors.candidates.unlink(candidate, user_id)


def _erase(doors: PersonalDataDoors, user_id: str) -> None:
    """Assessments first: the profile lists them, so a run that stops half-way can be repeated."""
    _part_from_organizations(doors, user_id)
    _part_from_certification(doors, user_id)
    for assessment_id in doors.profiles.list_assessments(user_id):
        doors.assessments.delete(assessment_id)
    doors.profiles.delete(user_id)
    doors.reports.delete_of(user_id)
    doors.families.remove_all(user_id)
    doors.devices.remove_all(user_id)
