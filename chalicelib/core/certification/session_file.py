"""Sessions made many at once from a file: which row is of which session, and what is wrong."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from re import fullmatch

from chalicelib.core.certif_errors import SessionFieldNotReadable
from chalicelib.core.certification.candidate_file import ALL_COLUMNS, read_candidate
from chalicelib.core.certification.new_session import is_usual_day
from chalicelib.core.certification.registration import Expected, Identity, Registration, identity
from chalicelib.core.certification.session import (
    CertificationSession,
    folded_code,
    readable_place,
)
from chalicelib.core.certification.table import (
    Column,
    Finding,
    Line,
    Row,
    read_date,
    read_sheet,
)
from chalicelib.core.learner import plain

SESSION_COLUMNS: tuple[Column, ...] = (
    Column("number", "Numéro de session préexistante", ("Numéro de session",)),
    Column("site", "* Nom du site"),
    Column("room", "* Nom de la salle"),
    Column("date", "* Date de début (format : JJ/MM/AAAA)"),
    Column("time", "* Heure de début (heure locale, format : HH:MM)"),
    Column("invigilators", "* Surveillant(s)"),
    Column("remarks", "Observations (optionnel)"),
)
FILE_COLUMNS = (*SESSION_COLUMNS, *ALL_COLUMNS)
NEEDED = frozenset({"site", "room", "date", "time", "last_name", "first_name", "birth_date"})
_OF_SESSION = ("site", "room", "date", "time", "invigilators")
_OF_CANDIDATE = ("last_name", "first_name", "birth_date", "sex", "billing", "country")
Key = tuple[str, str, date, time]


@dataclass(slots=True)
class SessionDraft:
    """A session that a file asks for, with who is to be enrolled in it.

    `number`: of one that exists already, when the file names it. `line`: where it begins.
    """

    line: int
    number: str = ""
    site: str = ""
    room: str = ""
    starts_on: date | None = None
    starts_at: time | None = None
    invigilators: list[str] = field(default_factory=list)
    remarks: str = ""
    candidates: list[tuple[int, Registration]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def key(self) -> Key | None:
        """By what two sessions of a center are the same; None when something of it is missing."""
        if self.starts_on is None or self.starts_at is None:
            return None
        return (plain(self.site), plain(self.room), self.starts_on, self.starts_at)


@dataclass(frozen=True, slots=True)
class SessionFile:
    """The sessions of a file, in its order; `ignored`: headings that nobody knows."""

    drafts: tuple[SessionDraft, ...]
    ignored: tuple[str, ...]


def is_usable(findings: Iterable[Finding]) -> bool:
    """Can a session be written? What is wrong with a candidate leaves out that one alone."""
    return not any(one.is_blocking and one.code.startswith("session_") for one in findings)


def key_of(session: CertificationSession) -> Key:
    """By what a session is recognized in a file."""
    return (plain(session.site), plain(session.room), session.starts_on, session.starts_at)


def read_session_file(rows: Sequence[Row], *, today: date, is_school: bool) -> SessionFile:
    """The sessions that the rows of a file ask for; raises `CandidatesNotReadable`.

    A row that says where or when belongs to the session it says; one that only names a session and
    a candidate adds to that one; any other belongs to the session of the row above.
    """
    sheet = read_sheet(rows, FILE_COLUMNS, needed=NEEDED)
    drafts: dict[object, SessionDraft] = {}
    current: SessionDraft | None = None
    for line in sheet.lines:
        current = _draft_of(line, current, drafts, today=today)
        _add_person(current, line, Expected(on=current.starts_on or today, is_school=is_school))
    for draft in drafts.values():
        draft.findings.extend(_doubts(draft))
    return SessionFile(tuple(drafts.values()), sheet.ignored)


def _draft_of(
    line: Line,
    current: SessionDraft | None,
    drafts: dict[object, SessionDraft],
    *,
    today: date,
) -> SessionDraft:
    if line.says(*_OF_SESSION):
        return _placed(line, drafts, today=today)
    if line["number"]:
        number = folded_code(line["number"])
        return drafts.setdefault(number, SessionDraft(line.line, number=number))
    if current is None:
        current = drafts.setdefault(line.line, SessionDraft(line.line))
        current.findings.append(line.finding("site", "session_missing"))
    return current


def _placed(line: Line, drafts: dict[object, SessionDraft], *, today: date) -> SessionDraft:
    made = SessionDraft(line.line, site=line["site"], room=line["room"])
    made.starts_on, made.starts_at = read_date(line["date"]), _read_time(line["time"])
    made.findings.extend(_place_findings(line, made, today))
    draft = drafts.setdefault(made.key or line.line, made)
    for name in filter(None, (one.strip() for one in line["invigilators"].split(","))):
        if name not in draft.invigilators:
            draft.invigilators.append(name)
    draft.remarks = draft.remarks or line["remarks"]
    return draft


def _place_findings(line: Line, made: SessionDraft, today: date) -> Iterator[Finding]:
    for name in ("site", "room"):
        try:
            readable_place(line[name], pointer=f"/{name}")
        except SessionFieldNotReadable:
            yield line.finding(name, f"session_{name}_required")
    if made.starts_on is None:
        yield line.finding("date", "session_date_not_valid")
    elif not is_usual_day(made.starts_on, today):
        yield line.finding("date", "session_date_past_or_far")
    if made.starts_at is None:
        yield line.finding("time", "session_time_not_valid")
    if not line["invigilators"]:
        yield line.finding("invigilators", "invigilators_missing", is_blocking=False)


def _add_person(draft: SessionDraft, line: Line, expected: Expected) -> None:
    if not line.says(*_OF_CANDIDATE):
        return
    one, found = read_candidate(line, expected)
    draft.findings.extend(found)
    if one is None or any(finding.is_blocking for finding in found):
        return
    if identity(one) in _named(draft):
        draft.findings.append(line.finding("last_name", "candidate_twice", is_blocking=False))
    else:
        draft.candidates.append((line.line, one))


def _named(draft: SessionDraft) -> set[Identity]:
    return {identity(one) for _, one in draft.candidates}


def _doubts(draft: SessionDraft) -> Iterator[Finding]:
    if not draft.candidates and not draft.number:
        yield Finding(draft.line, "", "session_without_candidates", is_blocking=False)


def _read_time(text: str) -> time | None:
    """A time as people write it: "9:00", "09h00", "14 h 30"."""
    found = fullmatch(r"(\d{1,2})\s*[:hH]\s*(\d{2})?(?::\d{2})?", text)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None  # of a day
