"""What use cases need from outside, each contract in prose. Adapters name the vendor."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from chalicelib.core.assessment import Event, Header
from chalicelib.core.content import Release
from chalicelib.core.events import Event as Message
from chalicelib.core.events import MailEvent
from chalicelib.core.identity import Erasure, Lang, Principal, User
from chalicelib.core.knowledge import KnowledgeElement
from chalicelib.core.letter import Letter
from chalicelib.core.report import Report
from chalicelib.core.scoring import CompetenceProfile
from chalicelib.core.sign_in import Limit, RefreshFamily, ResetClaim, StepClaim, TrustedDevice


class Clock(Protocol):
    """The time. The local runner can move it."""

    def now(self) -> datetime:
        """The present, aware, in UTC."""
        ...


class Ids(Protocol):
    """Opaque ids."""

    def new_id(self) -> str:
        """24 characters, never given before."""
        ...


class Releases(Protocol):
    """Content releases, with their item parameters; immutable once stored."""

    def get(self, release_id: str, calibration_id: str = "") -> Release:
        """The release with the parameters of that calibration ("": those it was compiled with).

        Raises `UnknownRelease`, also when there is no such calibration of it.
        """
        ...

    def current(self) -> Release:
        """The release and the calibration that humans activated last; raises `UnknownRelease`."""
        ...


class ReleaseStore(Protocol):
    """Files of content releases, by key."""

    def read(self, key: str) -> bytes:
        """The whole file; raises `UnknownRelease` when there is none."""
        ...


class ContentFiles(Protocol):
    """Attachments and pictures of a release."""

    def address(self, release_id: str, path: str, *, download_name: str = "") -> str:
        """An address to fetch `path` below the release's assets, good for five minutes."""
        ...


class Assessments(Protocol):
    """Assessments as append-only rows: a header, then one sequence of events."""

    def open(self, header: Header) -> None:
        """Store a new assessment's header; raises `RowExists` when there is one already."""
        ...

    def get(self, assessment_id: str) -> tuple[Header, Sequence[Event]]:
        """Header and events in order, read consistently; raises `AssessmentNotFound`."""
        ...

    def append(self, assessment_id: str, event: Event) -> None:
        """Add the event at its own sequence number; raises `RowExists` if that one is taken."""
        ...

    def full_answer(self, assessment_id: str, sequence: int) -> str:
        """The text of an answer too long for its event's row."""
        ...

    def delete(self, assessment_id: str) -> None:
        """Remove the assessment whole; nothing happens when it is not there."""
        ...


class Reports(Protocol):
    """Problems reported on challenges, for their authors."""

    def add(self, report: Report) -> None:
        """Keep a report; the same id twice is one report."""
        ...

    def list_of(self, owner_id: str) -> Sequence[Report]:
        """Every report of the person."""
        ...

    def delete_of(self, owner_id: str) -> None:
        """Remove every report of a person."""
        ...


class Profiles(Protocol):
    """What a learner has shown, competence by competence: rewritten rows with a version."""

    def list_of(self, user_id: str) -> Sequence[CompetenceProfile]:
        """The rows of a learner, without knowledge elements."""
        ...

    def find(self, user_id: str, competence_id: str) -> CompetenceProfile | None:
        """The row of one competence, read consistently, or None."""
        ...

    def elements(self, user_id: str, competence_id: str) -> Sequence[KnowledgeElement]:
        """The newest knowledge element of each skill of the competence."""
        ...

    def save(
        self, profile: CompetenceProfile, elements: Sequence[KnowledgeElement] | None = None
    ) -> None:
        """Write the row (and elements, when given) if its version is the one read.

        Raises `StaleRow` when somebody else wrote in between.
        """
        ...

    def register(self, user_id: str, assessment_id: str) -> None:
        """Note that the assessment is this learner's."""
        ...

    def list_assessments(self, user_id: str) -> Sequence[str]:
        """The ids of every assessment registered for the learner."""
        ...

    def delete(self, user_id: str) -> None:
        """Remove every row of the learner."""
        ...


