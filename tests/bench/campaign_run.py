"""A campaign of 10,000 participations on the emulated AWS: prints its measures as JSON.

A process of its own: the models keep the address of the AWS they first spoke to. People answer by
the real rules; their answers stay in memory, and what was counted is compared with their recount.
"""

import json
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from math import exp

from chalice.test import Client

from chalicelib import wiring
from chalicelib.adapters.dynamo.orga_tables import CampaignRow
from chalicelib.adapters.dynamo.participations import row_of
from chalicelib.core import assessment as rules
from chalicelib.core.assessment import Assessment, Event, Header, Submission
from chalicelib.core.campaign import Campaign
from chalicelib.core.content import Release
from chalicelib.core.draws import draw
from chalicelib.core.grading import model_answer
from chalicelib.core.identity import Principal
from chalicelib.core.learner import Learner
from chalicelib.core.opening import Opening, header_of
from chalicelib.core.organization import Membership, Organization
from chalicelib.core.participation import Participation
from chalicelib.core.scope import scope_of
from chalicelib.core.sharing import results_of_test
from chalicelib.core.tally import (
    EMPTY,
    NOTHING,
    Change,
    Tallies,
    changes_by_scope,
    facts_of,
    targets_of,
)
from chalicelib.core.variation import personalize
from chalicelib.services.tallies import count_participations
from chalicelib.wiring import orga as orga_wiring
from chalicelib.wiring import results as results_wiring
from infra.local import releases
from infra.local.provision import provision
from tests.dynamo_cost import counted

PEOPLE = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
CLASSES = 40
BATCH = 100
ROUNDS = 11
ORGANIZATION_ID, CAMPAIGN_ID, TEACHER_ID = "g" * 24, "c" * 24, "t" * 24
START = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
PROFILE = "rentree-6e"
HOME = f"/api/orga/organizations/{ORGANIZATION_ID}"


@dataclass(frozen=True)
class Taken:
    """One person's test: what is stored of it, and how far they went."""

    header: Header
    events: tuple[Event, ...]
    number: int

    @property
    def status(self) -> str:
        """Of ten people, eight send, one only finishes, one stops in the middle."""
        return {0: "started", 1: "completed"}.get(self.number % 10, "shared")


def main() -> None:
    """Simulate, count, recount, measure."""
    provision()
    releases.publish()
    release = wiring.releases().current()
    campaign = _campaign(release)
    _school(campaign)
    started = time.perf_counter()
    taken = [_test(campaign, release, number) for number in range(PEOPLE)]
    simulated = time.perf_counter()
    _store(_participation(campaign, release, one) for one in taken)
    stored = time.perf_counter()
    _count(campaign, taken)
    figures = {
        "people": PEOPLE,
        "answers": sum(len(one.events) for one in taken),
        "simulated_s": simulated - started,
        "stored_s": stored - simulated,
        "counted_s": time.perf_counter() - stored,
        "differences": _differences(campaign, release, taken),
        **_measures(),
    }
    print(json.dumps(figures))


def _campaign(release: Release) -> Campaign:
    target = next(one.target for one in release.target_profiles if one.id == PROFILE)
    return Campaign(
        id=CAMPAIGN_ID,
        organization_id=ORGANIZATION_ID,
        code="BCDFGHJKM",
        kind="assessment",
        name="Rentrée",
        title="",
        welcome="",
        target=target,
        release_id=release.id,
        created_by=TEACHER_ID,
        created_at=START,
    )


def _school(campaign: Campaign) -> None:
    orga_wiring.organizations().add(Organization(ORGANIZATION_ID, "school", "École", START))
    orga_wiring.memberships().add(Membership(ORGANIZATION_ID, TEACHER_ID, "member", START))
    for number in range(CLASSES):
        learner = Learner(f"l{number}", ORGANIZATION_ID, "A", "B", division=_division(number))
        orga_wiring.learners().save(learner)
    orga_wiring.learners().count_divisions(ORGANIZATION_ID)
    orga_wiring.campaigns().add(campaign)


def _division(number: int) -> str:
    return f"6e {number % CLASSES:02d}"


def _test(campaign: Campaign, release: Release, number: int) -> Taken:
    """Somebody of some ability answers what they are asked; one in ten stops half way."""
    owner_id, ability = f"u{number:023d}", 4 * (_chance(f"ability/{number}", 0) - 0.5)
    scope = scope_of(release, campaign.target.caps)
    opening = Opening(f"p{number:023d}", owner_id, "campaign", "fr", _at(number), scope=scope)
    header = header_of(replace(opening, campaign_id=CAMPAIGN_ID), release)
    state, events = rules.fold(header, (), release), list[Event]()
    while not state.is_over and not (number % 10 == 0 and len(events) == 5):
        event = rules.answer(state, _answer(state, release, ability), release, now=_at(number))
        state = rules.apply(state, event, release)
        events.append(event)
    return Taken(header, tuple(events), number)


