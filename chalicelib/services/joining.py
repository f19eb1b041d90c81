"""Pupils' way in: who of the list they are, an account without an address, their link."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from chalicelib.core.campaign import Campaign, readable_code
from chalicelib.core.entrance import Opening, SignedIn
from chalicelib.core.errors import WeakPassword
from chalicelib.core.identity import Lang, User, readable_password
from chalicelib.core.learner import Learner, plain
from chalicelib.core.orga_errors import AccountLinked, LearnerLinked, NotOnTheList
from chalicelib.core.pupil_account import holder, names_for, open_account, pupil, take
from chalicelib.core.roster_match import Claim, the_one
from chalicelib.core.sign_in import Limit
from chalicelib.core.usernames import masked
from chalicelib.ports import Accounts, Devices, Passwords, RefreshFamilies, Throttles, Tokens
from chalicelib.ports.orga import Campaigns, Learners

DEVICE_MISSES = Limit(20, timedelta(minutes=15))
NAMES_MISSES = Limit(10, timedelta(hours=1))
"""The same names with one birth date after another: the right one is not found in ten."""
CAMPAIGN_MISSES = Limit(300, timedelta(minutes=15))
"""Ten for each pupil of a class, whatever browsers say of themselves."""


@dataclass(frozen=True, slots=True)
class JoinDoors:
    """What these use cases need from outside."""

    campaigns: Campaigns
    learners: Learners
    accounts: Accounts
    families: RefreshFamilies
    devices: Devices
    throttles: Throttles
    passwords: Passwords
    tokens: Tokens
    new_id: Callable[[], str]


@dataclass(frozen=True, slots=True)
class JoinRequest:
    """Somebody with a campaign's code says who they are, on a device."""

    code: str
    claim: Claim
    device_id: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """The user name a pupil would get; or, masked, what they sign in with already.

    Neither when there is an account that is entered through the school's portal.
    """

    username: str = field(default="", repr=False)
    known: str = field(default="", repr=False)


def propose_username(doors: JoinDoors, request: JoinRequest, *, now: datetime) -> Proposal:
    """The user name this pupil would get.

    Raises `NotOnTheList`, for whatever reason; `CampaignNotFound`, `CampaignClosed`,
    `TooManyAttempts`.
    """
    learner = _meant(doors, request, now=now)
    known = holder(doors.accounts, learner, now=now)
    if known is not None:
        sign_in = known.username or known.email or ""
        return Proposal(known=masked(sign_in) if sign_in else "")
    free = (name for name in names_for(learner) if not doors.accounts.find_by_username(name))
    return Proposal(username=next(free))


def join(
    doors: JoinDoors, request: JoinRequest, *, password: str, lang: Lang, now: datetime
) -> SignedIn:
    """Give the pupil an account and let them in; raises `LearnerLinked`, and as above."""
    learner = _meant(doors, request, now=now)
    if holder(doors.accounts, learner, now=now) is not None:
        raise LearnerLinked
    user = pupil(doors.new_id(), learner, lang=lang, now=now)
    user = replace(user, password_hash=_hashed(doors, user, learner, password=password))
    user, _ = open_account(user, learner, learners=doors.learners, accounts=doors.accounts, now=now)
    doors.devices.trust(user.id, request.device_id, now=now)
    opening = Opening.of(user, new_id=doors.new_id, now=now)
    doors.families.add(opening.family)
    return opening.signed_in(doors.tokens, now=now)


def link_account(doors: JoinDoors, user_id: str, request: JoinRequest, *, now: datetime) -> None:
    """The account somebody signed in with is this pupil's; safe twice.

    Raises `AccountLinked` when the account is another pupil's of the same list (a sister's, left
    open on the family's computer), `LearnerLinked`, and as above.
    """
    learner = _meant(doors, request, now=now)
    for other in doors.learners.list_of_user(user_id):
        is_here = other.organization_id == learner.organization_id and other.merged_into is None
        if is_here and other.id != learner.id:
            raise AccountLinked
    if learner.user_id == user_id:
        return
    if holder(doors.accounts, learner, now=now) is not None:
        raise LearnerLinked
    take(doors.learners, learner, doors.accounts.get(user_id), now=now)


def _meant(doors: JoinDoors, request: JoinRequest, *, now: datetime) -> Learner:
    """The learner that is meant; every try is counted before the list is looked at."""
    campaign = doors.campaigns.find_by_code(readable_code(request.code))
    campaign.check_open(now)
    counters = _counters(request, campaign)
    for counter, limit in counters:
        limit.check(doors.throttles.count(counter, limit, now=now), now)
    organization_id = campaign.organization_id
    born = doors.learners.list_born(organization_id, request.claim.birth_date)
    found = the_one(request.claim, born)
    if found is None:
        raise NotOnTheList
    for counter, limit in counters:
        doors.throttles.take_back(counter, limit, now=now)
    return doors.learners.get(organization_id, found.id)


def _counters(request: JoinRequest, campaign: Campaign) -> Sequence[tuple[str, Limit]]:
    claim = request.claim
    names = f"{campaign.organization_id}#{plain(claim.first_name)}#{plain(claim.last_name)}"
    return (
        (f"pupil-device#{request.device_id}", DEVICE_MISSES),
        (f"pupil-names#{hashlib.sha256(names.encode()).hexdigest()}", NAMES_MISSES),
        (f"pupil-campaign#{campaign.id}", CAMPAIGN_MISSES),
    )


def _hashed(doors: JoinDoors, user: User, learner: Learner, *, password: str) -> str:
    chosen = readable_password(password)
    born = f"{learner.birth_date:%d%m%Y}" if learner.birth_date else ""
    own_words = (*user.own_words, *filter(None, (born, learner.division)))
    if doors.passwords.is_common(chosen, own_words):
        raise WeakPassword("/password")
    return doors.passwords.hash(chosen)
