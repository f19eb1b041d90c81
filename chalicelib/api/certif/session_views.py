"""Sessions on the wire."""

from collections.abc import Sequence
from datetime import date, datetime

from chalicelib.api.endpoint import Instant, Texts, View
from chalicelib.core.certification.room import RoomLine, headcount
from chalicelib.core.certification.session import CertificationSession, SessionState
from chalicelib.core.exam_version import ExamKind, ExamVersion


class SessionLineView(View):
    """A session as the list of a center shows it; `starts_at` is "14:30", on the place's clock."""

    id: str
    number: str
    room_secret: str
    site: str
    room: str
    starts_on: date
    starts_at: str
    zone: str
    opens_at: Instant
    version_id: str
    invigilators: str
    remarks: str
    state: SessionState
    candidate_count: int
    created_at: Instant
    finalized_at: Instant | None
    published_at: Instant | None


class SessionCountsView(View):
    """How many candidates are where in the room."""

    candidates: int
    expected: int
    waiting: int
    ready: int
    running: int
    paused: int
    ended: int
    need_help: int


class SessionView(SessionLineView):
    """A session; `has_begun`: something happened in its room, what it was bound to stays."""

    has_begun: bool
    counts: SessionCountsView


class SessionsView(View):
    """A page of sessions, the latest first."""

    items: list[SessionLineView]
    next: str | None


class VersionView(View):
    """An exam that a session may have."""

    id: str
    kind: ExamKind
    title: Texts
    minutes: int
    length: int
    is_default: bool


class VersionsView(View):
    """The exams there are, the usual one first."""

    items: list[VersionView]
    next: None = None


def session_line_view(session: CertificationSession) -> SessionLineView:
    """A line of the list."""
    return SessionLineView(
        id=session.id,
        number=session.number,
        room_secret=session.room_secret,
        site=session.site,
        room=session.room,
        starts_on=session.starts_on,
        starts_at=f"{session.starts_at:%H:%M}",
        zone=session.zone,
        opens_at=session.opens_at,
        version_id=session.version_id,
        invigilators=session.invigilators,
        remarks=session.remarks,
        state=session.state,
        candidate_count=session.candidate_count,
        created_at=session.created_at,
        finalized_at=session.finalized_at,
        published_at=session.published_at,
    )


def session_view(
    session: CertificationSession, lines: Sequence[RoomLine], *, now: datetime
) -> SessionView:
    """The whole session."""
    counts = headcount(lines, now)
    names = SessionCountsView.model_fields
    return SessionView(
        **session_line_view(session).model_dump(),
        has_begun=any(line.sequence for line in lines),
        counts=SessionCountsView(**{name: getattr(counts, name) for name in names}),
    )


def version_view(version: ExamVersion, *, is_default: bool) -> VersionView:
    """An exam."""
    return VersionView(
        id=version.id,
        kind=version.kind,
        title=Texts(**version.title),
        minutes=version.minutes,
        length=version.length,
        is_default=is_default,
    )
