"""The table of a session's results, whole or for a class: its columns, and each candidate's row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.certification import Certification
from chalicelib.core.certification.result import Status
from chalicelib.core.certification.session import CertificationSession
from chalicelib.core.export import Cell, Column, Words

NOTHING = "-"
_STATUS: Mapping[Status, str] = {
    "validated": "validated",
    "rejected": "rejected",
    "cancelled": "cancelled",
    "cancelled_by_jury": "cancelled",
}


@dataclass(frozen=True, slots=True)
class ResultsLayout:
    """What a table of results speaks of; `division`: of one class, None for the whole session.

    `has_clea`: did somebody of the session want the double certification?
    """

    session: CertificationSession
    center_name: str
    competence_ids: tuple[str, ...]
    words: Words
    division: str | None = None
    has_clea: bool = False

    def word(self, key: str) -> str:
        """A title or a word of a cell."""
        return self.words[f"certification.{key}"]


def result_columns(layout: ResultsLayout) -> list[Column]:
    """The columns in order: those of a class have no double certification and no center."""
    is_whole = layout.division is None
    return [
        Column(layout.word("number")),
        Column(layout.word("first_name")),
        Column(layout.word("last_name")),
        Column(layout.word("birth_date"), "date"),
        Column(layout.word("birth_place")),
        Column(layout.word("external_id")),
        Column(layout.word("status")),
        *([Column(layout.word("clea"))] if is_whole and layout.has_clea else []),
        Column(layout.word("pix")),
        *map(Column, layout.competence_ids),
        Column(layout.word("comment")),
        Column(layout.word("of_session")),
        *([Column(layout.word("center"))] if is_whole else []),
        Column(layout.word("taken_on"), "date"),
    ]


def result_row(layout: ResultsLayout, candidate: Candidate, one: Certification) -> list[Cell]:
    """The cells of a candidate, one a column."""
    is_whole = layout.division is None
    return [
        one.id,
        one.first_name,
        one.last_name,
        one.birth_date,
        candidate.cpf.city if candidate.cpf else "",
        one.external_id,
        layout.word(_STATUS[one.result.status]),
        *([layout.word(_clea(one))] if is_whole and layout.has_clea else []),
        _pix(one),
        *(_level(one, competence_id) for competence_id in layout.competence_ids),
        one.comment_for_organization,
        layout.session.number,
        *([layout.center_name] if is_whole else []),
        local_day(layout.session, one.taken_at),
    ]


def results_name(layout: ResultsLayout) -> str:
    """What the file is called, without its ending."""
    session = layout.session
    when = f"{session.starts_on:%Y%m%d}_{session.starts_at:%H%M}"
    if layout.division is not None:
        return f"{when}_{layout.word('file')}_{layout.division}"
    return f"{when}_{layout.word('file')}_{layout.word('session')}_{session.number}"


def certificate_names(certifications: Sequence[Certification]) -> dict[str, str]:
    """A file name for each certificate, by id: the holder's name, told apart when two are alike."""
    names: dict[str, str] = {}
    for one in certifications:
        name = _plain(f"{one.last_name} {one.first_name}")
        taken = sum(known == name or known.startswith(f"{name} (") for known in names.values())
        names[one.id] = f"{name} ({taken + 1})" if taken else name
    return names


def local_day(session: CertificationSession, at: datetime) -> date:
    """The day of an instant where the session was."""
    return at.astimezone(ZoneInfo(session.zone)).date()


def _pix(one: Certification) -> Cell:
    if one.result.status == "rejected":
        return 0
    is_cancelled = _STATUS[one.result.status] == "cancelled"
    return NOTHING if is_cancelled or one.result.pix is None else one.result.pix


def _level(one: Certification, competence_id: str) -> Cell:
    level = one.result.levels.get(competence_id)
    return max(level, 0) if level is not None and one.result.is_certified else NOTHING


def _clea(one: Certification) -> str:
    if not one.wants_clea:
        return "not_taken"
    if _STATUS[one.result.status] == "cancelled":
        return "cancelled"
    return "validated" if one.result.is_clea else "rejected"


def _plain(name: str) -> str:
    """A name that any file system takes."""
    return "".join(c if c.isalnum() or c in " -'’." else "_" for c in name).strip()
