"""The results that people sent to a campaign, for an institution."""

from chalice.app import Blueprint

from chalicelib import wiring
from chalicelib.api.endpoint import Call, Instant, NoBody, View
from chalicelib.api.partner.endpoint import Found, partner_endpoint
from chalicelib.api.partner.organizations import ChangedSince
from chalicelib.api.partner.result_views import ReportedLevelView
from chalicelib.core.campaign import Campaign
from chalicelib.core.errors import BadCursor
from chalicelib.core.orga_errors import CampaignNotFound
from chalicelib.core.participation import Participation
from chalicelib.services import partner_campaigns as use_cases
from chalicelib.wiring import reported as reported_wiring

campaigns = Blueprint(__name__)


class ReadResultView(View):
    """What one person sent. `percentage`: of what was aimed at; `pix`: of a whole profile, in a
    collection; each null in the other kind of campaign."""

    participation_id: str
    learner_id: str | None
    first_name: str
    last_name: str
    division: str
    rank: int
    shared_at: Instant
    percentage: int | None
    pix: int | None
    stage: int | None
    badge_ids: list[str]
    competence_results: list[ReportedLevelView]


class ReadResultsView(View):
    """A page, in the order results were sent; one that is short may be followed by others."""

    items: list[ReadResultView]
    next: str | None


@partner_endpoint(
    campaigns,
    "GET",
    "/campaigns/{campaign_id}/results",
    scope="campaigns:read",
    query=ChangedSince,
    returns=ReadResultsView,
    raises=(CampaignNotFound, BadCursor),
)
def list_read_results(call: Call[NoBody], campaign_id: str) -> Found:
    """The results sent to a campaign."""
    name, cursor = f"read-results/{call.client.id}/{campaign_id}", call.query.cursor
    campaign, found, following = use_cases.list_results(
        reported_wiring.partner_campaign_doors(),
        call.client,
        campaign_id,
        since=call.query.since,
        after=wiring.tokens().place(name, cursor) if cursor else "",
    )
    items = [view for one in found for view in _views(one, campaign)]
    following_cursor = wiring.tokens().cursor(name, following) if following else None
    return Found(ReadResultsView(items=items, next=following_cursor), len(items))


def _views(one: Participation, campaign: Campaign) -> list[ReadResultView]:
    sent = one.results
    if sent is None or one.shared_at is None:
        return []
    is_collection = campaign.kind == "collection"
    view = ReadResultView(
        participation_id=one.id,
        learner_id=one.learner_id,
        first_name=one.first_name,
        last_name=one.last_name,
        division=one.division,
        rank=one.rank,
        shared_at=one.shared_at,
        percentage=None if is_collection else sent.percentage,
        pix=sum(sent.pix.values()) if is_collection else None,
        stage=sent.stage,
        badge_ids=list(sent.badge_ids),
        competence_results=[
            ReportedLevelView(competence_id=id_, level=level)
            for id_, level in sorted(sent.levels.items())
        ],
    )
    return [view]
