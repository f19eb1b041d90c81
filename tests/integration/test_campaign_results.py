"""What an organization sees of its campaigns, through the API."""

import io
import zipfile
from dataclasses import replace
from datetime import timedelta

import boto3
import pytest

from chalicelib import wiring
from chalicelib.core.assessment import Event
from chalicelib.core.content import Release
from chalicelib.core.knowledge import KnowledgeElement
from chalicelib.core.learner import Learner
from chalicelib.core.organization import Membership, Organization, Role
from chalicelib.core.participation import Participation
from chalicelib.core.scoring import CompetenceProfile
from chalicelib.core.sharing import results_of_test
from chalicelib.core.tally import targets_of
from chalicelib.services.certifiability import project_levels
from chalicelib.settings import settings
from chalicelib.wiring import orga as orga_wiring
from chalicelib.wiring import results as results_wiring
from chalicelib.wiring import training as training_wiring
from chalicelib.workers import exports, tallies
from tests.aws import waiting
from tests.browser import Browser
from tests.factories import NOW, header
from tests.orga_factories import CAMPAIGN_ID, ORGANIZATION_ID, campaign, participation

HOME = f"/api/orga/organizations/{ORGANIZATION_ID}"
CAMPAIGN = f"{HOME}/campaigns/{CAMPAIGN_ID}"
PUPILS = (("ada", "3A"), ("bob", "3A"), ("eve", "3B"), ("zoe", "3B"))


def member(visitor: Browser, role: Role = "member") -> Browser:
    membership = Membership(ORGANIZATION_ID, f"{role}-of-school".ljust(24, "x"), role, NOW)
    orga_wiring.memberships().add(membership)
    return visitor.sign_in(membership.user_id)


@pytest.fixture
def school(release: Release) -> None:
    """A school with a list of two classes and a campaign for both."""
    orga_wiring.organizations().add(
        Organization(ORGANIZATION_ID, "school", "Collège Ada-Lovelace", NOW)
    )
    for name, division in PUPILS:
        learner = Learner(
            name, ORGANIZATION_ID, name.title(), "Martin", division=division, user_id=f"u-{name}"
        )
        orga_wiring.learners().save(learner)
    orga_wiring.learners().count_divisions(ORGANIZATION_ID)
    orga_wiring.campaigns().add(campaign(release_id=release.id, is_multiple=True))


@pytest.fixture
def teacher(school: None, visitor: Browser) -> Browser:
    return member(visitor)


def taken(name: str, *, held: int | None = None, **changes: object) -> Participation:
    """A pupil takes part; with `held`, has sent that many skills held, the easiest first."""
    one = participation(
        **{
            "id": f"p-{name}",
            "user_id": f"u-{name}",
            "learner_id": name,
            "first_name": name.title(),
            "division": dict(PUPILS)[name],
            "has_assessment": True,
            **changes,
        }
    )
    if held is not None:
        one = replace(one, status="shared", shared_at=one.started_at, results=None)
        one = replace(one, results=results(one.campaign_id, held))
    saved(one)
    return one


def saved(one: Participation) -> None:
    orga_wiring.participations().save(one)
    tallies.count([{"p": {"S": one.campaign_id}, "s": {"S": f"p#{one.id}"}}])


def results(campaign_id: str, held: int) -> object:
    of = orga_wiring.campaigns().read(campaign_id)
    release = wiring.releases().get(of.release_id)
    elements = [
        KnowledgeElement(
            skill_id=skill.id,
            mark="validated" if place < held else "invalidated",
            source="direct",
            pix=skill.pix if place < held else 0,
            at=NOW,
        )
        for place, skill in enumerate(targets_of(of, release))
    ]
    return results_of_test(of, release, elements, rules=wiring.rules())


def test_activity_counts_by_day_and_by_class(teacher: Browser) -> None:
    taken("ada", held=5)
    taken("bob", started_at=NOW + timedelta(days=1))
    seen = teacher.get(f"{CAMPAIGN}/activity").body
    assert seen["counts"] == {"invited": 4, "started": 2, "completed": 1, "shared": 1}
    assert [(day["started"], day["shared"]) for day in seen["by_day"]] == [(1, 1), (1, 0)]
    assert [(one["name"], one["invited"], one["shared"]) for one in seen["divisions"]] == [
        ("3A", 2, 1),
        ("3B", 2, 0),
    ]
    of_class = teacher.get(f"{CAMPAIGN}/activity?division=3B").body
    assert of_class["counts"] == {"invited": 2, "started": 0, "completed": 0, "shared": 0}
    assert len(of_class["divisions"]) == 2


