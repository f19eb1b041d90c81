"""Taking part in campaigns, on in-memory stores."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import pytest

from chalicelib.core.assessment import Submission
from chalicelib.core.campaign import Campaign
from chalicelib.core.identity import User
from chalicelib.core.learner import Learner
from chalicelib.core.orga_errors import (
    AlreadyShared,
    CampaignClosed,
    CampaignNotFound,
    LearnerRequired,
    NotCompleted,
    ParticipationNotFound,
    RetryTooEarly,
)
from chalicelib.core.organization import Organization
from chalicelib.core.participation import Participation
from chalicelib.core.scoring import Rules
from chalicelib.core.target import Target
from chalicelib.services import assessment as tests_of
from chalicelib.services import participation as use_cases
from chalicelib.services import profile as profiles
from chalicelib.services.participation import ParticipationDoors, TakingPart
from chalicelib.services.participation_projection import ProjectionDoors, project_participation
from chalicelib.services.participation_start import StartDoors, StartRequest, start_or_resume
from tests.factories import NOW, OWNER_ID, RIGHT, WRONG, release
from tests.fakes.accounts import InMemoryAccounts
from tests.fakes.campaigns import FakeCampaigns, FakeParticipations
from tests.fakes.learners import FakeLearners
from tests.fakes.learning import FakeAssessments, FakeProfiles, FakeReleases, FakeReports
from tests.fakes.organizations import InMemoryOrganizations
from tests.orga_factories import CODE, ORGANIZATION_ID, campaign

LATER = NOW + timedelta(days=4)


@dataclass
class School:
    """A school, its stores, and one person who takes part."""

    campaigns: FakeCampaigns
    participations: FakeParticipations
    learners: FakeLearners
    start: StartDoors
    see: ParticipationDoors
    tests: tests_of.Stores
    profiles: profiles.Stores

    def launch(self, **changes: object) -> Campaign:
        made = campaign(**changes)
        self.campaigns.add(made)
        return self.campaigns.read(made.id)

    def enrol(self, user_id: str | None = OWNER_ID, **changes: object) -> Learner:
        made = Learner(
            "l" * 24,
            ORGANIZATION_ID,
            "Adèle",
            "Martin",
            date(2014, 3, 2),
            "6e A",
            user_id=user_id,
        )
        self.learners.save(replace(made, **changes))  # type: ignore[arg-type]
        self.learners.count_divisions(ORGANIZATION_ID)
        return made

    def begin(
        self, *, now: datetime = NOW, is_retry: bool = False, user_id: str = OWNER_ID
    ) -> Participation:
        request = StartRequest(user_id, "fr", now, is_retry=is_retry)
        return start_or_resume(self.start, request, CODE)[0]

    def answer(self, one: Participation, given: object, *, now: datetime = NOW) -> int:
        """Answer everything the same way; how many answers that took."""
        count = 0
        state = tests_of.get_assessment(self.tests, one.user_id, one.id)
        while not state.is_over:
            submission = Submission(state.position, state.challenge_id or "", given)  # type: ignore[arg-type]
            tests_of.submit_answer(self.tests, one.id, submission, owner_id=one.user_id, now=now)
            state = tests_of.get_assessment(self.tests, one.user_id, one.id)
            count += 1
        return count

    def project(self, one: Participation) -> None:
        doors = ProjectionDoors(self.tests.assessments, self.participations, self.tests.releases)
        profiles.project_assessment(self.profiles, one.id)
        project_participation(doors, one.id)

    def read(self, one: Participation, *, now: datetime = NOW) -> TakingPart:
        return use_cases.read_participation(self.see, one.user_id, one.id, now=now)

    def share(self, one: Participation, *, now: datetime = NOW) -> TakingPart:
        return use_cases.share_results(self.see, one.user_id, one.id, now=now)

    def played(self, given: object = RIGHT, *, now: datetime = NOW) -> Participation:
        one = self.begin(now=now, is_retry=now > NOW)
        self.answer(one, given, now=now)
        self.project(one)
        return one


@pytest.fixture
def school() -> School:
    campaigns, participations, learners = FakeCampaigns(), FakeParticipations(), FakeLearners()
    organizations, accounts = InMemoryOrganizations(), InMemoryAccounts()
    organizations.add(Organization(ORGANIZATION_ID, "school", "Collège", NOW))
    for user_id, name in ((OWNER_ID, "Ada"), ("s" * 24, "Zoé")):
        accounts.add(User(user_id, "registered", "fr", NOW, first_name=name, last_name="Byron"))
    assessments, kept, releases = FakeAssessments(), FakeProfiles(), FakeReleases(release())
    start = StartDoors(
        campaigns, participations, learners, accounts, assessments, kept, releases, Rules()
    )
    see = ParticipationDoors(
        campaigns, participations, learners, organizations, assessments, kept, releases, Rules()
    )
    tests = tests_of.Stores(assessments, kept, releases, FakeReports(), Rules())
    own = profiles.Stores(assessments, kept, releases, Rules())
    return School(campaigns, participations, learners, start, see, tests, own)


# starting


def test_an_unknown_code_leads_nowhere(school: School) -> None:
    for code in ("MMMMMMMMM", "trop court", "AAAAAAAAA"):
        with pytest.raises(CampaignNotFound):
            use_cases.read_intro(school.see, code)


def test_a_code_is_read_as_it_is_typed(school: School) -> None:
    school.launch()
    assert use_cases.read_intro(school.see, "bcd fgh-jkm").campaign.code == CODE


def test_without_a_list_whoever_has_the_code_takes_part_under_their_own_name(
    school: School,
) -> None:
    school.launch()
    one = school.begin()
    assert (one.first_name, one.learner_id, one.status, one.has_assessment) == (
        "Ada",
        None,
        "started",
        True,
    )


def test_where_there_is_a_list_one_says_who_one_is_first(school: School) -> None:
    school.launch()
    school.enrol(user_id=None)
    with pytest.raises(LearnerRequired):
        school.begin()


def test_a_learner_takes_part_under_the_name_and_class_of_the_list(school: School) -> None:
    school.launch()
    school.enrol()
    one = school.begin()
    assert (one.first_name, one.division, one.learner_id) == ("Adèle", "6e A", "l" * 24)


def test_who_left_the_school_does_not_take_part(school: School) -> None:
    school.launch(divisions=("6e A",))
    school.enrol(is_active=False)
    with pytest.raises(LearnerRequired):
        school.begin()


def test_starting_twice_is_starting_once(school: School) -> None:
    school.launch()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: school.begin(), range(16)))
    assert len({one.id for one in found}) == 1
    assert len(school.participations.list_of_user(OWNER_ID)) == 1


def test_a_start_that_was_cut_short_goes_on_with_its_test(school: School) -> None:
    made = school.launch()
    one = school.begin()
    left_behind = FakeParticipations()
    start = replace(school.start, participations=left_behind)
    again, is_new = start_or_resume(start, StartRequest(OWNER_ID, "fr", NOW), CODE)
    assert (again.id, is_new, again.campaign_id) == (one.id, True, made.id)


@pytest.mark.parametrize(
    "changes",
    [
        {"archived_at": NOW},
        {"starts_at": NOW + timedelta(hours=1)},
        {"ends_at": NOW},
    ],
    ids=["archived", "early", "over"],
)
def test_a_closed_campaign_does_not_start(school: School, changes: dict[str, object]) -> None:
    school.launch(**changes)
    with pytest.raises(CampaignClosed):
        school.begin()


def test_what_was_shown_before_is_not_asked_again(school: School) -> None:
    school.launch()
    school.played()
    school.campaigns.add(
        campaign(id="d" * 24, code="MMMMMMMMM", target=Target({"mots": 3, "sources": 1}))
    )
    one, _ = start_or_resume(school.start, StartRequest(OWNER_ID, "fr", NOW), "MMMMMMMMM")
    state = tests_of.get_assessment(school.tests, OWNER_ID, one.id)
    assert (state.header.known.upper(), state.challenge_id) == ("VVV-", "sources-1a")


def test_a_campaign_of_which_all_was_shown_is_completed_at_once(school: School) -> None:
    school.launch()
    school.played()
    school.campaigns.add(campaign(id="d" * 24, code="MMMMMMMMM"))
    request = StartRequest(OWNER_ID, "fr", NOW)
    one, _ = start_or_resume(school.start, request, "MMMMMMMMM")
    assert one.status == "completed"
    assert school.share(one).results is not None


def test_an_exam_neither_reads_nor_changes_the_profile(school: School) -> None:
    school.launch()
    school.played()
    before = school.tests.profiles.list_of(OWNER_ID)
    school.campaigns.add(campaign(id="d" * 24, code="MMMMMMMMM", kind="exam"))
    one, _ = start_or_resume(school.start, StartRequest(OWNER_ID, "fr", NOW), "MMMMMMMMM")
    assert school.answer(one, WRONG) > 0
    school.project(one)
    assert school.tests.profiles.list_of(OWNER_ID) == before
    results = school.share(one).results
    assert results is not None
    assert results.percentage == 0


# progress


def test_progress_follows_the_checkpoints_whatever_comes_again(school: School) -> None:
    school.launch()
    one = school.played()
    kept = school.participations.get(one.campaign_id, one.id)
    assert (kept.status, kept.completed_at) == ("completed", NOW)
    school.project(one)
    assert school.participations.get(one.campaign_id, one.id) == kept


def test_a_test_that_goes_on_shows_no_results(school: School) -> None:
    school.launch()
    one = school.begin()
    seen = school.read(one)
    assert (seen.results, seen.can_share) == (None, False)
    with pytest.raises(NotCompleted):
        school.share(one)


# sending


def test_sending_freezes_what_was_shown(school: School) -> None:
    school.launch()
    one = school.played()
    sent = school.share(one)
    assert sent.results is not None
    assert sent.results.codes.upper() == "VVVVV"
    assert (sent.results.percentage, sent.results.stage) == (100, 1)
    assert sent.results.badge_ids == ("chercher", "tout")
    assert sent.results.levels == {"1.1": 1, "1.2": 1}
    with pytest.raises(AlreadyShared):
        school.share(one)
    school.project(one)
    assert school.participations.get(one.campaign_id, one.id).results == sent.results


def test_sending_does_not_wait_for_the_projection(school: School) -> None:
    school.launch()
    one = school.begin()
    count = school.answer(one, WRONG)
    sent = school.share(one)
    assert (sent.participation.status, sent.answered) == ("shared", count)
    assert sent.results is not None
    assert (sent.results.percentage, sent.results.stage, sent.results.badge_ids) == (0, 0, ())


def test_an_archived_campaign_takes_nothing_more(school: School) -> None:
    made = school.launch()
    one = school.played()
    school.campaigns.save(replace(made, archived_at=NOW))
    with pytest.raises(CampaignClosed):
        school.share(one)
    assert school.read(one).results is not None


def test_a_collection_sends_the_profile_as_it_is(school: School) -> None:
    school.launch()
    school.played()
    school.campaigns.add(campaign(id="d" * 24, code="MMMMMMMMM", kind="collection"))
    one, _ = start_or_resume(school.start, StartRequest(OWNER_ID, "fr", NOW), "MMMMMMMMM")
    assert not one.has_assessment
    sent = school.share(one)
    assert sent.results is not None
    assert (sent.results.codes, sent.results.levels) == ("", {"1.1": 1, "1.2": 1})


# once more


def test_sent_results_are_shown_again_not_started_again(school: School) -> None:
    school.launch(is_multiple=True)
    one = school.played()
    school.share(one)
    assert school.begin(now=LATER).id == one.id


def test_one_tries_again_four_days_after_sending_and_keeps_what_was_held(school: School) -> None:
    school.launch(is_multiple=True)
    one = school.played(WRONG)
    school.share(one)
    with pytest.raises(RetryTooEarly):
        school.begin(now=LATER - timedelta(seconds=1), is_retry=True)
    again = school.begin(now=LATER, is_retry=True)
    assert (again.rank, again.status) == (2, "started")
    assert set(tests_of.get_assessment(school.tests, OWNER_ID, again.id).header.known) == {"-"}


def test_a_campaign_of_one_sending_is_not_tried_again(school: School) -> None:
    school.launch()
    school.share(school.played())
    with pytest.raises(RetryTooEarly):
        school.begin(now=LATER, is_retry=True)


def test_whose_try_was_deleted_may_start_again(school: School) -> None:
    school.launch()
    one = school.played()
    kept = school.participations.get(one.campaign_id, one.id)
    school.participations.save(replace(kept, is_deleted=True))
    assert school.begin().rank == 2
    with pytest.raises(ParticipationNotFound):
        school.read(one)


def test_what_is_somebody_else_s_is_not_found(school: School) -> None:
    school.launch()
    one = school.begin()
    with pytest.raises(ParticipationNotFound):
        use_cases.read_participation(school.see, "s" * 24, one.id, now=NOW)


def test_participations_are_listed_without_those_of_deleted_campaigns(school: School) -> None:
    made = school.launch()
    one = school.begin()
    found = use_cases.list_participations(school.see, OWNER_ID, now=NOW)
    assert [seen.participation.id for seen in found] == [one.id]
    school.campaigns.save(replace(made, deleted_at=NOW))
    assert use_cases.list_participations(school.see, OWNER_ID, now=NOW) == []
