"""Whose account is an identity that nobody knows here yet: a pupil's, a new one, one there is."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from chalicelib.core.entrance import Opening, SignedIn
from chalicelib.core.errors import AccountNotFound, NameNotReadable
from chalicelib.core.external_identity import Arrival, ExternalIdentity
from chalicelib.core.identity import (
    Lang,
    LinkedIdentity,
    Principal,
    User,
    anonymous_user,
    readable_name,
)
from chalicelib.core.learner import Learner
from chalicelib.core.orga_errors import IdentityTaken, LearnerLinked, NotOnTheList
from chalicelib.core.organization import Organization
from chalicelib.core.proof import prove_password
from chalicelib.core.pupil_account import holder, open_account, pupil
from chalicelib.core.roster_match import Claim, the_one
from chalicelib.core.sign_in import Limit
from chalicelib.ports import Accounts, Passwords, RefreshFamilies, Throttles, Tokens
from chalicelib.ports.orga import Learners, Organizations
from chalicelib.ports.sso import SignInsElsewhere

BIRTH_DATES = Limit(5, timedelta(minutes=15))
"""Tries at one's own birth date, for one identity: the portal does not tell it."""


@dataclass(frozen=True, slots=True)
class LinkingDoors:
    """What these use cases need from outside."""

    waiting: SignInsElsewhere
    accounts: Accounts
    families: RefreshFamilies
    organizations: Organizations
    learners: Learners
    throttles: Throttles
    passwords: Passwords
    tokens: Tokens
    new_id: Callable[[], str]


def held_identity(doors: LinkingDoors, held_id: str, *, now: datetime) -> ExternalIdentity:
    """What the provider said of who waits; raises `IdentityRefused` when nobody does."""
    return doors.waiting.find(held_id, now=now).identity


def open_as_pupil(
    doors: LinkingDoors, held_id: str, *, birth_date: date, lang: Lang, now: datetime
) -> SignedIn:
    """Give an account to the learner that the identity is, in the school that the portal names.

    Raises `NotOnTheList` (whatever is wrong), `LearnerLinked`, `TooManyAttempts`.
    """
    arrival = doors.waiting.find(held_id, now=now)
    counter = f"identity#{arrival.identity.key}"
    BIRTH_DATES.check(doors.throttles.count(counter, BIRTH_DATES, now=now), now)
    learner = _learner(doors, arrival.identity, birth_date)
    doors.throttles.take_back(counter, BIRTH_DATES, now=now)
    if holder(doors.accounts, learner, now=now) is not None:
        raise LearnerLinked
    user = replace(pupil(doors.new_id(), learner, lang=lang, now=now), identities=(_link(arrival),))
    user, _ = open_account(user, learner, learners=doors.learners, accounts=doors.accounts, now=now)
    return _let_in(doors, held_id, user, now=now)


def open_own_account(
    doors: LinkingDoors,
    held_id: str,
    *,
    principal: Principal | None,
    lang: Lang,
    now: datetime,
) -> SignedIn:
    """Make an account of one's own; an anonymous one that is signed in becomes it."""
    arrival = doors.waiting.find(held_id, now=now)
    before = _anonymous(doors, principal)
    user = replace(
        before or anonymous_user(doors.new_id(), lang=lang, now=now),
        kind="registered",
        lang=lang,
        first_name=_name(arrival.identity.first_name),
        last_name=_name(arrival.identity.last_name),
        terms_accepted_at=now,
        expires_at=None,
        identities=(_link(arrival),),
    )
    if before is None:
        doors.accounts.add(user)
    else:
        doors.accounts.register(user, before=before)
        doors.families.remove_all(user.id)
    return _let_in(doors, held_id, user, now=now)


def link_account(
    doors: LinkingDoors, held_id: str, *, user_id: str, password: str, now: datetime
) -> User:
    """Link the identity to the account of who is signed in and gives its password once more.

    Raises `WrongCredentials`, `TooManyAttempts`, `IdentityTaken`: one account has one identity of a
    provider at most, a second one is somebody else's.
    """
    arrival = doors.waiting.find(held_id, now=now)
    before = doors.accounts.get(user_id)
    prove_password(doors, before, password, now=now)
    link = _link(arrival)
    if link not in before.identities:
        if any(known.provider == link.provider for known in before.identities):
            raise IdentityTaken
        after = replace(before, identities=(*before.identities, link))
        doors.accounts.register(after, before=before)
    doors.waiting.take(held_id, now=now)
    return doors.accounts.get(user_id)


def _learner(doors: LinkingDoors, identity: ExternalIdentity, birth_date: date) -> Learner:
    """The one learner of the school with these names, born that day."""
    school = _school(doors, identity)
    if school is None:
        raise NotOnTheList
    claim = Claim(identity.first_name, identity.last_name, birth_date)
    found = the_one(claim, doors.learners.list_born(school.id, birth_date))
    if found is None:
        raise NotOnTheList
    return found


def _school(doors: LinkingDoors, identity: ExternalIdentity) -> Organization | None:
    if not identity.is_pupil or not identity.uai:
        return None
    found = doors.organizations.find_by_uai(identity.uai, "school")
    return None if found is None or found.is_archived else found


def _anonymous(doors: LinkingDoors, principal: Principal | None) -> User | None:
    """The account to convert: an anonymous one that still stands."""
    if principal is None or principal.kind != "anonymous":
        return None
    try:
        user = doors.accounts.get(principal.user_id)
    except AccountNotFound:
        return None
    return user if user.kind == "anonymous" else None


def _name(text: str) -> str:
    """A name as the portal writes it, or none when it cannot be one: its owner will say it."""
    try:
        return readable_name(text, pointer="")
    except NameNotReadable:
        return ""


def _link(arrival: Arrival) -> LinkedIdentity:
    return LinkedIdentity(arrival.identity.provider_id, arrival.identity.key)


def _let_in(doors: LinkingDoors, held_id: str, user: User, *, now: datetime) -> SignedIn:
    doors.waiting.take(held_id, now=now)
    opening = Opening.of(user, new_id=doors.new_id, now=now)
    doors.families.add(opening.family)
    return opening.signed_in(doors.tokens, now=now)