def test_nothing_is_sent_again_when_nothing_changed(teacher: Browser) -> None:
    taken("ada")
    first = teacher.get(f"{CAMPAIGN}/activity")
    asking = Browser(teacher.client, teacher.token, {"If-None-Match": first.headers["etag"]})
    again = asking.get(f"{CAMPAIGN}/activity")
    assert (again.status, again.body) == (304, "")
    taken("bob")
    assert asking.get(f"{CAMPAIGN}/activity").status == 200


def test_analysis_is_that_of_what_was_sent(teacher: Browser) -> None:
    taken("ada", held=5)
    taken("eve", held=0)
    seen = teacher.get(f"{CAMPAIGN}/analysis").body
    assert (seen["shared"], seen["percentage_mean"]) == (2, 50.0)
    assert (seen["percentages"][0], seen["percentages"][9]) == (1, 1)
    assert [stage["count"] for stage in seen["stages"]] == [1, 1]
    assert {one["id"]: one["count"] for one in seen["badges"]} == {"chercher": 1, "tout": 1}
    assert {one["success_percentage"] for one in seen["skills"]} == {50.0}
    assert [one["tube_id"] for one in seen["tubes"]] == ["mots", "dossiers"]
    assert [sum(one["levels"]) for one in seen["competences"]] == [2, 2]
    assert seen["certifiable"] is None
    of_class = teacher.get(f"{CAMPAIGN}/analysis?division=3B").body
    assert (of_class["shared"], of_class["percentage_mean"]) == (1, 0.0)


def test_who_does_not_move_for_a_week_is_named(teacher: Browser) -> None:
    now = wiring.clock().now()
    taken("ada", started_at=now - timedelta(days=9), answered=5)
    taken("bob", started_at=now - timedelta(days=2))
    seen = teacher.get(f"{CAMPAIGN}/analysis").body["stuck"]
    assert (seen["count"], [one["first_name"] for one in seen["oldest"]]) == (1, ["Ada"])
    assert teacher.get(f"{CAMPAIGN}/analysis?division=3B").body["stuck"]["count"] == 0
    listed = teacher.get(f"{CAMPAIGN}/participations?status=stuck").body
    assert [one["answered"] for one in listed["items"]] == [5]


def test_participations_are_listed_by_class_then_name_and_filtered(teacher: Browser) -> None:
    taken("zoe", held=3)
    taken("ada")
    taken("eve", held=5)
    listed = teacher.get(f"{CAMPAIGN}/participations").body
    assert [one["first_name"] for one in listed["items"]] == ["Ada", "Eve", "Zoe"]
    assert listed["next"] is None
    shared = teacher.get(f"{CAMPAIGN}/participations?status=shared&division=3B").body["items"]
    assert [(one["percentage"], one["stage"]["fr"]) for one in shared] == [
        (100, "Cap"),
        (60, "Cap"),
    ]
    assert teacher.get(f"{CAMPAIGN}/participations?cursor=zzz").status == 422


def test_a_long_list_comes_in_pages_and_a_cursor_serves_one_campaign(teacher: Browser) -> None:
    for place in range(60):
        one = participation(id=f"p{place:03d}", user_id=f"u{place}", last_name=f"N{place:03d}")
        orga_wiring.participations().save(one)
    first = teacher.get(f"{CAMPAIGN}/participations").body
    second = teacher.get(f"{CAMPAIGN}/participations?cursor={first['next']}").body
    names = [one["last_name"] for one in (*first["items"], *second["items"])]
    assert names == sorted(names)
    assert (len(names), second["next"]) == (60, None)
    other = campaign(id="d" * 24, code="OTHER", release_id=campaign_release())
    orga_wiring.campaigns().add(other)
    path = f"{HOME}/campaigns/{other.id}/participations?cursor={first['next']}"
    assert teacher.get(path).status == 422


def campaign_release() -> str:
    return orga_wiring.campaigns().read(CAMPAIGN_ID).release_id


