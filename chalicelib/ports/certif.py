"""What certification needs from outside: sessions, rooms, exams, certifications, certificates."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.certificate import Certificate
from chalicelib.core.certification.certification import AuditEntry, Certification, Result
from chalicelib.core.certification.evidence import EvidenceBatch
from chalicelib.core.certification.exam import Event, ExamHeader
from chalicelib.core.certification.issue_report import IssueReport
from chalicelib.core.certification.room import RoomLine
from chalicelib.core.certification.session import CertificationSession, Invigilator
from chalicelib.core.certification.status_list import CredentialPlace
from chalicelib.core.certification.table import Column, Row
from chalicelib.core.events import CertificateRequested
from chalicelib.core.identity import Lang


class Sessions(Protocol):
    """Certification sessions of centers."""

    def get(self, session_id: str) -> CertificationSession:
        """The session, read consistently; raises `SessionNotFound`."""
        ...

    def find_by_number(self, number: str) -> CertificationSession | None:
        """The session of that number, or None."""
        ...

    def list_of(
        self, organization_id: str, *, after: str = "", limit: int = 50
    ) -> tuple[Sequence[CertificationSession], str]:
        """A page of a center's sessions, the newest first, and where the next one starts."""
        ...

    def add(self, session: CertificationSession) -> None:
        """Store a new session and its number.

        Raises `RowExists` when the id or the number is taken.
        """
        ...

    def save(self, session: CertificationSession) -> None:
        """Rewrite a session, and its place in the work lists of staff with it.

        A finalized session is on the list of what waits for the jury, a settled one on that of
        what waits to be published. Raises `StaleRow` when its version is another one now.
        """
        ...

    def list_waiting(self, state: str, *, limit: int = 100) -> Sequence[CertificationSession]:
        """The sessions in that state (`finalized`, `settled`), the oldest first, of all centers."""
        ...

    def list_published(self, *, limit: int = 100) -> Sequence[CertificationSession]:
        """The sessions that are published, the last finalized first, of all centers."""
        ...


class Invigilators(Protocol):
    """Who opened which room."""

    def add(self, invigilator: Invigilator) -> None:
        """Remember them; the same twice is one."""
        ...

    def list_of(self, session_id: str) -> Sequence[Invigilator]:
        """Those of a session."""
        ...

    def is_one(self, session_id: str, user_id: str) -> bool:
        """Does the person invigilate there?"""
        ...

    def forget(self, user_id: str) -> None:
        """Remove an account from wherever it invigilated."""
        ...

    def list_of_user(self, user_id: str) -> Sequence[Invigilator]:
        """Everywhere the person invigilates, the last opened first; a new one may lag a moment."""
        ...


class Candidates(Protocol):
    """Who is registered in sessions; each has a line in the room from the first moment on."""

    def get(self, session_id: str, candidate_id: str) -> Candidate:
        """The candidate, read consistently; raises `CandidateNotFound`."""
        ...

    def find_by_ticket(self, ticket: str) -> Candidate | None:
        """The candidate of that ticket, or None."""
        ...

    def list_of(self, session_id: str) -> Sequence[Candidate]:
        """All of a session, by number, read consistently."""
        ...

    def list_of_user(self, user_id: str) -> Sequence[Candidate]:
        """All that lead to an account (sessions to come, and past ones)."""
        ...

    def add(self, candidates: Sequence[Candidate], session: CertificationSession) -> None:
        """Enrol them, each with a line in the room and a ticket, and count them in the session.

        All or nothing for what fits a transaction, else batch after batch, each safe to send again:
        somebody enrolled already under the same id is left as they are. `session` as it was read:
        raises `StaleRow` when it is another one now.
        """
        ...

    def save(self, candidate: Candidate) -> None:
        """Rewrite one (and their line's name and extra time); raises `StaleRow`."""
        ...

    def link(self, candidate: Candidate, user_id: str) -> None:
        """Their account, once known; raises `CandidateTaken` when it is another one's already."""
        ...

    def unlink(self, candidate: Candidate, user_id: str) -> None:
        """Their account was erased; nothing happens when theirs is another one."""
        ...

    def remove(self, candidate: Candidate, session: CertificationSession) -> None:
        """Take one off, line and ticket too; raises `CandidateJoined`, `StaleRow`.

        `session` as it was read: one less is counted in it.
        """
        ...


