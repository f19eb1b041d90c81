"""Participations in DynamoDB: rows of their campaign's partition, rewritten with a version."""

from collections.abc import Sequence
from datetime import datetime
from typing import cast

from pydantic import TypeAdapter
from pynamodb.expressions.condition import Condition

from chalicelib.adapters.dynamo.orga_tables import CampaignRow
from chalicelib.adapters.dynamo.transaction import Refused, put
from chalicelib.core.errors import StaleRow
from chalicelib.core.learner import plain
from chalicelib.core.orga_errors import ParticipationNotFound
from chalicelib.core.participation import (
    Participation,
    ParticipationStatus,
    Results,
    forgotten,
)

PARTICIPATION = "p#"
_BETWEEN = "\x1f"
"""Between the parts of a class key: sorts before every letter, and is in no class's name."""
_FIRST, _LAST = "\x01", "\U0010ffff"
_MAX_RACES = 20
_RESULTS = TypeAdapter(Results)


class DynamoParticipations:
    """`ports.orga.Participations` on the table `campaigns`."""

    def get(self, campaign_id: str, participation_id: str) -> Participation:
        """One strongly consistent Get."""
        try:
            key = PARTICIPATION + participation_id
            return participation_of(CampaignRow.get(campaign_id, key, consistent_read=True))
        except CampaignRow.DoesNotExist as error:
            raise ParticipationNotFound from error

    def save(self, participation: Participation) -> None:
        """One conditional Put."""
        try:
            put(row_of(participation), unchanged(participation))
        except Refused as refused:
            raise StaleRow from refused

    def list_page(
        self,
        campaign_id: str,
        *,
        division: str | None = None,
        after: str = "",
        limit: int = 100,
    ) -> tuple[Sequence[Participation], str]:
        """One Query over the index, of the page and one more."""
        start = "" if division is None else division + _BETWEEN
        places = CampaignRow.class_key.between((after or start) + _FIRST, start + _LAST)
        rows = list(CampaignRow.by_class.query(campaign_id, places, limit=limit + 1))
        following = rows[limit - 1].class_key if len(rows) > limit else ""
        return [participation_of(row) for row in rows[:limit]], following

    def list_shared(
        self, campaign_id: str, *, since: datetime, after: str = "", limit: int = 100
    ) -> tuple[Sequence[Participation], str]:
        """One Query over the index; what was deleted since is read past."""
        rows = CampaignRow.by_shared.query(
            campaign_id,
            CampaignRow.shared_at >= since,
            limit=limit,
            last_evaluated_key=_shared_key(campaign_id, after) if after else None,
        )
        found = list(rows)
        is_end = rows.last_evaluated_key is None or not found
        shown = [participation_of(row) for row in found if not row.is_deleted]
        return shown, "" if is_end else _shared_place(found[-1])

    def list_of_user(self, user_id: str) -> Sequence[Participation]:
        """One Query over the index, from the newest."""
        rows = CampaignRow.by_user.query(user_id, scan_index_forward=False)
        return [participation_of(row) for row in rows]

    def delete_of(self, user_id: str) -> None:
        """Each row rewritten without the person; a row that changed meanwhile is read again."""
        for found in self.list_of_user(user_id):
            self._forget(found.campaign_id, found.id)

    def _forget(self, campaign_id: str, participation_id: str) -> None:
        for _ in range(_MAX_RACES):
            try:
                self.save(forgotten(self.get(campaign_id, participation_id)))
            except StaleRow:
                continue
            return
        raise StaleRow


def _shared_place(row: CampaignRow) -> str:
    return f"{round(row.shared_at.timestamp() * 1000)}#{row.row}"


def _shared_key(campaign_id: str, place: str) -> dict[str, dict[str, str]]:
    shared_at, _, row = place.partition("#")
    return {"p": {"S": campaign_id}, "s": {"S": row}, "x": {"N": shared_at}}


def unchanged(participation: Participation) -> Condition:
    """That nobody wrote the row since it was read (version 0: that there is none)."""
    if participation.version == 0:
        return CampaignRow.campaign_id.does_not_exist()
    return CampaignRow.version == participation.version


def row_of(participation: Participation) -> CampaignRow:
    """The row that holds it, one version on."""
    one = participation
    return CampaignRow(
        one.campaign_id,
        PARTICIPATION + one.id,
        owner_organization_id=one.organization_id,
        order=f"{round(one.started_at.timestamp() * 1000):015d}#{one.id}",
        at=one.started_at,
        version=one.version + 1,
        is_deleted=one.is_deleted or None,
        body=_RESULTS.dump_json(one.results).decode() if one.results else None,
        class_key=None if one.is_deleted else class_key(one),
        user_id=one.user_id or None,
        learner_id=one.learner_id,
        first_name=one.first_name or None,
        last_name=one.last_name or None,
        division=one.division or None,
        rank=one.rank,
        status=one.status,
        has_assessment=one.has_assessment or None,
        answered=one.answered or None,
        last_at=one.last_at,
        completed_at=one.completed_at,
        shared_at=one.shared_at,
    )


def class_key(participation: Participation) -> str:
    """Where it stands in the campaign's list: by class, then name, then try."""
    names = (plain(participation.last_name), plain(participation.first_name))
    place = (participation.division, *names, f"{participation.rank:03d}{participation.id}")
    return _BETWEEN.join(place)


def participation_of(row: CampaignRow) -> Participation:
    """What a row `p#<id>` says."""
    return Participation(
        id=row.row.removeprefix(PARTICIPATION),
        campaign_id=row.campaign_id,
        organization_id=row.owner_organization_id,
        user_id=row.user_id or "",
        rank=int(row.rank),
        status=cast("ParticipationStatus", row.status),
        started_at=row.at,
        learner_id=row.learner_id,
        first_name=row.first_name or "",
        last_name=row.last_name or "",
        division=row.division or "",
        has_assessment=bool(row.has_assessment),
        answered=int(row.answered or 0),
        last_at=row.last_at,
        completed_at=row.completed_at,
        shared_at=row.shared_at,
        results=_RESULTS.validate_json(row.body) if row.body else None,
        is_deleted=bool(row.is_deleted),
        version=int(row.version),
    )
