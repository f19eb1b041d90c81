"""Use cases of the profile, on in-memory stores."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from chalicelib.core.assessment import Event, Submission
from chalicelib.core.errors import ResetTooEarly, UnknownCompetence
from chalicelib.core.knowledge import current
from chalicelib.core.scoring import Rules, exact_pix
from chalicelib.services import assessment as assessments
from chalicelib.services import profile as use_cases
from chalicelib.services.profile import Stores
from tests.factories import NOW, OWNER_ID, RIGHT, WRONG, release
from tests.fakes.learning import FakeAssessments, FakeProfiles, FakeReleases, FakeReports

DONE = "d" * 24


@pytest.fixture
def stores() -> Stores:
    return Stores(FakeAssessments(), FakeProfiles(), FakeReleases(release()), Rules())


def playing(stores: Stores) -> assessments.Stores:
    return assessments.Stores(
        stores.assessments,
        stores.profiles,
        stores.releases,
        FakeReports(),
        stores.rules,
        rule="smart-random",
    )


def start(stores: Stores, assessment_id: str, *, now: datetime = NOW, demo: bool = False) -> None:
    request = assessments.Request(owner_id=OWNER_ID, lang="fr", now=now, new_id=assessment_id)
    if demo:
        assessments.start_demo(playing(stores), request)
    else:
        assessments.start_or_resume(playing(stores), request, "1.1")


def answer(
    stores: Stores, assessment_id: str, given: object, times: int = 99, *, now: datetime = NOW
) -> None:
    for _ in range(times):
        state = assessments.get_assessment(playing(stores), OWNER_ID, assessment_id)
        if state.is_over:
            return
        submission = Submission(state.position, state.challenge_id or "", given)  # type: ignore[arg-type]
        assessments.submit_answer(
            playing(stores), assessment_id, submission, owner_id=OWNER_ID, now=now
        )


def pix(stores: Stores, *, now: datetime = NOW) -> int:
    return use_cases.read_profile(stores, OWNER_ID, now=now).pix


def test_a_new_learner_has_every_competence_and_no_pix(stores: Stores) -> None:
    profile = use_cases.read_profile(stores, OWNER_ID, now=NOW)
    assert [card.competence_id for card in profile.scorecards] == ["1.1", "1.2"]
    assert (profile.pix, profile.is_certifiable) == (0, False)


def test_the_profile_is_equal_to_a_recount_from_the_answers(stores: Stores) -> None:
    start(stores, DONE)
    answer(stores, DONE, RIGHT, times=3)
    answer(stores, DONE, WRONG)
    use_cases.project_assessment(stores, DONE)
    state = assessments.get_assessment(playing(stores), OWNER_ID, DONE)
    kept = stores.profiles.find(OWNER_ID, "1.1")
    assert kept is not None
    assert kept.exact_pix == exact_pix(state.elements) > 0
    assert kept.is_assessment_completed


def test_projecting_again_changes_nothing(stores: Stores) -> None:
    start(stores, DONE)
    answer(stores, DONE, RIGHT)
    use_cases.project_assessment(stores, DONE)
    before = stores.profiles.find(OWNER_ID, "1.1")
    use_cases.project_assessment(stores, DONE)
    assert stores.profiles.find(OWNER_ID, "1.1") == before


def test_the_profile_moves_at_checkpoints_only(stores: Stores) -> None:
    start(stores, DONE)
    answer(stores, DONE, WRONG, times=1)
    answer(stores, DONE, RIGHT, times=2)
    use_cases.project_assessment(stores, DONE)
    assert pix(stores) == 0


def test_a_demo_counts_in_each_competence_it_touches(stores: Stores) -> None:
    start(stores, DONE, demo=True)
    answer(stores, DONE, RIGHT)
    use_cases.project_assessment(stores, DONE)
    cards = use_cases.read_profile(stores, OWNER_ID, now=NOW).scorecards
    assert all(card.score.pix > 0 and card.status == "started" for card in cards)


def test_a_demos_knowledge_is_not_asked_again(stores: Stores) -> None:
    start(stores, DONE, demo=True)
    answer(stores, DONE, RIGHT)
    use_cases.project_assessment(stores, DONE)
    start(stores, "b" * 24)
    state = assessments.get_assessment(playing(stores), OWNER_ID, "b" * 24)
    assert {element.skill_id for element in state.known} == {"mots-1", "mots-2"}


def test_an_erased_assessment_projects_nothing(stores: Stores) -> None:
    use_cases.project_assessment(stores, "e" * 24)
    assert stores.profiles.list_of(OWNER_ID) == []


def test_resetting_waits_seven_days(stores: Stores) -> None:
    start(stores, DONE)
    answer(stores, DONE, RIGHT)
    use_cases.project_assessment(stores, DONE)
    with pytest.raises(ResetTooEarly):
        use_cases.reset_competence(stores, OWNER_ID, "1.1", now=NOW + timedelta(days=6))
    later = NOW + timedelta(days=7)
    card = use_cases.reset_competence(stores, OWNER_ID, "1.1", now=later)
    assert (card.status, card.score.pix) == ("not_started", 0)
    assert pix(stores, now=later) == 0


def test_what_was_reset_does_not_come_back(stores: Stores) -> None:
    start(stores, DONE)
    answer(stores, DONE, RIGHT, times=7)
    use_cases.project_assessment(stores, DONE)
    later = NOW + timedelta(days=8)
    use_cases.reset_competence(stores, OWNER_ID, "1.1", now=later)
    use_cases.project_assessment(stores, DONE)
    assert current(stores.profiles.elements(OWNER_ID, "1.1")) == []
    assert assessments.get_assessment(playing(stores), OWNER_ID, DONE).is_over


def test_an_answer_that_is_not_counted_yet_delays_a_reset(stores: Stores) -> None:
    start(stores, DONE)
    answer(stores, DONE, WRONG)
    use_cases.project_assessment(stores, DONE)
    later = NOW + timedelta(days=8)
    start(stores, "b" * 24, now=later)
    answer(stores, "b" * 24, WRONG, times=1, now=later)
    with pytest.raises(ResetTooEarly):
        use_cases.reset_competence(stores, OWNER_ID, "1.1", now=later + timedelta(days=1))
    assert not assessments.get_assessment(playing(stores), OWNER_ID, "b" * 24).is_over
    use_cases.reset_competence(stores, OWNER_ID, "1.1", now=later + timedelta(days=7))


class EagerAssessments(FakeAssessments):
    """Counts an assessment in the profile the moment it ends, as a quick stream does."""

    stores: Stores

    def append(self, assessment_id: str, event: Event) -> None:
        super().append(assessment_id, event)
        if event.kind == "end":
            use_cases.project_assessment(self.stores, assessment_id)


def test_a_reset_is_not_lost_to_the_end_it_causes(stores: Stores) -> None:
    eager = EagerAssessments()
    racing = replace(stores, assessments=eager)
    eager.stores = racing
    start(racing, DONE)
    answer(racing, DONE, RIGHT, times=2)
    card = use_cases.reset_competence(racing, OWNER_ID, "1.1", now=NOW + timedelta(days=7))
    assert (card.status, card.score.pix) == ("not_started", 0)
    assert current(racing.profiles.elements(OWNER_ID, "1.1")) == []


def test_after_a_reset_the_competence_starts_afresh(stores: Stores) -> None:
    start(stores, DONE)
    answer(stores, DONE, RIGHT)
    use_cases.project_assessment(stores, DONE)
    later = NOW + timedelta(days=7)
    use_cases.reset_competence(stores, OWNER_ID, "1.1", now=later)
    start(stores, "b" * 24, now=later)
    state = assessments.get_assessment(playing(stores), OWNER_ID, "b" * 24)
    assert (state.known, state.header.is_improving) == ((), False)


def test_a_competence_shows_how_far_each_tube_goes(stores: Stores) -> None:
    start(stores, DONE)
    answer(stores, DONE, RIGHT, times=1)
    answer(stores, DONE, WRONG)
    use_cases.project_assessment(stores, DONE)
    detail = use_cases.read_competence(stores, OWNER_ID, "1.1", now=NOW)
    assert sorted(tube.level for tube in detail.tubes) == [0, 2]
    assert {tube.max_level for tube in detail.tubes} == {5}
    assert [tutorial.id for tutorial in detail.tutorials] == ["lire"]
    with pytest.raises(UnknownCompetence):
        use_cases.read_competence(stores, OWNER_ID, "7.7", now=NOW)
