"""In-memory stores of campaigns and of who takes part."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from threading import Lock

from chalicelib.core.campaign import Campaign
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.core.learner import plain
from chalicelib.core.orga_errors import CampaignNotFound, CodeTaken, ParticipationNotFound
from chalicelib.core.participation import Participation, forgotten


class FakeCampaigns:
    """`ports.orga.Campaigns` in a dictionary."""

    def __init__(self) -> None:
        self._rows: dict[str, Campaign] = {}

    def get(self, organization_id: str, campaign_id: str) -> Campaign:
        campaign = self.read(campaign_id)
        if campaign.organization_id != organization_id:
            raise CampaignNotFound
        return campaign

    def find_by_code(self, code: str) -> Campaign:
        for campaign in self._rows.values():
            if campaign.code == code and campaign.deleted_at is None:
                return campaign
        raise CampaignNotFound

    def read(self, campaign_id: str) -> Campaign:
        if campaign_id not in self._rows:
            raise CampaignNotFound
        return self._rows[campaign_id]

    def add(self, campaign: Campaign) -> None:
        if campaign.id in self._rows:
            raise RowExists
        if any(one.code == campaign.code for one in self._rows.values()):
            raise CodeTaken
        self._rows[campaign.id] = replace(campaign, version=campaign.version + 1)

    def save(self, campaign: Campaign) -> None:
        if self._rows[campaign.id].version != campaign.version:
            raise StaleRow
        self._rows[campaign.id] = replace(campaign, version=campaign.version + 1)

    def list_of(self, organization_id: str) -> Sequence[Campaign]:
        owned = [one for one in self._rows.values() if one.organization_id == organization_id]
        return sorted(owned, key=lambda one: (one.created_at, one.id), reverse=True)


class FakeParticipations:
    """`ports.orga.Participations` in a dictionary."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], Participation] = {}
        self._lock = Lock()

    def get(self, campaign_id: str, participation_id: str) -> Participation:
        if (campaign_id, participation_id) not in self._rows:
            raise ParticipationNotFound
        return self._rows[campaign_id, participation_id]

    def save(self, participation: Participation) -> None:
        key = (participation.campaign_id, participation.id)
        with self._lock:
            known = self._rows.get(key)
            if (known.version if known else 0) != participation.version:
                raise StaleRow
            self._rows[key] = replace(participation, version=participation.version + 1)

    def list_page(
        self,
        campaign_id: str,
        *,
        division: str | None = None,
        after: str = "",
        limit: int = 100,
    ) -> tuple[Sequence[Participation], str]:
        found = sorted(
            (one for one in self._rows.values() if one.campaign_id == campaign_id),
            key=_place,
        )
        shown = [
            one
            for one in found
            if not one.is_deleted and division in (None, one.division) and _place(one) > after
        ]
        return shown[:limit], _place(shown[limit - 1]) if len(shown) > limit else ""

    def list_shared(
        self, campaign_id: str, *, since: datetime, after: str = "", limit: int = 100
    ) -> tuple[Sequence[Participation], str]:
        found = sorted(
            (one.shared_at, one.id, one)
            for one in self._rows.values()
            if one.campaign_id == campaign_id and one.shared_at and one.shared_at >= since
        )
        rest = [(f"{at.isoformat()}#{id_}", one) for at, id_, one in found]
        rest = [(place, one) for place, one in rest if place > after]
        page = rest[:limit]
        shown = [one for _, one in page if not one.is_deleted]
        return shown, page[-1][0] if len(rest) > limit else ""

    def list_of_user(self, user_id: str) -> Sequence[Participation]:
        owned = [one for one in self._rows.values() if one.user_id == user_id]
        return sorted(owned, key=lambda one: (one.started_at, one.id), reverse=True)

    def delete_of(self, user_id: str) -> None:
        for one in self.list_of_user(user_id):
            self.save(forgotten(one))


def _place(one: Participation) -> str:
    names = (plain(one.last_name), plain(one.first_name))
    return "\x1f".join((one.division, *names, f"{one.rank:03d}{one.id}"))
