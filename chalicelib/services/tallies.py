"""Keeping a campaign's sums equal to its participations, each counted once whatever comes again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.core.campaign import Campaign
from chalicelib.core.content import Skill
from chalicelib.core.errors import StaleRow
from chalicelib.core.orga_errors import CampaignNotFound, ParticipationNotFound
from chalicelib.core.participation import Participation
from chalicelib.core.scoring import Rules
from chalicelib.core.tally import (
    NOTHING,
    Change,
    Facts,
    changes_by_scope,
    facts_of,
    packed,
    targets_of,
)
from chalicelib.ports import Releases
from chalicelib.ports.orga import Campaigns, Participations
from chalicelib.ports.results import CampaignTallies, Counted

MAX_RACES = 5
ROOM = 100
"""Rows of one transaction."""


@dataclass(frozen=True, slots=True)
class TallyStores:
    """What sums are made from, and where they are kept."""

    campaigns: Campaigns
    participations: Participations
    tallies: CampaignTallies
    releases: Releases
    rules: Rules


def count_participations(
    stores: TallyStores, campaign_id: str, participation_ids: Sequence[str], *, now: datetime
) -> None:
    """Bring the sums up to these participations; doing it again changes nothing.

    Raises `StaleRow` when others kept counting the same rows: the stream gives them again.
    """
    try:
        campaign = stores.campaigns.read(campaign_id)
    except CampaignNotFound:  # rows that are nobody's any more add to nothing anybody reads
        return
    targets = targets_of(campaign, stores.releases.get(campaign.release_id))
    for _ in range(MAX_RACES):
        try:
            _count_once(stores, campaign, participation_ids, targets=targets, now=now)
        except StaleRow:
            continue
        return
    raise StaleRow


def _count_once(
    stores: TallyStores,
    campaign: Campaign,
    participation_ids: Sequence[str],
    *,
    targets: Sequence[Skill],
    now: datetime,
) -> None:
    tries = _with_other_tries(stores, campaign, participation_ids)
    counted = stores.tallies.counted(campaign.id, list(tries))
    facts = _facts(tries.values(), counted, stores.rules)
    changes = [
        Change(id_, one.facts, facts.get(id_, NOTHING))
        for id_, one in counted.items()
        if one.facts != facts.get(id_, NOTHING)
    ]
    for part in packed(changes, room=ROOM):
        rows = [(counted[change.participation_id], change.after) for change in part]
        stores.tallies.count(campaign.id, rows, changes_by_scope(part, targets), now=now)


def _with_other_tries(
    stores: TallyStores, campaign: Campaign, participation_ids: Sequence[str]
) -> dict[str, Participation]:
    """These participations, and the other tries of whoever may have several."""
    tries = _read(stores, campaign.id, participation_ids)
    several = {
        one.user_id
        for one in tries.values()
        if one.user_id and (campaign.is_multiple or one.rank > 1 or one.is_deleted)
    }
    others = [
        one.id
        for user_id in several
        for one in stores.participations.list_of_user(user_id)
        if one.campaign_id == campaign.id and one.id not in tries
    ]
    return tries | _read(stores, campaign.id, others)


def _read(stores: TallyStores, campaign_id: str, ids: Iterable[str]) -> dict[str, Participation]:
    found = {}
    for id_ in ids:
        try:
            found[id_] = stores.participations.get(campaign_id, id_)
        except ParticipationNotFound:
            continue
    return found


def _facts(
    tries: Iterable[Participation], counted: Mapping[str, Counted], rules: Rules
) -> dict[str, Facts]:
    """By participation; of those whose person was erased, what was counted stays counted."""
    people: dict[str, list[Participation]] = {}
    facts: dict[str, Facts] = {}
    for one in tries:
        if one.user_id or one.is_deleted or not counted[one.id].version:
            people.setdefault(one.user_id or one.id, []).append(one)
        else:
            facts[one.id] = replace(counted[one.id].facts, waits_since=None)
    for own in people.values():
        facts |= facts_of(own, rules)
    return facts
