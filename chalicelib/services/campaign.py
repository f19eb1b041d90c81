"""What a teacher does with a campaign: make it, change it, put it away, bring it back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from chalicelib.core import campaign as rules
from chalicelib.core.campaign import Campaign, CampaignKind
from chalicelib.core.content import Release
from chalicelib.core.errors import AccountNotFound, RowExists, StaleRow
from chalicelib.core.logo import logo_of
from chalicelib.core.orga_errors import CampaignNotFound, CodeTaken
from chalicelib.core.target import Caps, Target
from chalicelib.ports import Accounts, Releases
from chalicelib.ports.orga import Campaigns, Logos

MAX_DRAWS = 5
"""There are millions of millions of codes: two draws that are taken are a fault of ours."""
MAX_RACES = 5


@dataclass(frozen=True, slots=True)
class CampaignDoors:
    """Where campaigns are kept, and what they are made from."""

    campaigns: Campaigns
    releases: Releases
    accounts: Accounts
    logos: Logos


@dataclass(frozen=True, slots=True)
class NewCampaign:
    """What to ask, of whom, when. A ready profile, else the subjects of `caps`; none to collect."""

    kind: CampaignKind
    name: str
    title: str = ""
    welcome: str = ""
    profile_id: str = ""
    caps: Caps = field(default_factory=dict)
    divisions: tuple[str, ...] = ()
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    is_multiple: bool = False


@dataclass(frozen=True, slots=True)
class Making:
    """Who makes something, where and when; `new_id` is its id."""

    organization_id: str
    user_id: str
    now: datetime
    new_id: str


def read_catalogue(doors: CampaignDoors) -> Release:
    """Today's content: ready profiles, and subjects to compose one from."""
    return doors.releases.current()


def create_campaign(doors: CampaignDoors, wanted: NewCampaign, making: Making) -> Campaign:
    """A new campaign under a code of its own; the same demand again gets the same one.

    Raises `EmptyTarget`, `UnknownTube`, `UnknownTargetProfile`, `WrongDates`, and `RowExists` when
    the id already stands for another organization's.
    """
    rules.check_dates(wanted.starts_at, wanted.ends_at)
    release = doors.releases.current()
    made = Campaign(
        id=making.new_id,
        organization_id=making.organization_id,
        code="",
        kind=wanted.kind,
        name=wanted.name,
        title=wanted.title,
        welcome=wanted.welcome,
        target=_target(release, wanted),
        release_id=release.id,
        created_by=making.user_id,
        created_at=making.now,
        profile_id="" if wanted.kind == "collection" else wanted.profile_id,
        divisions=wanted.divisions,
        is_multiple=wanted.is_multiple,
        starts_at=wanted.starts_at,
        ends_at=wanted.ends_at,
    )
    return _added(doors, made)


def _target(release: Release, wanted: NewCampaign) -> Target:
    if wanted.kind == "collection":
        return Target(caps={})
    if wanted.profile_id:
        return release.target_profile(wanted.profile_id).target
    return rules.composed(release, wanted.caps)


def _added(doors: CampaignDoors, made: Campaign) -> Campaign:
    for attempt in range(MAX_DRAWS):
        coded = replace(made, code=rules.drawn_code(made.id, attempt=attempt))
        try:
            doors.campaigns.add(coded)
        except CodeTaken:  # another's; or this very one, sent twice
            found = _find(doors, made)
            if found is None:
                continue
            return found
        except RowExists:
            return doors.campaigns.get(made.organization_id, made.id)
        return replace(coded, version=coded.version + 1)
    raise CodeTaken


def _find(doors: CampaignDoors, made: Campaign) -> Campaign | None:
    try:
        return doors.campaigns.get(made.organization_id, made.id)
    except CampaignNotFound:
        return None


def duplicate_campaign(
    doors: CampaignDoors, campaign_id: str, making: Making, *, name: str
) -> Campaign:
    """The same demand, on its own, of the same classes; it starts now and on the same content.

    Raises `CampaignNotFound`.
    """
    known = doors.campaigns.get(making.organization_id, campaign_id)
    made = replace(
        known,
        id=making.new_id,
        name=name,
        created_by=making.user_id,
        created_at=making.now,
        starts_at=None,
        ends_at=None,
        archived_at=None,
        deleted_at=None,
        version=0,
    )
    return _added(doors, made)