class Rooms(Protocol):
    """The lines invigilators see."""

    def lines(self, session_id: str) -> Sequence[RoomLine]:
        """All of a room, by number: one strongly consistent Query."""
        ...

    def line(self, session_id: str, candidate_id: str) -> RoomLine:
        """One line, read consistently; raises `CandidateNotFound`."""
        ...

    def save(self, line: RoomLine) -> RoomLine:
        """Write where a candidate stands, unless something newer is there; what is there now.

        Names, number and extra time stay what they are. Raises `CandidateNotFound` when the
        candidate has no line.
        """
        ...


class Exams(Protocol):
    """Exams as append-only rows: a header, then one sequence of events."""

    def open(self, header: ExamHeader) -> None:
        """Store the header; nothing happens when there is one already."""
        ...

    def get(self, exam_id: str) -> tuple[ExamHeader, Sequence[Event]]:
        """Header and events in order, read consistently with one Query; raises `ExamNotFound`."""
        ...

    def session_of(self, exam_id: str) -> str:
        """The session that the exam belongs to, for ever; raises `ExamNotFound`."""
        ...

    def append(self, exam_id: str, event: Event, *, due_at: datetime | None = None) -> None:
        """Add the event at its own sequence number; raises `RowExists` if that one is taken.

        `due_at`: when the sweeper must look at the exam again (on `started`). `closed` puts it on
        the list of those to score with it.
        """
        ...

    def full_answer(self, exam_id: str, sequence: int) -> str:
        """The text of an answer too long for its event's row."""
        ...

    def notice(self, exam_id: str, batch: EvidenceBatch) -> None:
        """Keep what was noticed; the same index twice is one."""
        ...

    def noticed(self, exam_id: str) -> Sequence[EvidenceBatch]:
        """All that was noticed, in order."""
        ...

    def unlink(self, exam_id: str) -> None:
        """Its account was erased: the header names nobody; nothing happens when there is none."""
        ...

    def due(self, *, now: datetime, at_most: int) -> Sequence[tuple[str, datetime]]:
        """Exams whose time may be over, or that ended and were not seen to; when they were due."""
        ...

    def done(self, exam_id: str, due_at: datetime, *, again_at: datetime | None = None) -> None:
        """Take an exam off that list, or put it there for later."""
        ...


class ToScore(Protocol):
    """The work list of exams that were closed and have not their last score yet."""

    def due(self, *, now: datetime, at_most: int) -> Sequence[tuple[str, datetime]]:
        """Exams that were closed more than a minute ago and not scored since."""
        ...

    def done(self, exam_id: str, due_at: datetime) -> None:
        """It is scored."""
        ...


class IssueReports(Protocol):
    """Incidents of sessions."""

    def list_of(self, session_id: str) -> Sequence[IssueReport]:
        """All of a session, oldest first."""
        ...

    def save(self, report: IssueReport) -> None:
        """Keep a report; the same id replaces it."""
        ...

    def remove(self, session_id: str, report_id: str) -> None:
        """Take one back; raises `ReportNotFound`."""
        ...


class Certifications(Protocol):
    """What exams became; every change goes with an entry of the audit trail, or not at all."""

    def get(self, certification_id: str) -> Certification:
        """The certification, read consistently; raises `CertificationNotFound`."""
        ...

    def find_many(self, certification_ids: Sequence[str]) -> Sequence[Certification]:
        """Those that exist, in the order asked."""
        ...

    def list_of_user(self, user_id: str) -> Sequence[Certification]:
        """All of an account, published or not."""
        ...

    def find_by_code(self, code: str) -> Certification | None:
        """The published certification of that verification code, or None."""
        ...

    def add(self, certification: Certification, entry: AuditEntry) -> None:
        """Store a first result; raises `RowExists` when the exam was scored already."""
        ...

    def save(
        self,
        certification: Certification,
        entry: AuditEntry,
        *,
        event: CertificateRequested | None = None,
    ) -> None:
        """Rewrite it, with an audit entry, a result when it is a new one, and an event to announce.

        Its `code`, if any, is claimed: raises `RowExists` when another has it. A proposal puts it
        on the list of what waits for a second pair of eyes; without one it leaves that list.
        Raises `StaleRow` when its version is another one now.
        """
        ...

    def list_proposed(self, *, limit: int = 100) -> Sequence[Certification]:
        """Those with a change that waits for a second pair of eyes, the oldest exams first."""
        ...

    def results(self, certification_id: str) -> Sequence[Result]:
        """Every result it ever had, oldest first."""
        ...

    def audit(self, certification_id: str) -> Sequence[AuditEntry]:
        """The trail, oldest first."""
        ...

    def unlink(self, certification_id: str) -> None:
        """Its account was erased: the certification stays, of nobody."""
        ...


