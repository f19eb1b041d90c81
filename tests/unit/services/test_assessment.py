"""Use cases of an assessment, on in-memory stores."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from chalicelib.core.assessment import Assessment, Submission
from chalicelib.core.content import PIX_UNIT
from chalicelib.core.errors import (
    AlreadyAnswered,
    AssessmentEnded,
    AssessmentNotFound,
    ImprovementTooEarly,
    NotImprovable,
    RowExists,
    UnknownChallenge,
    UnknownCompetence,
)
from chalicelib.core.knowledge import KnowledgeElement
from chalicelib.core.report import Report
from chalicelib.core.scoring import CompetenceProfile, Rules
from chalicelib.services import assessment as use_cases
from chalicelib.services import profile as profiles
from chalicelib.services.assessment import Request, Stores
from tests.factories import ASSESSMENT_ID, NOW, OWNER_ID, RIGHT, WRONG, release
from tests.fakes.learning import FakeAssessments, FakeProfiles, FakeReleases, FakeReports


@pytest.fixture
def stores() -> Stores:
    return Stores(
        FakeAssessments(), FakeProfiles(), FakeReleases(release()), FakeReports(), Rules()
    )


def request(new_id: str = ASSESSMENT_ID, *, now: datetime = NOW) -> Request:
    return Request(owner_id=OWNER_ID, lang="fr", now=now, new_id=new_id)


def answer(stores: Stores, state: Assessment, given: object, *, now: datetime = NOW) -> Assessment:
    submission = Submission(state.position, state.challenge_id or "", given)  # type: ignore[arg-type]
    use_cases.submit_answer(stores, state.header.id, submission, owner_id=OWNER_ID, now=now)
    return use_cases.get_assessment(stores, OWNER_ID, state.header.id)


def answer_all(stores: Stores, assessment_id: str, given: object, *, now: datetime = NOW) -> None:
    state = use_cases.get_assessment(stores, OWNER_ID, assessment_id)
    while not state.is_over:
        state = answer(stores, state, given, now=now)


def play(stores: Stores, assessment_id: str, given: object = RIGHT, *, now: datetime = NOW) -> None:
    answer_all(stores, assessment_id, given, now=now)
    project(stores, assessment_id)


def project(stores: Stores, assessment_id: str) -> None:
    kept = profiles.Stores(stores.assessments, stores.profiles, stores.releases, stores.rules)
    profiles.project_assessment(kept, assessment_id)


def test_starting_twice_gives_the_open_assessment(stores: Stores) -> None:
    first = use_cases.start_or_resume(stores, request(), "1.1")
    again = use_cases.start_or_resume(stores, request("b" * 24), "1.1")
    assert (first.is_new, again.is_new) == (True, False)
    assert again.assessment == first.assessment


def test_the_same_demand_takes_up_what_a_lost_one_began(stores: Stores) -> None:
    first = use_cases.start_or_resume(stores, request(), "1.1")
    lost = replace(stores, profiles=FakeProfiles())  # its last write never came
    again = use_cases.start_or_resume(lost, request(now=NOW + timedelta(seconds=9)), "1.1")
    assert (again.is_new, again.assessment) == (False, first.assessment)
    kept = lost.profiles.find(OWNER_ID, "1.1")
    assert kept is not None
    assert kept.assessment_id == ASSESSMENT_ID


class BusyProfiles(FakeProfiles):
    """A projection writes each new row at the very moment that somebody starts."""

    def save(
        self, profile: CompetenceProfile, elements: Sequence[KnowledgeElement] | None = None
    ) -> None:
        if profile.version == 0:
            super().save(replace(profile, assessment_id=None), [])
        super().save(profile, elements)


def test_starting_is_not_lost_to_a_projection(stores: Stores) -> None:
    busy = replace(stores, profiles=BusyProfiles())
    asked = use_cases.start_or_resume(busy, request(), "1.1")
    kept = busy.profiles.find(OWNER_ID, "1.1")
    assert kept is not None
    assert kept.assessment_id == asked.assessment.header.id == ASSESSMENT_ID


def test_one_id_does_not_start_two_competences(stores: Stores) -> None:
    use_cases.start_or_resume(stores, request(), "1.1")
    with pytest.raises(RowExists):
        use_cases.start_or_resume(stores, request(), "1.2")
    assert stores.profiles.find(OWNER_ID, "1.2") is None


def test_an_unknown_competence_starts_nothing(stores: Stores) -> None:
    with pytest.raises(UnknownCompetence):
        use_cases.start_or_resume(stores, request(), "9.9")
    assert stores.profiles.list_assessments(OWNER_ID) == []


def test_somebody_elses_assessment_is_unknown(stores: Stores) -> None:
    use_cases.start_or_resume(stores, request(), "1.1")
    for do in (
        lambda: use_cases.resume(stores, "x" * 24, ASSESSMENT_ID),
        lambda: use_cases.list_corrections(stores, "x" * 24, ASSESSMENT_ID),
        lambda: use_cases.end_assessment(stores, ASSESSMENT_ID, owner_id="x" * 24, now=NOW),
    ):
        with pytest.raises(AssessmentNotFound):
            do()


def test_the_same_answer_gets_the_same_reply(stores: Stores) -> None:
    state = use_cases.start_or_resume(stores, request(), "1.1").assessment
    submission = Submission(1, state.challenge_id or "", RIGHT)  # type: ignore[arg-type]
    replies = [
        use_cases.submit_answer(
            stores, ASSESSMENT_ID, submission, owner_id=OWNER_ID, now=NOW + timedelta(seconds=n)
        )
        for n in range(3)
    ]
    assert replies[0] == replies[1] == replies[2]


def test_another_answer_at_that_position_is_refused(stores: Stores) -> None:
    state = use_cases.start_or_resume(stores, request(), "1.1").assessment
    answer(stores, state, RIGHT)
    with pytest.raises(AlreadyAnswered):
        answer(stores, state, WRONG)


def test_sixteen_threads_sending_one_answer_store_it_once(stores: Stores) -> None:
    state = use_cases.start_or_resume(stores, request(), "1.1").assessment
    submission = Submission(1, state.challenge_id or "", RIGHT)  # type: ignore[arg-type]

    def send(second: int) -> use_cases.Acknowledged:
        now = NOW + timedelta(seconds=second)
        return use_cases.submit_answer(
            stores, ASSESSMENT_ID, submission, owner_id=OWNER_ID, now=now
        )

    with ThreadPoolExecutor(16) as pool:
        replies = list(pool.map(send, range(16)))
    assert len(set(map(repr, replies))) == 1
    assert len(use_cases.get_assessment(stores, OWNER_ID, ASSESSMENT_ID).answers) == 1


def test_a_long_answer_is_recognised_and_read_back(stores: Stores) -> None:
    state = use_cases.start_or_resume(stores, request(), "1.1").assessment
    long = {"a": "une réponse bien trop longue pour tenir dans la ligne de son événement"}
    state = answer(stores, state, long)
    first = Submission(1, state.header.first_challenge_id, long)  # type: ignore[arg-type]
    use_cases.submit_answer(stores, ASSESSMENT_ID, first, owner_id=OWNER_ID, now=NOW)
    use_cases.end_assessment(stores, ASSESSMENT_ID, owner_id=OWNER_ID, now=NOW)
    corrected, _ = use_cases.list_corrections(stores, OWNER_ID, ASSESSMENT_ID)
    assert corrected[0].answer_text == first.text


def test_ending_twice_is_ending_once(stores: Stores) -> None:
    use_cases.start_or_resume(stores, request(), "1.1")
    ends = [
        use_cases.end_assessment(stores, ASSESSMENT_ID, owner_id=OWNER_ID, now=NOW)
        for _ in range(2)
    ]
    assert ends[0] == ends[1]
    with pytest.raises(AssessmentEnded):
        answer(stores, replace(ends[0], challenge_id="mots-2a"), RIGHT)


def test_improving_waits_four_days_and_asks_failures_again(stores: Stores) -> None:
    use_cases.start_or_resume(stores, request(), "1.1")
    play(stores, ASSESSMENT_ID, WRONG)
    with pytest.raises(ImprovementTooEarly):
        use_cases.start_or_resume(stores, request("b" * 24, now=NOW + timedelta(days=3)), "1.1")
    later = NOW + timedelta(days=4)
    asked = use_cases.start_or_resume(stores, request("b" * 24, now=later), "1.1")
    assert asked.is_new
    assert asked.assessment.header.is_improving
    assert asked.assessment.known == ()


def test_improving_waits_for_what_the_profile_does_not_know_yet(stores: Stores) -> None:
    use_cases.start_or_resume(stores, request(), "1.1")
    answer_all(stores, ASSESSMENT_ID, WRONG)
    with pytest.raises(ImprovementTooEarly):
        use_cases.start_or_resume(stores, request("b" * 24), "1.1")
    later = NOW + timedelta(days=4)
    asked = use_cases.start_or_resume(stores, request("b" * 24, now=later), "1.1")
    assert asked.assessment.header.is_improving


def test_the_highest_level_has_nothing_to_improve(stores: Stores) -> None:
    top = replace(stores, rules=Rules(max_level=5))
    use_cases.start_or_resume(top, request(), "1.1")
    play(top, ASSESSMENT_ID)
    with pytest.raises(NotImprovable):
        use_cases.start_or_resume(top, request("b" * 24, now=NOW + timedelta(days=9)), "1.1")


def test_a_demo_asked_twice_under_one_id_is_one_demo(stores: Stores) -> None:
    first = use_cases.start_demo(stores, request())
    again = use_cases.start_demo(stores, request())
    other = use_cases.start_demo(stores, request("c" * 24))
    assert (first.is_new, again.is_new, other.is_new) == (True, False, True)
    assert again.assessment == first.assessment
    assert other.assessment.header.id == "c" * 24


def test_a_demo_does_not_ask_what_its_owner_has_shown(stores: Stores) -> None:
    use_cases.start_or_resume(stores, request(), "1.1")
    play(stores, ASSESSMENT_ID)
    asked = use_cases.start_demo(stores, request("d" * 24))
    assert {element.skill_id for element in asked.assessment.known} == {"mots-1", "mots-2"}
    play(stores, "d" * 24, WRONG)
    kept = stores.profiles.find(OWNER_ID, "1.1")
    assert kept is not None
    assert kept.exact_pix == 40 * PIX_UNIT


def test_every_assessment_is_registered_under_its_owner(stores: Stores) -> None:
    use_cases.start_or_resume(stores, request(), "1.1")
    use_cases.start_demo(stores, request("d" * 24))
    assert stores.profiles.list_assessments(OWNER_ID) == [ASSESSMENT_ID, "d" * 24]


def test_an_assessment_goes_on_with_its_own_release(stores: Stores) -> None:
    use_cases.start_or_resume(stores, request(), "1.1")
    newer = release({"1.1": {"mots": (1,)}}, release_id="f" * 16, demo_skill_ids=())
    moved = replace(stores, releases=FakeReleases(release(), newer))
    play(moved, ASSESSMENT_ID)
    state = use_cases.get_assessment(moved, OWNER_ID, ASSESSMENT_ID)
    assert len(state.targets) == 10


def test_a_problem_is_kept_for_the_authors(stores: Stores) -> None:
    state = use_cases.start_or_resume(stores, request(), "1.1").assessment
    report = Report("r" * 24, state.challenge_id or "", OWNER_ID, "image", NOW, "Illisible")
    use_cases.report_problem(stores, ASSESSMENT_ID, report)
    use_cases.report_problem(stores, ASSESSMENT_ID, report)
    assert isinstance(stores.reports, FakeReports)
    assert [r.release_id for r in stores.reports.reports.values()] == [state.header.release_id]
    with pytest.raises(UnknownChallenge):
        use_cases.report_problem(stores, ASSESSMENT_ID, replace(report, challenge_id="mots-9z"))


def test_a_test_keeps_the_rule_it_started_with(stores: Stores) -> None:
    theirs = replace(stores, rule="smart-random")
    started = use_cases.start_or_resume(theirs, request(), "1.1").assessment
    state = answer(stores, started, RIGHT)
    assert state.header.rule == "smart-random"
    assert use_cases.start_or_resume(stores, request(), "1.1").assessment == state


def test_competence_tests_follow_our_rule_and_demonstrations_the_incumbents(
    stores: Stores,
) -> None:
    test = use_cases.start_or_resume(stores, request(), "1.1").assessment
    demo = use_cases.start_demo(stores, request("b" * 24)).assessment
    assert (test.header.rule, demo.header.rule) == ("adaptive", "smart-random")