def test_one_person_is_seen_subject_by_subject_with_what_to_work_on(teacher: Browser) -> None:
    first = taken("ada", held=1)
    again = taken("ada", id="p-ada2", rank=2, held=4, started_at=NOW + timedelta(days=5))
    seen = teacher.get(f"{CAMPAIGN}/participations/{again.id}").body
    assert (seen["percentage"], seen["stage"]["title"]["fr"]) == (80, "Cap")
    assert [(one["tube_id"], one["level"], one["max_level"]) for one in seen["tubes"]] == [
        ("mots", 3, 3),
        ("dossiers", 1, 2),
    ]
    (advice,) = seen["advice"]
    assert (advice["tube_id"], advice["level"]) == ("dossiers", 2)
    assert [one["id"] for one in advice["tutorials"]] == ["lire"]
    assert [(one["rank"], one["percentage"]) for one in seen["tries"]] == [(1, 20), (2, 80)]
    assert [one["is_got"] for one in seen["badges"]] == [True, False]
    assert seen["tries"][0]["id"] == first.id


def test_nothing_sent_nothing_seen(teacher: Browser) -> None:
    one = taken("ada")
    seen = teacher.get(f"{CAMPAIGN}/participations/{one.id}").body
    assert (seen["percentage"], seen["tubes"], seen["advice"]) == (None, [], [])
    reply = teacher.get(f"{CAMPAIGN}/participations/{one.id}/answers")
    assert (reply.status, reply.body["code"]) == (409, "not_shared")


def test_answers_are_read_in_words_once_shared(teacher: Browser) -> None:
    one = taken("ada", held=2)
    stores = training_wiring.assessment_stores().assessments
    opened = header(id=one.id, owner_id=one.user_id, release_id=campaign_release())
    stores.open(opened)
    text = '{"a":"' + "juste " * 20 + '"}'
    stores.append(one.id, Event(1, "answer", NOW, text, outcome="ok", next_challenge_id="mots-3a"))
    stores.append(one.id, Event(2, "answer", NOW, "null", outcome="skipped"))
    items = teacher.get(f"{CAMPAIGN}/participations/{one.id}/answers").body["items"]
    assert [(i["position"], i["skill_id"], i["outcome"]) for i in items] == [
        (1, "mots-2", "ok"),
        (2, "mots-3", "skipped"),
    ]
    assert items[0]["statement"] == "Épreuve de mots-2"
    assert [one["words"] for one in items] == [["juste " * 20], []]


def test_what_an_admin_deletes_is_nowhere_until_restored(school: None, visitor: Browser) -> None:
    admin = member(visitor, "admin")
    one = taken("ada", held=5)
    path = f"{CAMPAIGN}/participations/{one.id}"
    assert (
        admin.client.http.delete(
            path, headers={"Authorization": f"Bearer {admin.token}"}
        ).status_code
        == 204
    )
    tallies.count([{"p": {"S": CAMPAIGN_ID}, "s": {"S": f"p#{one.id}"}}])
    assert admin.get(path).status == 404
    assert admin.get(f"{CAMPAIGN}/participations").body["items"] == []
    assert admin.get(f"{CAMPAIGN}/analysis").body["shared"] == 0
    assert admin.post(f"{path}/restoration").status == 204
    tallies.count([{"p": {"S": CAMPAIGN_ID}, "s": {"S": f"p#{one.id}"}}])
    assert admin.get(f"{CAMPAIGN}/analysis").body["shared"] == 1


def test_progress_compares_the_same_people_on_the_same_skills(teacher: Browser) -> None:
    later = campaign(
        id="d" * 24,
        code="LATER",
        name="Bilan",
        release_id=campaign_release(),
        created_at=NOW + timedelta(days=90),
    )
    orga_wiring.campaigns().add(later)
    taken("ada", held=1)
    taken("bob", held=3)
    taken("eve", held=2)
    taken("ada", id="q-ada", campaign_id=later.id, held=5)
    taken("bob", id="q-bob", campaign_id=later.id, held=1)
    seen = teacher.get(f"{HOME}/campaigns/{later.id}/evolution?with={CAMPAIGN_ID}").body
    assert (seen["before"]["id"], seen["after"]["name"]) == (CAMPAIGN_ID, "Bilan")
    assert (seen["unit"], seen["people"]) == ("percent", 2)
    assert (seen["better"], seen["same"], seen["worse"]) == (1, 0, 1)
    assert [(one["before"], one["after"]) for one in seen["competences"]] == [
        (66.7, 66.7),
        (0.0, 50.0),
    ]


