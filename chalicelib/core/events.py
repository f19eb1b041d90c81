"""What happened, in the past tense: frozen records that are also the messages of queues."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

# Every record has an `id`, which consumers see once, and the time `at` which it happened. None
# holds personal data: ids only, and the SHA-256 of an address where there may be no account.


@dataclass(frozen=True, slots=True)
class AccountRegistered:
    """Somebody has an account with an address."""

    id: str
    at: datetime
    user_id: str
    type: Literal["account_registered"] = "account_registered"
    version: Literal[1] = 1


@dataclass(frozen=True, slots=True)
class PasswordResetRequested:
    """Somebody asked for a link to choose a new password; there may be no such account."""

    id: str
    at: datetime
    email_key: str
    type: Literal["password_reset_requested"] = "password_reset_requested"
    version: Literal[1] = 1


@dataclass(frozen=True, slots=True)
class PasswordChanged:
    """The password of an account is another one now."""

    id: str
    at: datetime
    user_id: str
    type: Literal["password_changed"] = "password_changed"
    version: Literal[1] = 1


AccountChange = Literal["email_asked", "second_factor_added", "second_factor_removed"]


@dataclass(frozen=True, slots=True)
class AccountChanged:
    """Something its owner must hear of, in case it was somebody else."""

    id: str
    at: datetime
    user_id: str
    change: AccountChange
    type: Literal["account_changed"] = "account_changed"
    version: Literal[1] = 1


@dataclass(frozen=True, slots=True)
class EmailAsked:
    """A new address waits for its owner to show that they read it."""

    id: str
    at: datetime
    user_id: str
    pending_id: str
    type: Literal["email_asked"] = "email_asked"
    version: Literal[1] = 1


@dataclass(frozen=True, slots=True)
class MemberInvited:
    """Somebody is asked to join an organization; the invitation says who, until it is used."""

    id: str
    at: datetime
    organization_id: str
    invitation_id: str
    type: Literal["member_invited"] = "member_invited"
    version: Literal[1] = 1


@dataclass(frozen=True, slots=True)
class ImportRequested:
    """A file of learners waits to be read, accepted or undone: its job says which."""

    id: str
    at: datetime
    organization_id: str
    job_id: str
    type: Literal["import_requested"] = "import_requested"
    version: Literal[1] = 1


@dataclass(frozen=True, slots=True)
class ExportRequested:
    """A file waits to be made: its job says which."""

    id: str
    at: datetime
    organization_id: str
    job_id: str
    type: Literal["export_requested"] = "export_requested"
    version: Literal[1] = 1


@dataclass(frozen=True, slots=True)
class CertificateRequested:
    """A result was published: its certificate is to be made. The same twice makes one.

    Of a result that was revoked since: its certificate is to be withdrawn. `lang`: a copy in
    another language is made when its holder asks for it.
    """

    id: str
    at: datetime
    certification_id: str
    lang: Literal["fr", "en"] = "fr"
    type: Literal["certificate_requested"] = "certificate_requested"
    version: Literal[1] = 1


MailEvent = (
    AccountRegistered
    | PasswordResetRequested
    | PasswordChanged
    | AccountChanged
    | EmailAsked
    | MemberInvited
)
"""What the `mails` worker writes a letter about."""
JobEvent = ImportRequested | ExportRequested
"""Long work that a worker takes up; the same event twice finds its job further on."""
Event = MailEvent | JobEvent | CertificateRequested

QueueName = Literal["mails", "imports", "exports", "certificates"]
QUEUES: tuple[QueueName, ...] = ("mails", "imports", "exports", "certificates")


def queue_of(event: Event) -> QueueName:
    """The queue where an event waits for its worker."""
    if isinstance(event, ImportRequested):
        return "imports"
    if isinstance(event, CertificateRequested):
        return "certificates"
    return "exports" if isinstance(event, ExportRequested) else "mails"