def list_campaigns(doors: CampaignDoors, organization_id: str) -> Sequence[Campaign]:
    """Every campaign of the organization, deleted ones too, the newest first."""
    return doors.campaigns.list_of(organization_id)


def owner_names(doors: CampaignDoors, campaigns: Iterable[Campaign]) -> dict[str, str]:
    """Who made each of these, by account; "" for whoever has left the service."""
    return {id_: _name(doors, id_) for id_ in {one.created_by for one in campaigns}}


def _name(doors: CampaignDoors, user_id: str) -> str:
    try:
        user = doors.accounts.get(user_id)
    except AccountNotFound:
        return ""
    return f"{user.first_name} {user.last_name}".strip()


def read_campaign(doors: CampaignDoors, organization_id: str, campaign_id: str) -> Campaign:
    """The organization's campaign; raises `CampaignNotFound`."""
    return doors.campaigns.get(organization_id, campaign_id)


def change_campaign(
    doors: CampaignDoors, organization_id: str, campaign_id: str, *, changes: Mapping[str, object]
) -> Campaign:
    """Other words, classes, dates or sendings; what is asked never changes.

    Raises `CampaignNotFound`, `WrongDates`.
    """

    def changed(campaign: Campaign) -> Campaign:
        after = replace(campaign, **changes)  # type: ignore[arg-type]  # the schema names the fields
        rules.check_dates(after.starts_at, after.ends_at)
        return after

    return _rewritten(doors, organization_id, campaign_id, change=changed)


def put_logo(
    doors: CampaignDoors, organization_id: str, campaign_id: str, *, content: bytes
) -> Campaign:
    """Give it this picture; the file is kept first, so that no campaign leads to none.

    Raises `CampaignNotFound`, `LogoNotReadable`, `LogoTooLarge`, `LogoWrongSize`.
    """
    known = doors.campaigns.get(organization_id, campaign_id)
    logo = logo_of(known.id, content)
    doors.logos.put(logo, content)
    change = partial(replace, logo=logo)
    return _rewritten(doors, organization_id, campaign_id, change=change)


def remove_logo(doors: CampaignDoors, organization_id: str, campaign_id: str) -> Campaign:
    """Without a picture; its file stays, as a copy may show it. Raises `CampaignNotFound`."""
    change = partial(replace, logo=None)
    return _rewritten(doors, organization_id, campaign_id, change=change)


def archive_campaign(
    doors: CampaignDoors, organization_id: str, campaign_id: str, *, now: datetime
) -> Campaign:
    """Close it and put it away; raises `CampaignNotFound`."""
    change = partial(rules.archived, now=now)
    return _rewritten(doors, organization_id, campaign_id, change=change)


def restore_campaign(doors: CampaignDoors, organization_id: str, campaign_id: str) -> Campaign:
    """Take it out of the archives; raises `CampaignNotFound`."""
    return _rewritten(doors, organization_id, campaign_id, change=rules.restored)


def delete_campaign(
    doors: CampaignDoors, organization_id: str, campaign_id: str, *, now: datetime
) -> Campaign:
    """Take it away, with thirty days to change one's mind; raises `CampaignNotFound`."""
    change = partial(rules.deleted, now=now)
    return _rewritten(doors, organization_id, campaign_id, change=change)


def undelete_campaign(
    doors: CampaignDoors, organization_id: str, campaign_id: str, *, now: datetime
) -> Campaign:
    """Bring it back; raises `CampaignNotFound`, `RestoreTooLate`."""
    change = partial(rules.undeleted, now=now)
    return _rewritten(doors, organization_id, campaign_id, change=change)


def _rewritten(
    doors: CampaignDoors,
    organization_id: str,
    campaign_id: str,
    *,
    change: Callable[[Campaign], Campaign],
) -> Campaign:
    for _ in range(MAX_RACES):
        known = doors.campaigns.get(organization_id, campaign_id)
        after = change(known)
        if after == known:
            return known
        try:
            doors.campaigns.save(after)
        except StaleRow:
            continue
        return replace(after, version=after.version + 1)
    raise StaleRow
