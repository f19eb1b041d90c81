"""What an assessment changes in its owner's profile."""

from collections.abc import Sequence
from dataclasses import replace

from chalicelib.core.assessment import Assessment
from chalicelib.core.knowledge import KnowledgeElement, current, newest
from chalicelib.core.scoring import CompetenceProfile, exact_pix


def counted(
    profile: CompetenceProfile, before: Sequence[KnowledgeElement], state: Assessment
) -> tuple[CompetenceProfile, list[KnowledgeElement]]:
    """The profile of a competence, and its elements, with the assessment counted in.

    `before`: the elements so far. Counting the same assessment again changes nothing.
    """
    own_ids = {s.id for s in state.targets if s.competence_id == profile.competence_id}
    elements = newest([*before, *(e for e in state.elements if e.skill_id in own_ids)])
    is_completed = profile.is_assessment_completed
    if profile.assessment_id == state.header.id:
        is_completed = state.is_over
    merged = replace(
        profile,
        release_id=state.header.release_id,
        exact_pix=exact_pix(elements),
        last_at=max((element.at for element in current(elements)), default=None),
        is_assessment_completed=is_completed,
    )
    return merged, elements