class DeadLetters(Protocol):
    """Messages of one queue that its worker could not take up."""

    def count(self) -> int:
        """About how many there are."""
        ...

    def replay(self, *, at_most: int) -> int:
        """Put them back in their queue, at most that many; how many there were."""
        ...


class CertificateFiles(Protocol):
    """Signed certificates, as files: one a language."""

    def put(self, certificate_id: str, pdf: bytes, *, lang: Lang = "fr") -> None:
        """Store one; the same again replaces it."""
        ...

    def get(self, certificate_id: str, *, lang: Lang = "fr") -> bytes:
        """Its bytes; raises `CertificateNotReady` when there is none."""
        ...

    def has(self, certificate_id: str, *, lang: Lang = "fr") -> bool:
        """Is there one?"""
        ...

    def remove(self, certificate_id: str, *, lang: Lang = "fr") -> None:
        """Take one away; nothing happens when there is none."""
        ...

    def address(self, certificate_id: str, *, download_name: str, lang: Lang = "fr") -> str:
        """Where to fetch it, good for five minutes."""
        ...


class CertificatePages(Protocol):
    """Certificates as documents that people and screen readers read."""

    def render(self, certificate: Certificate, lang: Lang, *, at: datetime) -> bytes:
        """The PDF, said to be made at that instant."""
        ...

    def file_name(self, certificate: Certificate, lang: Lang) -> str:
        """What it is saved under."""
        ...


class Signature(Protocol):
    """Seals documents: one changed byte shows."""

    def sign(self, pdf: bytes, *, at: datetime) -> bytes:
        """The document with its signature; raises `SigningKeyMissing`."""
        ...


class StatusLists(Protocol):
    """Lists that say which credentials are revoked: each credential has a place in one."""

    def take_place(self, list_id: str, place: int, *, holder_id: str) -> bool:
        """Is the place the holder's from now on (or already)? False: it is another one's."""
        ...

    def revoke(self, list_id: str, place: int) -> None:
        """Mark a place; again changes nothing."""
        ...

    def revoked(self, list_id: str) -> Collection[int]:
        """The places marked, read consistently."""
        ...


class Credentials(Protocol):
    """Certificates as signed credentials that wallets and other services read."""

    def credential(self, certificate: Certificate, place: CredentialPlace, lang: Lang) -> str:
        """A compact JWT of an Open Badge 3.0 (W3C VC 2.0); raises `SigningKeyMissing`."""
        ...

    def status_list(self, list_id: str, encoded: str, *, at: datetime) -> str:
        """A compact JWT of the list that says which are revoked; raises `SigningKeyMissing`."""
        ...

    def issuer(self) -> Mapping[str, object]:
        """Who signs, and the keys to check it with: a DID document."""
        ...


class Sheets(Protocol):
    """Lists of candidates and of sessions as files of spreadsheets."""

    def read(self, content: bytes) -> Sequence[Row]:
        """The rows of an ODS or CSV file (gzip or not); raises `CandidatesNotReadable`."""
        ...

    def candidates(
        self, columns: Sequence[Column], people: Sequence[Candidate], *, title: str
    ) -> bytes:
        """An ODS sheet of these columns with a line for each of these people, to fill in."""
        ...

    def sessions(self, columns: Sequence[Column]) -> bytes:
        """An empty CSV file of these columns, to fill in."""
        ...


class Papers(Protocol):
    """Papers of sessions, as accessible PDFs."""

    def paper(self, name: str, lang: str, data: Mapping[str, object]) -> bytes:
        """The paper `name` (`attendance`, `incidents`, `kit`, `tickets`), its places filled."""
        ...

    def file_name(self, name: str, lang: str, *, number: str) -> str:
        """What a browser saves it under."""
        ...
