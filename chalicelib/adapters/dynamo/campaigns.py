"""Campaigns in DynamoDB: a row each, and a row for the code of each."""

from collections.abc import Sequence
from dataclasses import replace

from pydantic import TypeAdapter

from chalicelib.adapters.dynamo.orga_tables import CampaignRow
from chalicelib.adapters.dynamo.transaction import Refused, all_or_nothing, put
from chalicelib.core.campaign import Campaign
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.core.orga_errors import CampaignNotFound, CodeTaken

_CAMPAIGN = "c"
_ADAPTER = TypeAdapter(Campaign)


class DynamoCampaigns:
    """`ports.orga.Campaigns` on the table `campaigns`."""

    def get(self, organization_id: str, campaign_id: str) -> Campaign:
        """One strongly consistent Get."""
        campaign = self.read(campaign_id)
        if campaign.organization_id != organization_id:
            raise CampaignNotFound
        return campaign

    def find_by_code(self, code: str) -> Campaign:
        """Two strongly consistent Gets: the code, then its campaign."""
        try:
            claim = CampaignRow.get(f"code#{code}", _CAMPAIGN, consistent_read=True)
        except CampaignRow.DoesNotExist as error:
            raise CampaignNotFound from error
        campaign = self.read(claim.holder_id)
        if campaign.deleted_at is not None:
            raise CampaignNotFound
        return campaign

    def read(self, campaign_id: str) -> Campaign:
        """One strongly consistent Get."""
        try:
            row = CampaignRow.get(campaign_id, _CAMPAIGN, consistent_read=True)
        except CampaignRow.DoesNotExist as error:
            raise CampaignNotFound from error
        if row.body is None:  # whose code it is, asked for as if it were a campaign
            raise CampaignNotFound
        return _campaign(row)

    def add(self, campaign: Campaign) -> None:
        """One transaction: neither the campaign nor its code may exist."""
        claim = CampaignRow(f"code#{campaign.code}", _CAMPAIGN, holder_id=campaign.id)
        is_new = CampaignRow.campaign_id.does_not_exist()
        try:
            with all_or_nothing() as transaction:
                transaction.save(claim, condition=is_new)
                transaction.save(_row(campaign), condition=is_new)
        except Refused as refused:
            raise (RowExists if refused.is_last else CodeTaken) from refused

    def save(self, campaign: Campaign) -> None:
        """One conditional Put."""
        try:
            put(_row(campaign), CampaignRow.version == campaign.version)
        except Refused as refused:
            raise StaleRow from refused

    def list_of(self, organization_id: str) -> Sequence[Campaign]:
        """One Query over the index, from the newest."""
        rows = CampaignRow.by_organization.query(organization_id, scan_index_forward=False)
        return [_campaign(row) for row in rows]


def _row(campaign: Campaign) -> CampaignRow:
    return CampaignRow(
        campaign.id,
        _CAMPAIGN,
        organization_id=campaign.organization_id,
        order=f"{round(campaign.created_at.timestamp() * 1000):015d}#{campaign.id}",
        at=campaign.created_at,
        version=campaign.version + 1,
        is_deleted=campaign.deleted_at is not None or None,
        code=campaign.code,
        body=_ADAPTER.dump_json(campaign).decode(),
    )


def _campaign(row: CampaignRow) -> Campaign:
    return replace(_ADAPTER.validate_json(row.body), version=int(row.version))