# accounts


class Accounts(Protocol):
    """Accounts, and what they are found by: addresses, user names, identities of elsewhere.

    Each of these belongs to one account at most: whoever comes second is refused with `EmailTaken`,
    `UsernameTaken` or `IdentityTaken`, and nothing is stored.
    """

    def get(self, user_id: str) -> User:
        """The account, read consistently; raises `AccountNotFound`, also when it is closed."""
        ...

    def find_by_email(self, email_key: str) -> User | None:
        """The account that holds the address, or None."""
        ...

    def find_by_username(self, username: str) -> User | None:
        """The account of the user name, however it is typed, or None."""
        ...

    def find_by_identity(self, key: str) -> User | None:
        """The account linked to the identity of that key (`LinkedIdentity.key`), or None."""
        ...

    def add(self, user: User, *, event: MailEvent | None = None) -> None:
        """Store a new account with all it is found by; raises `RowExists` when the id is taken.

        An account that expires goes on the list of erasures in the same transaction, and an
        `event` to announce in the outbox: here as in the two below.
        """
        ...

    def save(self, user: User, *, event: MailEvent | None = None) -> None:
        """Rewrite an account; what it is found by does not change.

        Raises `StaleRow` when its version is another one now, or it is closed.
        """
        ...

    def register(self, user: User, *, before: User, event: MailEvent | None = None) -> None:
        """Rewrite the account `before` with another address, user name or identities.

        What it has no more is free at once. An anonymous account that expires no more leaves the
        list of erasures. Raises `StaleRow` when it changed or was closed in between.
        """
        ...

    def close(self, user: User, *, last_erasure_at: datetime) -> None:
        """Forget who the person is: from now on nobody can sign in.

        Frees all it is found by, drops every personal field, and puts the account on the list of
        erasures for `last_erasure_at`, all at once. Raises `StaleRow` when not `version`.
        """
        ...


class RefreshFamilies(Protocol):
    """Who is signed in where."""

    def add(self, family: RefreshFamily) -> None:
        """Store a new family."""
        ...

    def find(self, user_id: str, family_id: str) -> RefreshFamily | None:
        """The family, read consistently, or None."""
        ...

    def list_of(self, user_id: str) -> Sequence[RefreshFamily]:
        """Every family of an account."""
        ...

    def turn(self, family: RefreshFamily) -> None:
        """Store a family that has turned; raises `StaleRow` when another request turned it."""
        ...

    def strengthen(self, user_id: str, family_id: str) -> None:
        """A code of the second factor was given there; nothing happens when it is revoked."""
        ...

    def remove(self, user_id: str, family_id: str) -> None:
        """Revoke one family; nothing happens when it is not there."""
        ...

    def remove_all(self, user_id: str, *, but: str = "") -> None:
        """Revoke every family of an account, except `but`."""
        ...


class Devices(Protocol):
    """Browsers from which an account was signed in to: others cannot lock it for them."""

    def trust(self, user_id: str, device_id: str, *, now: datetime) -> None:
        """Remember, for `TRUSTED_DEVICE_LIFE`, that this browser has known the password."""
        ...

    def is_trusted(self, user_id: str, device_id: str, *, now: datetime) -> bool:
        """Has this browser known the password, not too long ago?"""
        ...

    def list_of(self, user_id: str) -> Sequence[TrustedDevice]:
        """Every browser trusted by an account."""
        ...

    def remove_all(self, user_id: str) -> None:
        """Forget them all."""
        ...


class Throttles(Protocol):
    """Counts failures by account and by device; the counts go by themselves."""

    def count(self, key: str, limit: Limit, *, now: datetime) -> int:
        """Count one attempt in the present window and return the count, itself included."""
        ...

    def take_back(self, key: str, limit: Limit, *, now: datetime) -> None:
        """Uncount one attempt of the present window: it was no failure."""
        ...


