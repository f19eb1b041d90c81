"""What an exam is bound to when it starts, so that it can be scored again years later."""

from collections.abc import Collection, Iterable

from chalicelib.core.certif_errors import NotCertifiable
from chalicelib.core.certification.exam import Start
from chalicelib.core.certification.historic_exam import plan_of, profile_of
from chalicelib.core.certification.versions import playable
from chalicelib.core.content import Release
from chalicelib.core.exam_version import ExamVersion
from chalicelib.core.knowledge import KnowledgeElement


def bound_to(
    version: ExamVersion,
    release: Release,
    *,
    exam_id: str,
    lang: str,
    minutes: int,
    needs_accessible: bool = False,
    elements: Iterable[KnowledgeElement] = (),
    answered_right: Collection[str] = (),
) -> Start:
    """The version, the release and its calibration, the language and the time of one exam.

    Parameters
    ----------
    minutes : what the candidate is given, extra time included.
    elements, answered_right : of the exam that confirms a profile only: what the person has shown,
        and the challenges they answered right before. Raises `NotCertifiable` when that leaves
        nothing to confirm.
    """
    plan: tuple[str, ...] = ()
    profile: dict[str, tuple[int, int]] = {}
    if version.kind == "historic":
        known = tuple(elements)
        profile = dict(profile_of(known, release, max_level=version.max_level))
        challenges = playable(version, release, lang=lang, needs_accessible=needs_accessible)
        plan = plan_of(
            known,
            challenges,
            release,
            profile=profile,
            exam_id=exam_id,
            answered_right=answered_right,
        )
        asked = {release.skill(release.challenge(id_).skill_id).competence_id for id_ in plan}
        profile = {id_: of for id_, of in profile.items() if id_ in asked}
        if not plan:
            raise NotCertifiable
    return Start(
        version_id=version.id,
        release_id=release.id,
        calibration_id=release.calibration_id,
        lang=lang,
        length=len(plan) or version.length,
        minutes=minutes,
        needs_accessible=needs_accessible,
        plan=plan,
        profile=profile,
    )
