"""What the jury decides of a result: proposed by one, approved by another, all of it kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from chalicelib.core.certif_errors import DecisionNotReadable, NotFinalized, ReportNotFound
from chalicelib.core.certification import decisions as rules
from chalicelib.core.certification.candidate import OLDEST_BIRTH
from chalicelib.core.certification.certification import Certification, Proposal, entry_of
from chalicelib.core.certification.exam import fold
from chalicelib.core.certification.session import CertificationSession
from chalicelib.core.errors import AccountNotFound
from chalicelib.core.events import CertificateRequested
from chalicelib.core.identity import readable_name
from chalicelib.ports import Accounts, Releases
from chalicelib.ports.certif import Certifications, Exams, IssueReports, Sessions
from chalicelib.ports.orga import Announcements

QUEUE_LENGTH = 100
COMMENT_MAX_LENGTH = 1000


@dataclass(frozen=True, slots=True)
class DecisionDoors:
    """What deciding needs."""

    sessions: Sessions
    exams: Exams
    certifications: Certifications
    reports: IssueReports
    releases: Releases
    accounts: Accounts
    announcements: Announcements


@dataclass(frozen=True, slots=True)
class ProposalSeen:
    """A change that waits for a second pair of eyes."""

    certification: Certification
    proposal: Proposal
    session: CertificationSession
    proposed_by: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the holder of a certification is."""

    first_name: str
    last_name: str
    birth_date: date


@dataclass(frozen=True, slots=True)
class Deciding:
    """Who decides, when, and why."""

    by: str
    now: datetime
    reason: str = ""


def list_proposals(doors: DecisionDoors) -> Sequence[ProposalSeen]:
    """Every change that waits, the oldest exams first."""
    found = doors.certifications.list_proposed(limit=QUEUE_LENGTH)
    sessions = {one.session_id: doors.sessions.get(one.session_id) for one in found}
    return [
        ProposalSeen(
            one, one.proposal, sessions[one.session_id], _name(doors.accounts, one.proposal.by)
        )
        for one in found
        if one.proposal is not None
    ]


def propose_change(
    doors: DecisionDoors, certification_id: str, asked: rules.Asked
) -> Certification:
    """Propose a change of a result, for somebody else to approve.

    Raises `CertificationNotFound`, `ProposalWaiting`, `AlreadyPublished`, `NotPublished`,
    `NotFinalized`, `DecisionNotPossible`, `DecisionNotReadable`, `ReportNotFound`, `StaleRow`.
    """
    one = doors.certifications.get(certification_id)
    if doors.sessions.get(one.session_id).state == "created":
        raise NotFinalized
    reports = {report.id for report in doors.reports.list_of(one.session_id)}
    if asked.report_id and asked.report_id not in reports:
        raise ReportNotFound
    return _saved(doors, one, rules.proposed(one, asked))


def approve_change(
    doors: DecisionDoors, certification_id: str, sequence: int, *, deciding: Deciding
) -> Certification:
    """Carry out what somebody else proposed, and score the exam again.

    The certificate of a result that is revoked is withdrawn by the worker that makes them.

    Raises `CertificationNotFound`, `ProposalNotFound`, `SameEyes`, `StaleRow`.
    """
    one = doors.certifications.get(certification_id)
    proposal = rules.waiting(one, sequence)
    release = doors.releases.get(one.release_id, one.calibration_id)
    result = rules.result_after(
        one,
        fold(*doors.exams.get(one.id)),
        release,
        change=proposal.change,
        positions=proposal.positions,
    )
    changed, entry = rules.approved(one, result, by=deciding.by, now=deciding.now)
    is_withdrawn = proposal.change == "revoke" and one.certificate != "none"
    event = _event(one, deciding.now) if is_withdrawn else None
    doors.certifications.save(changed, entry, event=event)
    if event:
        doors.announcements.announce(event)
    _close_report(doors, one, proposal, deciding=deciding)
    return replace(changed, version=one.version + 1)


