"""What organizations, their learners and their campaigns need from outside."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import IO, Protocol

from chalicelib.core.campaign import Campaign
from chalicelib.core.events import CertificateRequested, JobEvent, MailEvent
from chalicelib.core.identity import Lang
from chalicelib.core.job import Job, JobKind
from chalicelib.core.learner import Learner
from chalicelib.core.logo import Logo
from chalicelib.core.organization import Invitation, Membership, Organization, OrganizationType
from chalicelib.core.participation import Participation
from chalicelib.core.sign_in_cards import CardSheet


class Organizations(Protocol):
    """Places, each with its official number at most once for a type."""

    def get(self, organization_id: str) -> Organization:
        """The organization; raises `OrganizationNotFound`."""
        ...

    def find_by_uai(self, uai: str, type_: OrganizationType) -> Organization | None:
        """The organization of that type with the number, or None."""
        ...

    def find_many(self, ids: Sequence[str]) -> Sequence[Organization]:
        """Those there are of these ids (at most 100), in no order."""
        ...

    def add(
        self,
        organization: Organization,
        *,
        invitation: Invitation | None = None,
        event: MailEvent | None = None,
    ) -> None:
        """Store a new one, who is invited to run it, and the event to announce, together.

        Raises `RowExists` when the id or the number is taken.
        """
        ...

    def save(self, organization: Organization, *, before: Organization) -> None:
        """Rewrite it if its version is the one read; raises `StaleRow`."""
        ...

    def list_page(
        self, *, prefix: str = "", after: str = "", limit: int = 100
    ) -> tuple[Sequence[Organization], str]:
        """For staff: by name, and where the next page starts ("": end).

        `prefix`: only names that start like that, as `learner.plain` sees them.
        """
        ...


class Memberships(Protocol):
    """Who works where; read consistently, so that who is removed is out at once."""

    def find(self, organization_id: str, user_id: str) -> Membership | None:
        """The person's place in the organization, or None."""
        ...

    def list_in(self, organization_id: str) -> Sequence[Membership]:
        """Everybody who works there."""
        ...

    def list_of(self, user_id: str) -> Sequence[Membership]:
        """Everywhere the person works."""
        ...

    def add(self, membership: Membership, *, invitation: Invitation | None = None) -> None:
        """Let somebody in, and use up the invitation.

        Raises `AlreadyMember`, `InvitationNotFound`.
        """
        ...

    def save(self, membership: Membership, *, witness: Membership | None = None) -> None:
        """Change the role; raises `StaleRow`, also when `witness` has changed since it was read.

        A witness is another administrator: one is left whoever else changes roles now.
        """
        ...

    def remove(
        self, organization_id: str, user_id: str, *, witness: Membership | None = None
    ) -> None:
        """Take somebody out; nothing happens when they are not in.

        Raises `StaleRow` when `witness` has changed since it was read.
        """
        ...


class Invitations(Protocol):
    """Who was asked to join; they go by themselves when too old."""

    def get(self, organization_id: str, invitation_id: str) -> Invitation:
        """The invitation; raises `InvitationNotFound`."""
        ...

    def list_in(self, organization_id: str) -> Sequence[Invitation]:
        """Those that wait."""
        ...

    def save(self, invitation: Invitation, *, event: MailEvent) -> None:
        """Store a new one, with the event to announce."""
        ...

    def renew(self, invitation: Invitation, *, event: MailEvent) -> None:
        """Store one in its own place; raises `InvitationNotFound` when it was used or canceled."""
        ...

    def remove(self, organization_id: str, invitation_id: str) -> None:
        """Cancel one; nothing happens when it is not there."""
        ...


class Learners(Protocol):
    """The lists of organizations: rewritten rows with a version."""

    def get(self, organization_id: str, learner_id: str) -> Learner:
        """The learner, read consistently; raises `LearnerNotFound`."""
        ...

    def find_many(self, organization_id: str, ids: Sequence[str]) -> Mapping[str, Learner]:
        """Those there are of these ids (at most 100), by id."""
        ...

    def save(self, learner: Learner) -> None:
        """Write it if its version is the one read (0: it must be new); raises `StaleRow`."""
        ...

    def save_many(self, learners: Sequence[Learner]) -> None:
        """Like `save`, at most 100, all or none of them; raises `StaleRow`."""
        ...

    def list_page(
        self,
        organization_id: str,
        *,
        division: str | None = None,
        after: str = "",
        limit: int = 100,
    ) -> tuple[Sequence[Learner], str]:
        """Learners by class then name, and where the next page starts ("": end).

        Gone and merged ones are left out.
        """
        ...

    def search(self, organization_id: str, name: str, *, limit: int = 50) -> Sequence[Learner]:
        """Learners whose last name starts like that (as `learner.plain` sees it), gone ones too."""
        ...

    def list_born(self, organization_id: str, birth_date: date) -> Sequence[Learner]:
        """Learners with this birth date, gone ones left out."""
        ...

    def list_of_user(self, user_id: str) -> Sequence[Learner]:
        """The learners, one an organization, whose account this is."""
        ...

    def each(self, organization_id: str) -> Iterable[Learner]:
        """Everybody, gone ones too, read as one goes: for jobs, never for a screen."""
        ...

    def divisions(self, organization_id: str) -> Mapping[str, int]:
        """The classes and how many are in each, as of the last count."""
        ...

    def count_divisions(self, organization_id: str) -> Mapping[str, int]:
        """Count the classes again and keep it."""
        ...


