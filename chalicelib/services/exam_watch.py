"""Watches that what is finished is scored, and what is published has its certificate."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.core.certification.session import CertificationSession
from chalicelib.ports.certif import Candidates, Certifications, Exams, Sessions, ToScore

SCORE_LATE = timedelta(minutes=15)
"""Three runs of the sweeper: what is still on its lists then could not be done."""
CERTIFICATE_LATE = timedelta(minutes=30)
WATCHED = timedelta(days=1)
"""After its publication a session is watched that long."""
SESSIONS = 200
"""The sessions that are looked at: those finalized last."""


@dataclass(frozen=True, slots=True)
class WatchDoors:
    """What watching needs."""

    exams: Exams
    to_score: ToScore
    sessions: Sessions
    candidates: Candidates
    certifications: Certifications


@dataclass(frozen=True, slots=True)
class Watch:
    """What is late. `unscored`: exams that are over, or closed, and have no score; `uncertified`:
    ids of certifications whose certificate was asked for and is not there."""

    unscored: int
    uncertified: tuple[str, ...]


def watch_exams(doors: WatchDoors, *, now: datetime, at_most: int) -> Watch:
    """Recount, after everything that mends was run; nothing is changed."""
    before = now - SCORE_LATE
    unscored = {exam_id for exam_id, _ in doors.exams.due(now=before, at_most=at_most)}
    unscored |= {exam_id for exam_id, _ in doors.to_score.due(now=before, at_most=at_most)}
    watched = [one for one in doors.sessions.list_published(limit=SESSIONS) if _is_due(one, now)]
    uncertified = (one for session in watched for one in _uncertified(doors, session, now=now))
    return Watch(len(unscored), tuple(uncertified))


def _is_due(session: CertificationSession, now: datetime) -> bool:
    published_at = session.published_at
    return published_at is not None and CERTIFICATE_LATE <= now - published_at < WATCHED


def _uncertified(doors: WatchDoors, session: CertificationSession, *, now: datetime) -> list[str]:
    candidates = doors.candidates.list_of(session.id)
    return [
        one.id
        for one in doors.certifications.find_many([candidate.id for candidate in candidates])
        if one.certificate == "requested"
        and one.published_at is not None
        and one.revoked_at is None
        and now - one.published_at >= CERTIFICATE_LATE
    ]
