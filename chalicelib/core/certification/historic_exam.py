"""The exam of 2019: it confirms the levels of a profile by questions drawn when it starts."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from chalicelib.core.assessment import Event, Header
from chalicelib.core.certification.askable import is_right
from chalicelib.core.certification.certification import Decisions
from chalicelib.core.certification.exam import Exam, Start
from chalicelib.core.certification.historic import (
    CHALLENGES,
    PIX_PER_LEVEL,
    Estimated,
    HistoricChallenge,
    HistoricScore,
    historic_score,
    historic_status,
)
from chalicelib.core.certification.measured import Measured
from chalicelib.core.certification.result import CertificationResult, Status
from chalicelib.core.certification.scoring import mesh_of
from chalicelib.core.content import Challenge, Release, Skill
from chalicelib.core.draws import Draw
from chalicelib.core.exam_version import ExamVersion
from chalicelib.core.knowledge import KnowledgeElement, current
from chalicelib.core.scoring import score

CERTIFIABLE_LEVEL = 1

Profile = Mapping[str, tuple[int, int]]
"""Level and pix of each certifiable competence, by its id."""


def profile_of(
    elements: Iterable[KnowledgeElement], release: Release, *, max_level: int
) -> Profile:
    """The levels that an exam can confirm: of the competences at level 1 or more."""
    held = _held(elements, release)
    found: dict[str, tuple[int, int]] = {}
    for competence in release.competences:
        exact = sum(skill.pix for skill in held if skill.competence_id == competence.id)
        reached = score(exact, max_level=max_level)
        if reached.level >= CERTIFIABLE_LEVEL:
            found[competence.id] = (reached.level, reached.pix)
    return found


def plan_of(
    elements: Iterable[KnowledgeElement],
    challenges: Iterable[Challenge],
    release: Release,
    *,
    profile: Profile,
    exam_id: str,
    answered_right: Collection[str] = (),
) -> tuple[str, ...]:
    """The questions of an exam, in order: at most three of each competence of the profile.

    From the hardest skills held down; at one difficulty, subjects not asked yet first. A skill is
    asked by a challenge that the person never answered right, while there is one.
    """
    by_skill: dict[str, list[str]] = {}
    for challenge in challenges:
        by_skill.setdefault(challenge.skill_id, []).append(challenge.id)
    held = [skill for skill in _held(elements, release) if skill.id in by_skill]
    draw = Draw(exam_id)
    plan: list[str] = []
    for competence_id in profile:
        own = [skill for skill in held if skill.competence_id == competence_id]
        for skill in _hardest(own, draw):
            known = by_skill[skill.id]
            unseen = [id_ for id_ in known if id_ not in answered_right]
            plan.append(draw.choice(unseen or known))
    return tuple(plan)


def answered_right(header: Header, events: Iterable[Event]) -> Iterator[str]:
    """The challenges of an assessment that were answered right."""
    asked: str | None = header.first_challenge_id
    for event in events:
        if event.outcome == "ok" and asked is not None:
            yield asked
        asked = event.next_challenge_id


def planned(exam: Exam) -> str | None:
    """The first question of the plan that was neither answered nor put aside."""
    seen = {one.challenge_id for one in exam.answers} | {one.challenge_id for one in exam.alerts}
    plan = exam.start.plan if exam.start else ()
    return next((id_ for id_ in plan if id_ not in seen), None)


def judged(
    version: ExamVersion, release: Release, exam: Exam, *, start: Start, decisions: Decisions
) -> tuple[Measured, CertificationResult, int]:
    """Level and pix confirmed, what is kept of them, and how many questions that rests on."""
    asked = _asked(exam, release, start, decisions=decisions)
    kept = [challenge for challenge in asked if not challenge.is_neutralized]
    marks = {one.challenge_id: is_right(one) for one in exam.answers}
    found = historic_score(
        asked,
        [(id_, "right" if ok else "wrong") for id_, ok in marks.items()],
        {id_: Estimated(*of) for id_, of in start.profile.items()},
        max_level=version.max_level,
    )
    levels = {mark.competence_id: max(mark.level, 0) for mark in found.marks}
    measured = Measured(
        pix=found.pix,
        mesh=mesh_of(found.pix, max_level=version.max_level),
        levels={one.id: levels.get(one.id, 0) for one in release.competences},
        max_level=version.max_level,
        max_pix=PIX_PER_LEVEL * version.max_level * len(release.competences),
    )
    is_technical = exam.cause == "technical"
    decided = _decided(found, measured, decisions=decisions, is_technical=is_technical)
    return measured, decided, sum(challenge.id in marks for challenge in kept)


def _held(elements: Iterable[KnowledgeElement], release: Release) -> list[Skill]:
    """The skills of this release that are held, in its order."""
    held = {element.skill_id for element in current(elements) if element.is_validated}
    return [skill for skill in release.skills if skill.id in held]


def _hardest(skills: Sequence[Skill], draw: Draw) -> list[Skill]:
    chosen: list[Skill] = []
    for level in sorted({skill.level for skill in skills}, reverse=True):
        if len(chosen) >= CHALLENGES:
            break
        seen = {skill.tube_id for skill in chosen}
        same = draw.shuffled([skill for skill in skills if skill.level == level])
        chosen += sorted(same, key=lambda skill: skill.tube_id in seen)
    return chosen[:CHALLENGES]


def _asked(
    exam: Exam, release: Release, start: Start, *, decisions: Decisions
) -> list[HistoricChallenge]:
    """The plan, with what became of each question.

    A question that was put aside and never answered counts for nobody; one that was left is
    missed, unless an incident stopped the exam.
    """
    answered = {one.challenge_id for one in exam.answers}
    reported = {alert.challenge_id for alert in exam.alerts}
    dropped = {alert.challenge_id for alert in exam.alerts if alert.state == "accepted"}
    withdrawn = {one.challenge_id for one in exam.answers if one.position in decisions.neutralized}
    left = frozenset(start.plan) - answered
    is_technical = exam.cause == "technical"
    out = dropped | withdrawn | (left if is_technical else left & reported)
    return [
        HistoricChallenge(
            id=challenge.id,
            competence_id=release.skill(challenge.skill_id).competence_id,
            is_dependent=challenge.kind == "several-texts",
            is_neutralized=challenge.id in out,
            is_skipped_automatically=challenge.id in left - out,
        )
        for challenge in map(release.challenge, start.plan)
    ]


def _decided(
    found: HistoricScore, measured: Measured, *, decisions: Decisions, is_technical: bool
) -> CertificationResult:
    status, comment = historic_status(
        found,
        is_cancelled_by_jury=decisions.is_cancelled,
        is_fraud=decisions.is_fraud,
        is_technical_abort=is_technical,
    )
    if decisions.is_cancelled:
        return _nothing_kept("cancelled_by_jury", "cancelled_by_jury")
    if status != "validated":
        return _nothing_kept(status, comment)
    if not measured.pix:
        return _nothing_kept("rejected", "rejected_due_to_zero_pix_score", pix=0)
    return CertificationResult(
        status=status,
        comment=comment,
        pix=measured.pix,
        mesh=measured.mesh,
        is_ability_kept=False,
        are_marks_kept=True,
    )


def _nothing_kept(
    status: Status, comment: str | None, *, pix: int | None = None
) -> CertificationResult:
    return CertificationResult(
        status=status,
        comment=comment,
        pix=pix,
        mesh=None,
        is_ability_kept=False,
        are_marks_kept=False,
    )