def refuse_change(
    doors: DecisionDoors, certification_id: str, sequence: int, *, deciding: Deciding
) -> Certification:
    """Put a proposal away, one's own too.

    Raises `CertificationNotFound`, `ProposalNotFound`, `DecisionNotReadable`, `StaleRow`.
    """
    one = doors.certifications.get(certification_id)
    rules.waiting(one, sequence)
    changed = rules.refused(one, reason=deciding.reason, by=deciding.by, now=deciding.now)
    return _saved(doors, one, changed)


def comment(
    doors: DecisionDoors,
    certification_id: str,
    *,
    for_candidate: str,
    for_organization: str,
    deciding: Deciding,
) -> Certification:
    """What the jury tells the candidate, and the center; "" takes a comment back.

    Raises `CertificationNotFound`, `DecisionNotReadable`, `StaleRow`.
    """
    one = doors.certifications.get(certification_id)
    changed = replace(
        one,
        comment_for_candidate=_comment(for_candidate, "/for_candidate"),
        comment_for_organization=_comment(for_organization, "/for_organization"),
    )
    if changed == one:
        return one
    words = (changed.comment_for_candidate, changed.comment_for_organization)
    what = {"for_candidate": len(words[0]), "for_organization": len(words[1])}
    reason = "\n".join(filter(None, words))
    entry = entry_of(one, "commented", at=deciding.now, by=deciding.by, reason=reason, what=what)
    return _saved(doors, one, (changed, entry))


def correct_identity(
    doors: DecisionDoors, certification_id: str, identity: Identity, *, deciding: Deciding
) -> Certification:
    """Mend the holder's names or birth date; a certificate that was requested is made again.

    Raises `CertificationNotFound`, `NameNotReadable`, `DecisionNotReadable`, `StaleRow`.
    """
    one = doors.certifications.get(certification_id)
    if not OLDEST_BIRTH <= identity.birth_date < one.taken_at.date():
        raise DecisionNotReadable("/birth_date")
    changed = replace(
        one,
        first_name=readable_name(identity.first_name, pointer="/first_name"),
        last_name=readable_name(identity.last_name, pointer="/last_name"),
        birth_date=identity.birth_date,
    )
    if changed == one:
        return one
    reason = rules.readable_reason(deciding.reason)
    entry = entry_of(one, "identity_corrected", at=deciding.now, by=deciding.by, reason=reason)
    if one.certificate == "none" or one.revoked_at is not None:
        return _saved(doors, one, (changed, entry))
    event = _event(one, deciding.now)
    changed = replace(changed, certificate="requested", issued_at=None)
    doors.certifications.save(changed, entry, event=event)
    doors.announcements.announce(event)
    return replace(changed, version=one.version + 1)


def _event(one: Certification, now: datetime) -> CertificateRequested:
    return CertificateRequested(f"certificate-{one.id}-{one.version}", now, one.id)


def _saved(doors: DecisionDoors, former: Certification, changed: rules.Changed) -> Certification:
    doors.certifications.save(*changed)
    return replace(changed[0], version=former.version + 1)


def _close_report(
    doors: DecisionDoors, one: Certification, proposal: Proposal, *, deciding: Deciding
) -> None:
    """The incident that the proposal answers is settled with it."""
    for report in doors.reports.list_of(one.session_id):
        if report.id == proposal.report_id and not report.resolution:
            is_set_aside = proposal.change == "neutralize"
            doors.reports.save(
                replace(
                    report,
                    resolution="neutralized" if is_set_aside else "noted",
                    resolved_at=deciding.now,
                    resolved_by=deciding.by,
                )
            )


def _comment(text: str, pointer: str) -> str:
    return rules.readable_reason(text, pointer=pointer) if text.strip() else ""


def _name(accounts: Accounts, user_id: str) -> str:
    try:
        user = accounts.get(user_id)
    except AccountNotFound:
        return ""
    return f"{user.first_name} {user.last_name}".strip()
