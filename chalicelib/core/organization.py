"""Schools and other places: what they are, who works in them, who is invited."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from chalicelib.core.events import MemberInvited
from chalicelib.core.identity import Lang
from chalicelib.core.orga_errors import (
    InvalidOrganizationName,
    InvalidUai,
    InvitationNotFound,
    MissingUai,
)
from chalicelib.core.sign_in import Limit

OrganizationType = Literal["school", "university", "company", "association", "center"]
"""A `center` is a certification center: a place of its own, whose members open Certif."""
Role = Literal["member", "admin"]

INVITATION_LIFE = timedelta(days=14)
INVITATION_TOKEN_MAX_LENGTH = 128
INVITATION_MAILS = Limit(200, timedelta(days=1))
"""Letters that one organization may have us send: nobody writes to the whole world with them."""

_UAI = re.compile(r"[0-9]{7}[A-Z]")
_UAI_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_NAME_LENGTHS = range(2, 121)
_NAME_MARKS = " '’.,-–&()°«»+!"
"""What a name may hold beside letters and digits: no address of a page can be written with it."""


@dataclass(frozen=True, slots=True)
class Organization:
    """A place that has learners or candidates. `uai` is its official number, if it has one."""

    id: str
    type: OrganizationType
    name: str
    created_at: datetime
    uai: str | None = None
    logo: str = ""
    demands_second_factor: bool = False
    is_archived: bool = False
    version: int = 0


@dataclass(frozen=True, slots=True)
class Membership:
    """Somebody works there."""

    organization_id: str
    user_id: str
    role: Role
    since: datetime
    version: int = 0

    def may(self, role: Role) -> bool:
        """Has this member at least that role?"""
        return role == "member" or self.role == "admin"


@dataclass(frozen=True, slots=True)
class Invitation:
    """Somebody was asked to join; the link of the letter holds the secret, we hold its digest."""

    id: str
    organization_id: str
    email: str = field(repr=False)
    role: Role
    lang: Lang
    digest: str = field(repr=False)
    invited_at: datetime
    expires_at: datetime

    def is_over(self, now: datetime) -> bool:
        """Has it waited too long?"""
        return self.expires_at <= now

    @property
    def email_hint(self) -> str:
        """The address as it may be shown to who holds the link: enough to recognize one's own."""
        local, _, domain = self.email.rpartition("@")
        return f"{local[:1]}…@{domain}"


@dataclass(frozen=True, slots=True)
class Invitee:
    """Who is asked to join, and as what."""

    email: str = field(repr=False)
    role: Role
    lang: Lang


def new_invitation(
    invitation_id: str, organization_id: str, invitee: Invitee, *, secret: str, now: datetime
) -> Invitation:
    """An invitation whose link, with that secret, is good for `INVITATION_LIFE`."""
    return Invitation(
        id=invitation_id,
        organization_id=organization_id,
        email=invitee.email,
        role=invitee.role,
        lang=invitee.lang,
        digest=InvitationToken(organization_id, invitation_id, secret).digest,
        invited_at=now,
        expires_at=now + INVITATION_LIFE,
    )


def announced(invitation: Invitation, event_id: str) -> MemberInvited:
    """The event that makes a letter for it."""
    return MemberInvited(
        id=event_id,
        at=invitation.invited_at,
        organization_id=invitation.organization_id,
        invitation_id=invitation.id,
    )


@dataclass(frozen=True, slots=True)
class InvitationToken:
    """What the link of a letter holds."""

    organization_id: str
    invitation_id: str
    secret: str = field(repr=False)

    @property
    def text(self) -> str:
        """The end of the link."""
        return f"{self.organization_id}.{self.invitation_id}.{self.secret}"

    @property
    def digest(self) -> str:
        """What is stored of the secret."""
        return hashlib.sha256(self.secret.encode()).hexdigest()


def read_invitation_token(text: str) -> InvitationToken:
    """The token of a link; raises `InvitationNotFound` when it is not one."""
    parts = text.split(".")
    is_ours = len(parts) == 3 and all(parts) and text.isascii()
    if not is_ours or len(text) > INVITATION_TOKEN_MAX_LENGTH:
        raise InvitationNotFound
    return InvitationToken(*parts)


def secret_name(organization_id: str, invitation_id: str) -> str:
    """The name that the secret of an invitation is derived from: nothing else makes it."""
    return f"invitation#{organization_id}#{invitation_id}"


def readable_uai(text: str, type_: OrganizationType) -> str | None:
    """The official number, its letter verified; only a school must have one.

    The letter is the number modulo 23 in an alphabet without I, O and Q.
    """
    uai = "".join(text.split()).upper()
    if not uai:
        if type_ == "school":
            raise MissingUai
        return None
    if not _UAI.fullmatch(uai) or _UAI_LETTERS[int(uai[:7]) % len(_UAI_LETTERS)] != uai[7]:
        raise InvalidUai
    return uai


def readable_organization_name(text: str) -> str:
    """The name, spaces tidied; raises `InvalidOrganizationName`."""
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if len(name) not in _NAME_LENGTHS or not all(map(_is_of_a_name, name)):
        raise InvalidOrganizationName
    if not any(character.isalnum() for character in name):
        raise InvalidOrganizationName
    return name


def _is_of_a_name(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN" or character in _NAME_MARKS
