"""The worker of profiles: what the stream of assessments brings."""

import pytest

from chalicelib.core.content import PIX_UNIT
from chalicelib.core.learner import Learner
from chalicelib.core.scoring import CompetenceProfile
from chalicelib.wiring import orga as orga_wiring
from chalicelib.wiring import results as results_wiring
from chalicelib.wiring.training import assessment_stores, profile_stores
from chalicelib.workers import projections
from tests.browser import Browser
from tests.factories import OWNER_ID, RIGHT, header


def image(assessment_id: str, **changes: object) -> dict[str, object]:
    return {"p": {"S": assessment_id}, "s": {"S": "e0001"}, "m": {"BOOL": True}, **changes}


@pytest.fixture
def played(learner: Browser) -> str:
    """A learner has answered once, and stopped."""
    body = {"kind": "competence", "competence_id": "1.1"}
    started = learner.post("/api/learner/assessments", body).body
    path = f"/api/learner/assessments/{started['id']}"
    sent = {"position": 1, "challenge_id": started["next"]["id"], "answer": RIGHT}
    learner.post(f"{path}/answers", sent)
    learner.post(f"{path}/end")
    return str(started["id"])


def pix() -> int:
    profile = profile_stores().profiles.find(OWNER_ID, "1.1")
    return profile.exact_pix if profile else 0


def test_a_checkpoint_moves_the_profile(played: str) -> None:
    projections.project([image(played)])
    assert pix() > 0


def test_a_row_without_a_checkpoint_moves_nothing(played: str) -> None:
    projections.project([{"p": {"S": played}, "s": {"S": "e0001"}}])
    assert pix() == 0


def test_one_assessment_that_cannot_be_counted_does_not_hold_up_the_others(played: str) -> None:
    broken = header(id="z" * 24, release_id="f" * 16)
    assessment_stores().assessments.open(broken)
    with pytest.raises(projections.ProjectionFailed):
        projections.project([image(broken.id), image(played)])
    assert pix() > 0


def test_a_checkpoint_brings_up_the_levels_that_the_persons_school_sees(played: str) -> None:
    listed = Learner("ana", "s" * 24, "Ana", "Silva", user_id=OWNER_ID)
    orga_wiring.learners().save(listed)
    rows = results_wiring.certifiability()
    projections.project([image(played)])
    assert rows.find_many(listed.organization_id, ["ana"]) == {"ana": {"1.1": 1}}
    best = CompetenceProfile(OWNER_ID, "1.2", "r", exact_pix=16 * PIX_UNIT)
    profile_stores().profiles.save(best)
    projections.project([image(played)])
    assert rows.find_many(listed.organization_id, ["ana"]) == {"ana": {"1.1": 1, "1.2": 2}}
