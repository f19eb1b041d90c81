"""What institutions are told of a certification, made from what we hold: the rule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.certificate import mesh_name
from chalicelib.core.certification.certification import Certification
from chalicelib.core.certification.reported_result import (
    ReportedResult,
    ReportedStatus,
    says_the_same,
)
from chalicelib.core.certification.result import Status
from chalicelib.core.job import Job
from chalicelib.core.learner import Learner
from chalicelib.core.organization import Organization

NO_ORGANIZATION = "service"
"""Where the job stands that is about every center."""
_TOLD: Mapping[Status, ReportedStatus] = {
    "validated": "validated",
    "rejected": "rejected",
    "cancelled": "cancelled",
    "cancelled_by_jury": "cancelled",
}
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class SchoolLine:
    """A line of a school's list, and the school."""

    learner: Learner
    school: Organization


def chosen_line(
    learners: Sequence[Learner], organizations: Mapping[str, Organization]
) -> SchoolLine | None:
    """The line that speaks for somebody who was enrolled by a center, not from a school's list.

    Only of a place that has an official number and is not archived, by which they are on the list
    now: a school before any other, then the one that knew them last.
    """
    lines = [
        SchoolLine(learner, organizations[learner.organization_id])
        for learner in learners
        if learner.is_active and learner.merged_into is None
        if _is_known(organizations.get(learner.organization_id))
    ]
    return max(lines, key=_weight, default=None)


def _is_known(organization: Organization | None) -> bool:
    return organization is not None and bool(organization.uai) and not organization.is_archived


def _weight(line: SchoolLine) -> tuple[bool, datetime, str]:
    is_school = line.school.type == "school"
    return is_school, line.learner.linked_at or _LONG_AGO, line.learner.id


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything a reported result is made from. `before`: what was told until now."""

    certification: Certification
    candidate: Candidate | None
    line: SchoolLine | None
    center_name: str
    before: ReportedResult | None


def reported(sources: Sources, *, now: datetime) -> ReportedResult:
    """What institutions are told; `changed_at` moves only when it is something else.

    Before its publication a certification is `pending`: neither score nor levels. Who the person is
    comes from the school's list; when no list has them any more, from what was told before.
    """
    one, candidate, before = sources.certification, sources.candidate, sources.before
    made = ReportedResult(
        certification_id=one.id,
        version=one.version,
        status=_status(one),
        taken_at=one.taken_at,
        changed_at=now,
        center_name=sources.center_name,
        max_level=one.result.max_level,
        max_pix=one.result.max_pix,
        cpf=candidate.cpf if candidate and one.stage == "published" else None,
        **_who(sources),
        **(_what(one) if one.stage == "published" else {}),
    )
    if before is not None and says_the_same(made, before):
        return replace(made, changed_at=before.changed_at)
    return made


def is_due(told: ReportedResult, before: ReportedResult | None, *, again: bool) -> bool:
    """Have feeds something to look at? Only what was published, when it is something else.

    `again`: an operator wants them to look, whatever was said before.
    """
    if not told.is_published:
        return False
    return again or before is None or not says_the_same(told, before)


def reporting_job(
    job_id: str, session_id: str, *, organization_id: str, by: str, now: datetime
) -> Job:
    """The job that tells institutions again of a session; of every published one without id."""
    return Job(
        id=job_id,
        organization_id=organization_id or NO_ORGANIZATION,
        kind="reporting",
        status="waiting",
        created_by=by,
        created_at=now,
        options={"session_id": session_id} if session_id else {},
    )


def _status(one: Certification) -> ReportedStatus:
    if one.stage != "published":
        return "pending"
    return "cancelled" if one.revoked_at is not None else _TOLD[one.result.status]


def _what(one: Certification) -> dict[str, Any]:
    result, mesh = one.result, mesh_name(one.result.mesh)
    return {
        "pix": result.pix,
        "global_level": f"LEVEL_{mesh.upper()}" if mesh else None,
        "levels": dict(result.levels),
        "code": one.code,
        "is_clea": result.is_clea,
        "published_at": one.published_at,
        "revoked_at": one.revoked_at,
    }


def _who(sources: Sources) -> dict[str, Any]:
    one, before = sources.certification, sources.before
    if sources.line is not None:
        return _of_the_list(sources.line, one)
    if before is not None and before.learner_id:
        kept = ("middle_name", "third_name", "ine", "uai", "school_id", "learner_id")
        names = ("first_name", "last_name", "birth_date", "division")
        return {name: getattr(before, name) for name in (*names, *kept)}
    return {
        "first_name": one.first_name,
        "last_name": one.last_name,
        "birth_date": one.birth_date,
        "division": one.division,
    }


def _of_the_list(line: SchoolLine, one: Certification) -> dict[str, Any]:
    learner, school = line.learner, line.school
    return {
        "first_name": learner.first_name,
        "middle_name": learner.middle_name,
        "third_name": learner.third_name,
        "last_name": learner.last_name,
        "birth_date": learner.birth_date or one.birth_date,
        "division": one.division or learner.division,
        "ine": learner.national_id,
        "uai": "" if school.is_archived else school.uai or "",
        "school_id": school.id,
        "learner_id": learner.id,
    }