def _answer(state: Assessment, release: Release, ability: float) -> Submission:
    challenge = release.challenge(state.challenge_id or "")
    chance = 1 / (1 + exp(-challenge.a * (ability - challenge.b)))
    is_right = _chance(state.header.id, state.position) < chance
    shown = personalize(challenge, state.header.owner_id)
    return Submission(state.position, challenge.id, model_answer(shown) if is_right else None)


def _chance(key: str, position: int) -> float:
    return draw(key, position) / 2**64


def _at(number: int) -> datetime:
    return START + timedelta(days=number % 30, minutes=number % 480)


def _participation(campaign: Campaign, release: Release, taken: Taken) -> Participation:
    """The row that follows a test, computed from its answers."""
    header = taken.header
    state = rules.fold(header, taken.events, release)
    one = Participation(
        id=header.id,
        campaign_id=CAMPAIGN_ID,
        organization_id=ORGANIZATION_ID,
        user_id=header.owner_id,
        rank=1,
        status=taken.status,  # type: ignore[arg-type]
        started_at=header.started_at,
        first_name="Ada",
        last_name=f"Martin {taken.number:05d}",
        division=_division(taken.number),
        has_assessment=True,
        answered=len(taken.events),
        last_at=state.last_at,
    )
    if taken.status != "shared":
        return one
    sent = results_of_test(campaign, release, state.state, rules=wiring.rules())
    return replace(one, shared_at=header.started_at, results=sent)


def _store(participations: Iterator[Participation]) -> None:
    with CampaignRow.batch_write() as batch:
        for one in participations:
            batch.save(row_of(one))


def _count(campaign: Campaign, taken: Sequence[Taken]) -> None:
    """As the stream brings them: in batches, the last of which comes twice."""
    ids = [one.header.id for one in taken]
    batches = [ids[at : at + BATCH] for at in range(0, len(ids), BATCH)]
    for batch in [*batches, batches[-1]]:
        count_participations(results_wiring.tally_stores(), campaign.id, batch, now=START)


def _differences(campaign: Campaign, release: Release, taken: Sequence[Taken]) -> int:
    """Scopes whose sums are not those of the answers."""
    facts = (
        found
        for one in taken
        for found in facts_of([_participation(campaign, release, one)], wiring.rules()).values()
    )
    targets = targets_of(campaign, release)
    right = changes_by_scope((Change("", NOTHING, one) for one in facts), targets)
    tallies = results_wiring.tallies()
    kept = {
        scope: Tallies(
            tallies.activity(CAMPAIGN_ID, scope).counts, tallies.results(CAMPAIGN_ID, scope).counts
        )
        for scope in (None, *(_division(number) for number in range(CLASSES)))
    }
    return sum(kept[scope] != right.get(scope, EMPTY) for scope in kept)


def _measures() -> dict[str, float]:
    from app import app

    token = wiring.tokens().access(Principal(TEACHER_ID, "registered"), now=wiring.clock().now())
    found: dict[str, float] = {}
    with Client(app, stage_name="local") as client:
        for name, path in {
            "activity": f"{HOME}/campaigns/{CAMPAIGN_ID}/activity",
            "analysis": f"{HOME}/campaigns/{CAMPAIGN_ID}/analysis",
            "class_analysis": f"{HOME}/campaigns/{CAMPAIGN_ID}/analysis?division=6e%2007",
            "home": f"{HOME}/overview",
        }.items():
            found |= _route(client, name, path, token=token)
    return found


def _route(client: Client, name: str, path: str, *, token: str) -> dict[str, float]:
    headers = {"Authorization": f"Bearer {token}"}
    walls, cpus = [], []
    for _ in range(ROUNDS):
        wall, cpu = time.perf_counter(), time.process_time()
        reply = client.http.get(path, headers=headers)
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
        assert reply.status_code == 200, reply.body
    with counted() as cost:
        client.http.get(path, headers=headers)
    return {
        f"{name}_ms": statistics.median(walls) * 1000,
        f"{name}_cpu_ms": statistics.median(cpus) * 1000,
        f"{name}_first_ms": walls[0] * 1000,
        f"{name}_read_units": cost.read_units,
        f"{name}_requests": len(cost.requests),
        f"{name}_bytes": len(reply.body),
    }


if __name__ == "__main__":
    main()