class Jobs(Protocol):
    """Long work and its progress; gone 40 days after it was done, or asked for."""

    def get(self, organization_id: str, job_id: str) -> Job:
        """The job, read consistently; raises `JobNotFound`."""
        ...

    def add(self, job: Job, *, event: JobEvent | None = None) -> None:
        """Store a new one; raises `RowExists`.

        An `event` is put in the outbox with it, here as in `save`: announce it afterwards.
        """
        ...

    def save(self, job: Job, *, event: JobEvent | None = None) -> None:
        """Rewrite it if its version is the one read; raises `StaleRow`."""
        ...

    def list_of(self, organization_id: str, kind: JobKind, *, limit: int = 20) -> Sequence[Job]:
        """The newest first."""
        ...


class Announcements(Protocol):
    """Where events of long work go once they are stored."""

    def announce(self, event: JobEvent | CertificateRequested) -> None:
        """Hand it to its queue; one that cannot be handed now leaves the outbox later."""
        ...


class Sheets(Protocol):
    """Papers to print, in the languages of the service: documents that screen readers can read."""

    def cards(self, sheet: CardSheet, lang: Lang) -> bytes:
        """The sign-in cards of a class, as a PDF."""
        ...

    def file_name(self, division: str, lang: Lang) -> str:
        """What a browser saves the cards under."""
        ...


class MadeFiles(Protocol):
    """Files that jobs make, one a job, each gone after its days."""

    def put(self, job: Job, content: IO[bytes], *, name: str, media_type: str) -> None:
        """Keep the whole file, or none of it; `name` is what a browser saves it under."""
        ...

    def address(self, job: Job, *, now: datetime) -> str | None:
        """An address to fetch the file of a job, good for five minutes.

        None when the job is not done, or its file is gone: cards after a day, others after seven.
        """
        ...


class Campaigns(Protocol):
    """Campaigns, each under a code of its own."""

    def get(self, organization_id: str, campaign_id: str) -> Campaign:
        """The organization's campaign; raises `CampaignNotFound`, also when it is another's."""
        ...

    def find_by_code(self, code: str) -> Campaign:
        """The campaign of a code; raises `CampaignNotFound`, also when it was deleted."""
        ...

    def read(self, campaign_id: str) -> Campaign:
        """For workers: the campaign; raises `CampaignNotFound`."""
        ...

    def add(self, campaign: Campaign) -> None:
        """Store a new one with its code; raises `CodeTaken`, `RowExists`."""
        ...

    def save(self, campaign: Campaign) -> None:
        """Rewrite it if its version is the one read; raises `StaleRow`."""
        ...

    def list_of(self, organization_id: str) -> Sequence[Campaign]:
        """Every campaign of the organization, deleted ones too, the newest first."""
        ...


class Logos(Protocol):
    """Pictures of campaigns, each at the place that its bytes name."""

    def put(self, logo: Logo, content: bytes) -> None:
        """Keep the picture; the same one twice is one."""
        ...

    def address(self, logo: Logo) -> str:
        """An address to fetch it, good for five minutes."""
        ...


class Participations(Protocol):
    """Who takes part, and how far they are: rewritten rows with a version."""

    def get(self, campaign_id: str, participation_id: str) -> Participation:
        """The participation, read consistently; raises `ParticipationNotFound`."""
        ...

    def save(self, participation: Participation) -> None:
        """Write it if its version is the one read (0: it must be new); raises `StaleRow`."""
        ...

    def list_page(
        self,
        campaign_id: str,
        *,
        division: str | None = None,
        after: str = "",
        limit: int = 100,
    ) -> tuple[Sequence[Participation], str]:
        """By class then name, and where the next page starts ("": end); deleted ones left out."""
        ...

    def list_shared(
        self, campaign_id: str, *, since: datetime, after: str = "", limit: int = 100
    ) -> tuple[Sequence[Participation], str]:
        """What was sent at that instant or later, in that order, and where the next page starts.

        Deleted ones are left out: a page may be short, even empty, and be followed by others.
        """
        ...

    def list_of_user(self, user_id: str) -> Sequence[Participation]:
        """Every participation of a person, the newest first."""
        ...

    def delete_of(self, user_id: str) -> None:
        """Forget who the person was: names and account go, what was counted stays counted."""
        ...