class Passwords(Protocol):
    """Hashing and judging passwords. Slow on purpose."""

    def hash(self, password: str) -> str:
        """A salted hash that says how it was made."""
        ...

    def matches(self, password_hash: str, password: str) -> bool:
        """Is it this one? An empty hash takes the same time and matches nothing."""
        ...

    def is_outdated(self, password_hash: str) -> bool:
        """Was the hash made with weaker settings than today's?"""
        ...

    def is_common(self, password: str, own_words: Sequence[str]) -> bool:
        """Would it be among the first tried by somebody who knows the person?"""
        ...


class Tokens(Protocol):
    """Signed texts, each for one purpose, read without any storage."""

    def access(self, principal: Principal, *, now: datetime) -> str:
        """An access token, good for `ACCESS_LIFE`."""
        ...

    def exam_pass(self, holder: Principal, *, now: datetime) -> str:
        """The pass of a candidate's machine or of an invigilator, good for `PASS_LIFE`."""
        ...

    def principal(self, token: str, *, now: datetime) -> Principal:
        """Whom an access token or a pass names; raises `NotSignedIn`."""
        ...

    def reset_link(self, claim: ResetClaim, *, now: datetime) -> str:
        """A token for a link that lets somebody choose a new password, good for `LINK_LIFE`."""
        ...

    def reset_claim(self, token: str, *, now: datetime) -> ResetClaim:
        """What the link says; raises `LinkExpired`."""
        ...

    def step(self, claim: StepClaim, *, now: datetime) -> str:
        """A token for the browser of somebody who is half-way in, good for `STEP_LIFE`."""
        ...

    def step_claim(self, token: str, *, now: datetime) -> StepClaim:
        """What that token says; raises `StepExpired`."""
        ...

    def cursor(self, name: str, place: str) -> str:
        """An opaque text for the place where the next page of the list `name` starts."""
        ...

    def place(self, name: str, cursor: str) -> str:
        """The place that a cursor of that list names; raises `BadCursor`."""
        ...

    def derived(self, name: str) -> Sequence[str]:
        """The secret of that name, which only we can tell: under today's key first, then under
        yesterday's."""
        ...

    def successors(self, secret: str) -> Sequence[str]:
        """The refresh secret that follows: under today's key first, then under yesterday's."""
        ...


class Erasures(Protocol):
    """The list of accounts whose data must go at a date (a work list)."""

    def due(self, *, now: datetime, at_most: int) -> Sequence[Erasure]:
        """The accounts to erase now, at most that many."""
        ...

    def done(self, erasure: Erasure) -> None:
        """Take a closed account off the list and remove what is left of it.

        Nothing happens when it is done already; raises `StaleRow` when the account is not closed.
        """
        ...


class Queue(Protocol):
    """Where events wait for a worker."""

    def send(self, event: Message) -> None:
        """Put one event; it is delivered at least once. Raises `QueueUnavailable`."""
        ...


class Outbox(Protocol):
    """Events of one queue, stored with the state they announce until it has them (a work list)."""

    def due(self, *, now: datetime, at_most: int) -> Sequence[Message]:
        """Events that should have left a minute ago or more, at most that many."""
        ...

    def done(self, event: Message) -> None:
        """A queue has it."""
        ...


class Mailer(Protocol):
    """Sends mails."""

    def send(self, letter: Letter, *, to: str) -> None:
        """Hand one mail to the carrier; raises when it does not take it."""
        ...


class Letters(Protocol):
    """The words of mails, in the languages of the service."""

    def write(self, name: str, lang: Lang, values: Mapping[str, str]) -> Letter:
        """The letter `name`, its places filled; values are text, never markup."""
        ...


class Deliveries(Protocol):
    """Which messages were already carried out."""

    def begin(self, message_id: str, *, now: datetime) -> bool:
        """True: go on; False: already done. Raises `StaleRow` while another one is at it."""
        ...

    def finish(self, message_id: str, *, now: datetime) -> None:
        """It is done: never again."""
        ...
