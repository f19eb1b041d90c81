"""Campaigns over the API: made, seen, changed; taken part in, sent, sent once more."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.core.content import Release
from chalicelib.core.identity import User
from chalicelib.core.learner import Learner
from chalicelib.core.organization import Membership, Organization
from chalicelib.wiring import accounts as accounts_wiring
from chalicelib.wiring import orga as orga_wiring
from chalicelib.workers import projections
from tests.browser import Browser
from tests.dynamo_cost import counted
from tests.factories import NOW, OWNER_ID, RIGHT, WRONG
from tests.orga_factories import ORGANIZATION_ID, TEACHER_ID, catalogued
from tests.published import publish
from tests.schools import staffed
from tests.tab import Hands

SCHOOL = f"/api/orga/organizations/{ORGANIZATION_ID}"
CAMPAIGNS = f"{SCHOOL}/campaigns"
READY = {"kind": "assessment", "name": "Rentrée 6e A", "profile_id": "rentree-6e"}


@pytest.fixture
def release(aws: None) -> Release:
    return publish(catalogued())


@pytest.fixture
def teacher(visitor: Browser) -> Browser:
    accounts = accounts_wiring.account_doors().accounts
    for user_id, name in ((TEACHER_ID, "Grace"), (OWNER_ID, "Ada")):
        person = User(user_id, "registered", "fr", NOW, first_name=name, last_name="Hopper")
        accounts.add(replace(person, email=f"{name.lower()}@example.test"))
    orga_wiring.organizations().add(Organization(ORGANIZATION_ID, "school", "Collège", NOW))
    orga_wiring.memberships().add(Membership(ORGANIZATION_ID, TEACHER_ID, "member", NOW))
    return visitor.sign_in(TEACHER_ID)


@pytest.fixture
def learner(teacher: Browser) -> Browser:
    return teacher.sign_in(OWNER_ID)


def launched(teacher: Browser, **changes: object) -> Any:
    reply = teacher.post(CAMPAIGNS, {**READY, **changes})
    assert reply.status == 201, reply.body
    return reply.body


def take_part(learner: Browser, code: str, **body: object) -> Any:
    reply = learner.post(f"/api/learner/campaigns/{code}/participations", body)
    assert reply.status < 300, reply.body
    return reply.body


def answer_all(learner: Browser, assessment_id: str, given: object) -> None:
    at = f"/api/learner/assessments/{assessment_id}"
    asked = learner.get(at).body
    position, following = asked["position"], asked["next"]
    while following:
        sent = {"position": position, "challenge_id": following["id"], "answer": given}
        reply = learner.post(f"{at}/answers", sent).body
        position, following = reply["next_position"], reply["next"]


def project(assessment_id: str) -> None:
    """What the stream brings at a checkpoint."""
    row = {"p": {"S": assessment_id}, "s": {"S": "e0005"}, "m": {"BOOL": True}}
    projections.project([row])


# the catalogue


def test_the_catalogue_says_what_each_profile_asks(teacher: Browser) -> None:
    found = teacher.get(f"{SCHOOL}/target-profiles").body["items"]
    assert [(one["id"], one["tube_count"], one["skill_count"]) for one in found] == [
        ("rentree-6e", 2, 5)
    ]
    assert found[0]["competence_ids"] == ["1.1", "1.2"]
    assert found[0]["minutes"] == 5


def test_subjects_say_how_high_they_go(teacher: Browser) -> None:
    found = teacher.get(f"{SCHOOL}/tubes").body["items"]
    assert {one["id"]: one["max_level"] for one in found} == {
        "mots": 5,
        "sources": 5,
        "dossiers": 3,
    }
    assert found[0]["skills_by_level"]["1"] == 1


# made, seen, changed


def test_a_campaign_is_made_from_the_catalogue(teacher: Browser) -> None:
    made = launched(teacher)
    assert (made["status"], made["owner_name"], made["tube_count"]) == ("open", "Grace Hopper", 2)
    assert made["profile_title"]["fr"] == "Rentrée"
    assert len(made["code"]) == 9
    assert made["link"].endswith(f"/campaigns/{made['code']}")
    assert made["counts"] == {"started": 0, "completed": 0, "shared": 0}
    assert teacher.get(f"{CAMPAIGNS}/{made['id']}").body == made
    assert teacher.get(CAMPAIGNS).body == {"items": [made], "next": None}


def test_a_campaign_is_composed_of_subjects(teacher: Browser) -> None:
    caps = {"sources": 4, "mots": 2}
    made = launched(teacher, profile_id="", caps=caps)
    assert (made["caps"], made["skill_count"], made["profile_title"]) == (caps, 6, None)


def test_the_same_demand_makes_one_campaign(teacher: Browser) -> None:
    first, again = (
        teacher.post(CAMPAIGNS, READY, Idempotency_Key="une-fois").body for _ in range(2)
    )
    assert again == first
    assert len(teacher.get(CAMPAIGNS).body["items"]) == 1


def test_the_same_key_at_another_school_makes_another_campaign(teacher: Browser) -> None:
    staffed("other-school", "Lycée", **{TEACHER_ID: "member"})
    there = "/api/orga/organizations/other-school/campaigns"
    made = [teacher.post(at, READY, Idempotency_Key="une-fois") for at in (CAMPAIGNS, there)]
    assert [one.status for one in made] == [201, 201]
    assert made[0].body["id"] != made[1].body["id"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"profile_id": "", "caps": {}}, "empty_target"),
        ({"profile_id": "", "caps": {"ailleurs": 1}}, "unknown_tube"),
        ({"profile_id": "", "caps": {"dossiers": 4}}, "unknown_tube"),
        ({"profile_id": "ailleurs"}, "unknown_target_profile"),
        (
            {"starts_at": "2026-03-02T08:00:00Z", "ends_at": "2026-03-01T08:00:00Z"},
            "wrong_dates",
        ),
    ],
    ids=["nothing", "unknown subject", "too high", "unknown profile", "dates"],
)
def test_what_makes_no_sense_is_refused(
    teacher: Browser, changes: dict[str, object], code: str
) -> None:
    reply = teacher.post(CAMPAIGNS, {**READY, **changes})
    assert (reply.status, reply.body["code"]) == (422, code)
    assert teacher.get(CAMPAIGNS).body["items"] == []


def test_words_classes_and_dates_change_and_what_is_absent_stays(teacher: Browser) -> None:
    made = launched(teacher, welcome="Bonjour", divisions=["6e A"])
    at = f"{CAMPAIGNS}/{made['id']}"
    later = teacher.patch(at, {"name": "Autre nom", "ends_at": "2999-01-01T10:00:00+02:00"}).body
    assert (later["name"], later["ends_at"]) == ("Autre nom", "2999-01-01T08:00:00.000Z")
    assert (later["welcome"], later["divisions"]) == ("Bonjour", ["6e A"])
    assert teacher.patch(at, {"ends_at": None}).body["ends_at"] is None
    assert teacher.patch(at, {"caps": {"mots": 1}}).status == 422


def test_a_campaign_is_archived_taken_out_deleted_and_brought_back(teacher: Browser) -> None:
    made = launched(teacher)
    at = f"{CAMPAIGNS}/{made['id']}"

    def seen(view: str) -> int:
        return len(teacher.get(f"{CAMPAIGNS}?view={view}").body["items"])

    assert teacher.post(f"{at}/archive").body["status"] == "archived"
    assert (seen("active"), seen("archived"), seen("deleted")) == (0, 1, 0)
    assert teacher.post(f"{at}/restore").body["status"] == "open"
    assert teacher.post(f"{at}/deletion").body["status"] == "deleted"
    assert (seen("active"), seen("archived"), seen("deleted")) == (0, 0, 1)
    assert teacher.get(f"/api/public/campaigns/{made['code']}").status == 404
    assert teacher.post(f"{at}/deletion/undo").body["status"] == "open"
    assert teacher.get(f"/api/public/campaigns/{made['code']}").status == 200


def test_a_copy_asks_the_same_under_another_code(teacher: Browser) -> None:
    made = launched(teacher, divisions=["6e A"])
    copy = teacher.post(f"{CAMPAIGNS}/{made['id']}/duplicate", {"name": "Copie"}).body
    assert copy["code"] != made["code"]
    assert (copy["name"], copy["caps"], copy["divisions"]) == ("Copie", made["caps"], ["6e A"])


def test_a_link_is_shown_as_a_square_of_dots(teacher: Browser) -> None:
    made = launched(teacher)
    qr = teacher.get(f"{CAMPAIGNS}/{made['id']}/qr").body
    assert qr["link"] == made["link"]
    assert {len(row) for row in qr["rows"]} == {len(qr["rows"])}
    assert qr["rows"][0].startswith("1111111")


def test_another_school_s_campaign_is_not_found(teacher: Browser) -> None:
    made = launched(teacher)
    other = Organization("h" * 24, "school", "Autre", NOW)
    orga_wiring.organizations().add(other)
    orga_wiring.memberships().add(Membership("h" * 24, TEACHER_ID, "admin", NOW))
    at = f"/api/orga/organizations/{'h' * 24}/campaigns/{made['id']}"
    assert [teacher.get(at).body["code"], teacher.post(f"{at}/deletion").body["code"]] == [
        "campaign_not_found"
    ] * 2


def test_many_campaigns_come_by_pages(teacher: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chalicelib.api.orga.campaigns.PAGE", 2)
    names = [launched(teacher, name=f"Campagne {number}")["name"] for number in range(5)]
    found, cursor = [], ""
    while cursor is not None:
        page = teacher.get(f"{CAMPAIGNS}?cursor={cursor}" if cursor else CAMPAIGNS).body
        found += [one["name"] for one in page["items"]]
        cursor = page["next"]
    assert sorted(found) == names
    assert teacher.get(f"{CAMPAIGNS}?cursor=garbage").body["code"] == "bad_cursor"


# taking part


def test_whoever_has_the_code_reads_what_is_asked(teacher: Browser, visitor: Browser) -> None:
    made = launched(teacher, title="Faire le point", welcome="Bonjour !")
    intro = visitor.get(f"/api/public/campaigns/{made['code'].lower()}").body
    assert intro == {
        "code": made["code"],
        "kind": "assessment",
        "title": "Faire le point",
        "welcome": "Bonjour !",
        "organization_name": "Collège",
        "logo": None,
        "minutes": 5,
        "tube_count": 2,
        "status": "open",
        "needs_learner": False,
        "is_multiple": False,
    }


def test_the_whole_way_of_a_learner(teacher: Browser, learner: Browser) -> None:
    made = launched(teacher)
    begun = take_part(learner, made["code"])
    assert (begun["status"], begun["results"], begun["can_share"]) == ("started", None, False)
    assert begun["what_is_sent"] == ["name", "progress", "results", "subjects", "badges", "answers"]
    answer_all(learner, begun["assessment_id"], RIGHT)
    at = f"/api/learner/participations/{begun['id']}"
    done = learner.get(at).body
    assert (done["status"], done["can_share"]) == ("completed", True)
    assert done["results"]["percentage"] == 100
    assert [badge["is_got"] for badge in done["results"]["badges"]] == [True, True]
    sent = learner.post(f"{at}/sharing").body
    assert (sent["status"], sent["results"]) == ("shared", done["results"])
    assert learner.post(f"{at}/sharing").body["code"] == "already_shared"
    assert take_part(learner, made["code"])["id"] == begun["id"]
    items = learner.get("/api/learner/participations").body["items"]
    assert [(one["id"], one["status"]) for one in items] == [(begun["id"], "shared")]


def test_who_misses_is_proposed_what_to_learn(teacher: Browser, learner: Browser) -> None:
    begun = take_part(learner, launched(teacher)["code"])
    answer_all(learner, begun["assessment_id"], WRONG)
    results = learner.get(f"/api/learner/participations/{begun['id']}").body["results"]
    assert (results["percentage"], results["stage"]["title"]["fr"]) == (0, "Départ")
    assert [one["id"] for one in results["trainings"]] == ["chercher"]
    assert [one["id"] for one in results["tutorials"]] == ["lire"]
    assert [badge["id"] for badge in results["badges"]] == ["chercher"]


def test_a_test_over_several_competences_is_a_campaign_s(
    teacher: Browser, learner: Browser
) -> None:
    begun = take_part(learner, launched(teacher)["code"])
    asked = learner.get(f"/api/learner/assessments/{begun['assessment_id']}").body
    assert (asked["kind"], asked["competence_id"]) == ("campaign", None)
    answer_all(learner, begun["assessment_id"], RIGHT)
    result = learner.get(f"/api/learner/assessments/{begun['assessment_id']}/result").body
    assert (result["level"], result["pix"]) == (None, None)


def test_an_answer_of_a_campaign_costs_as_much_as_any_other(
    teacher: Browser, learner: Browser
) -> None:
    begun = take_part(learner, launched(teacher, profile_id="", caps={"mots": 5})["code"])
    at = f"/api/learner/assessments/{begun['assessment_id']}"
    asked = learner.get(at).body
    with counted() as cost:
        learner.post(
            f"{at}/answers",
            {"position": 1, "challenge_id": asked["next"]["id"], "answer": RIGHT},
        )
    assert (cost.requests, cost.read_units, cost.write_units) == (["Query", "PutItem"], 1, 1)


def test_where_there_is_a_list_one_says_who_one_is_first(
    teacher: Browser, learner: Browser
) -> None:
    made = launched(teacher)
    kept = Learner("l" * 24, ORGANIZATION_ID, "Zoé", "Martin", division="6e A")
    orga_wiring.learners().save(kept)
    orga_wiring.learners().count_divisions(ORGANIZATION_ID)
    refused = learner.post(f"/api/learner/campaigns/{made['code']}/participations")
    assert (refused.status, refused.body["code"]) == (403, "learner_required")
    assert learner.get(f"/api/public/campaigns/{made['code']}").body["needs_learner"]
    orga_wiring.learners().save(replace(kept, version=1, user_id=OWNER_ID))
    assert take_part(learner, made["code"])["what_is_sent"][:2] == ["name", "class"]


def test_a_closed_campaign_takes_nobody(teacher: Browser, learner: Browser) -> None:
    made = launched(teacher)
    teacher.post(f"{CAMPAIGNS}/{made['id']}/archive")
    reply = learner.post(f"/api/learner/campaigns/{made['code']}/participations")
    assert (reply.status, reply.body["code"]) == (409, "campaign_closed")


def test_trainings_of_the_dashboard_come_from_what_was_missed(
    teacher: Browser, learner: Browser
) -> None:
    assert learner.get("/api/learner/trainings").body["items"] == []
    begun = take_part(learner, launched(teacher)["code"])
    answer_all(learner, begun["assessment_id"], WRONG)
    project(begun["id"])
    found = learner.get("/api/learner/trainings").body["items"]
    assert [one["id"] for one in found] == ["chercher"]


def test_the_stream_brings_participations_up_to_their_tests(
    teacher: Browser, learner: Browser
) -> None:
    made = launched(teacher)
    begun = take_part(learner, made["code"])
    answer_all(learner, begun["assessment_id"], RIGHT)
    project(begun["id"])
    kept = orga_wiring.participations().get(made["id"], begun["id"])
    assert (kept.status, kept.answered) == ("completed", kept.answered)
    assert kept.answered > 0
    project(begun["id"])
    assert orga_wiring.participations().get(made["id"], begun["id"]) == kept


# four days later


def test_one_tries_again_after_four_days(teacher: Browser, learner: Browser, hands: Hands) -> None:
    made = launched(teacher, is_multiple=True)
    begun = take_part(learner, made["code"])
    answer_all(learner, begun["assessment_id"], WRONG)
    sent = learner.post(f"/api/learner/participations/{begun['id']}/sharing").body
    assert (sent["can_retry"], sent["days_before_retry"]) == (False, 4)
    again = f"/api/learner/campaigns/{made['code']}/participations"
    assert learner.post(again, {"is_retry": True}).body["code"] == "retry_too_early"
    hands.move(timedelta(days=4).total_seconds())
    later = teacher.sign_in(OWNER_ID)
    assert later.get(f"/api/learner/participations/{begun['id']}").body["can_retry"]
    second = take_part(later, made["code"], is_retry=True)
    assert (second["rank"], second["status"]) == (2, "started")
    assert datetime.fromisoformat(second["started_at"]) > datetime.now(UTC) + timedelta(days=3)