def test_the_home_shows_what_goes_on(teacher: Browser) -> None:
    now = wiring.clock().now()
    taken("ada", held=5, started_at=now)
    taken("bob", started_at=now - timedelta(days=60))
    assert teacher.get(f"{HOME}/overview").body == {
        "campaigns_active": 1,
        "started_30d": 1,
        "shared_30d": 1,
        "completion_rate": 50,
    }


def test_another_schools_campaign_is_unknown(teacher: Browser) -> None:
    other = campaign(id="d" * 24, organization_id="x" * 24, code="OTHER", release_id="f" * 16)
    orga_wiring.campaigns().add(other)
    for path in ("activity", "analysis", "participations", f"evolution?with={CAMPAIGN_ID}"):
        reply = teacher.get(f"{HOME}/campaigns/{other.id}/{path}")
        assert (reply.status, reply.body["code"]) == (404, "campaign_not_found")
    reply = teacher.get(f"{CAMPAIGN}/evolution?with={other.id}")
    assert reply.status == 404


def level_up(name: str, competence_ids: list[str]) -> None:
    for competence_id in competence_ids:
        profile = CompetenceProfile(f"u-{name}", competence_id, "r", exact_pix=8 * 840)
        training_wiring.profile_stores().profiles.save(profile)


def test_certifiability_says_what_is_lacking(
    teacher: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    level_up("ada", ["1.1", "1.2", "1.3", "2.1", "2.2"])
    level_up("eve", ["1.1"])
    doors = results_wiring.certifiability_doors()
    project_levels(doors, "u-ada", now=NOW)
    seen = teacher.get(f"{HOME}/certifiability").body
    standing = {
        one["learner_id"]: (one["is_certifiable"], one["certifiable_competences"], one["missing"])
        for one in seen["items"]
    }
    assert standing["ada"] == (True, 5, [])
    assert standing["eve"] == (False, 1, ["1.2"])
    assert (seen["certifiable"], seen["total"]) == (1, 4)
    assert teacher.get(f"{HOME}/certifiability?division=3B").body["certifiable"] == 0
    level_up("eve", ["1.2"])
    project_levels(doors, "u-eve", now=NOW)
    again = teacher.get(f"{HOME}/certifiability?division=3B").body["items"]
    assert again[0]["missing"] == []


def made(job_id: str) -> bytes:
    (message,) = waiting("exports")
    exports.make(message, tries=1)
    exports.make(message, tries=2)
    job = orga_wiring.jobs().get(ORGANIZATION_ID, job_id)
    assert (job.status, job.done, job.total) == ("done", job.outcome["rows"], job.done)
    bucket = boto3.resource("s3").Bucket(settings().bucket_name("exports"))
    (found,) = bucket.objects.all()
    content = found.get()
    assert "Rentr" in content["ContentDisposition"]
    return bytes(content["Body"].read())


def test_results_are_exported_by_a_job_and_once_for_the_same_request(teacher: Browser) -> None:
    taken("ada", held=5, last_name="=Martin")
    taken("eve")
    asked = {"format": "csv", "division": None, "with_skills": True}
    job = teacher.post(f"{CAMPAIGN}/exports", asked, Idempotency_Key="once")
    again = teacher.post(f"{CAMPAIGN}/exports", asked, Idempotency_Key="once")
    assert (job.status, job.body["status"], job.body["total"]) == (202, "waiting", 2)
    assert (again.body["id"], job.body["address"]) == (job.body["id"], None)
    lines = made(job.body["id"]).decode("utf-8-sig").splitlines()
    assert [line.split(";")[:3] for line in lines[1:]] == [
        ["'=Martin", "Ada", "3A"],
        ["Martin", "Eve", "3B"],
    ]
    assert "Acquis" in lines[1]


def test_one_class_is_exported_as_a_spreadsheet(teacher: Browser) -> None:
    taken("ada", held=5)
    taken("eve", held=1)
    asked = {"format": "ods", "division": "3B", "lang": "en"}
    job = teacher.post(f"{CAMPAIGN}/exports", asked).body
    content = zipfile.ZipFile(io.BytesIO(made(job["id"]))).read("content.xml").decode()
    assert "Eve" in content
    assert "Ada" not in content
    assert "Sent on" in content
