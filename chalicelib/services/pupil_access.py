"""One-time passwords: for one pupil who is stuck, or on the cards of a whole class."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO
from itertools import islice

from chalicelib.core.errors import RowExists
from chalicelib.core.events import ExportRequested
from chalicelib.core.identity import Lang, User
from chalicelib.core.job import Job
from chalicelib.core.learner import Learner
from chalicelib.core.orga_errors import EmptyDivision, LearnerNotFound
from chalicelib.core.pupil_account import (
    Access,
    access_of,
    check_ours,
    holder,
    names_for,
    open_account,
    pupil,
)
from chalicelib.core.sign_in_cards import Card, CardSheet, card_of
from chalicelib.core.usernames import one_time_password, with_username
from chalicelib.ports import Accounts, Passwords, RefreshFamilies, Tokens
from chalicelib.ports.orga import (
    Announcements,
    Jobs,
    Learners,
    MadeFiles,
    Memberships,
    Organizations,
    Sheets,
)

CARDS_AT_MOST = 400
"""A class has forty pupils; a list without classes is printed by parts."""
_SAVED_EVERY = 10


@dataclass(frozen=True, slots=True)
class AccessDoors:
    """What giving access needs from outside."""

    learners: Learners
    accounts: Accounts
    memberships: Memberships
    families: RefreshFamilies
    passwords: Passwords
    new_id: Callable[[], str]


@dataclass(frozen=True, slots=True)
class CardDoors:
    """What making cards needs besides."""

    access: AccessDoors
    organizations: Organizations
    jobs: Jobs
    announcements: Announcements
    files: MadeFiles
    sheets: Sheets
    tokens: Tokens


@dataclass(frozen=True, slots=True)
class Given:
    """What a teacher hands to a pupil: good for one sign-in."""

    username: str = field(repr=False)
    one_time_password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CardOrder:
    """The cards of a class; `renews`: also for pupils who have chosen a password."""

    division: str
    renews: bool
    lang: Lang

    @property
    def options(self) -> dict[str, str]:
        """What the job keeps of it."""
        renews = "yes" if self.renews else "no"
        return {"division": self.division, "renews": renews, "lang": self.lang}

    @classmethod
    def of(cls, job: Job) -> "CardOrder":
        """The order that a job keeps."""
        options = job.options
        lang: Lang = "en" if options["lang"] == "en" else "fr"
        return cls(options["division"], options["renews"] == "yes", lang)


def give_access(
    doors: AccessDoors, organization_id: str, learner_id: str, *, lang: Lang, now: datetime
) -> Given:
    """Make the pupil's account, or give it a new password for one use; other browsers are out.

    Raises `AccountOfOnesOwn`, `AccountElsewhere`, `LearnerNotFound`, `LearnerLinked`.
    """
    learner = doors.learners.get(organization_id, learner_id)
    if learner.merged_into is not None:
        raise LearnerNotFound
    password = one_time_password(doors.new_id())
    user = holder(doors.accounts, learner, now=now)
    check_ours(_access(doors, learner, user))
    learner = _given(doors, learner, user, password=password, lang=lang, now=now)
    return Given(learner.username, password)


def order_cards(
    doors: CardDoors,
    organization_id: str,
    order: CardOrder,
    *,
    ordered_by: str,
    job_id: str,
    now: datetime,
) -> Job:
    """Have the cards of a class made; raises `EmptyDivision`. Safe twice under the same id."""
    page, _ = doors.access.learners.list_page(organization_id, division=order.division, limit=1)
    if not page:
        raise EmptyDivision
    job = Job(
        id=job_id,
        organization_id=organization_id,
        kind="cards",
        status="waiting",
        created_by=ordered_by,
        created_at=now,
        options=order.options,
    )
    event = ExportRequested(doors.access.new_id(), now, organization_id, job_id)
    try:
        doors.jobs.add(job, event=event)
    except RowExists:
        return doors.jobs.get(organization_id, job_id)
    doors.announcements.announce(event)
    return replace(job, version=1)


def make_cards(doors: CardDoors, job: Job, *, now: datetime) -> Job:
    """Give access to the class of the job and print its cards; safe to run twice.

    Passwords are derived from the job: a run that was cut short is done again with the same ones.
    """
    order = CardOrder.of(job)
    learners = list(islice(_class(doors.access, job.organization_id, order), CARDS_AT_MOST))
    job = replace(job, total=len(learners))
    cards: list[Card] = []
    for learner in learners:
        cards.append(_card(doors, job, learner, now=now))
        if len(cards) % _SAVED_EVERY == 0:
            job = _saved(doors, replace(job, done=len(cards)))
    name = doors.organizations.get(job.organization_id).name
    content = doors.sheets.cards(CardSheet(name, order.division, tuple(cards)), order.lang)
    file_name = doors.sheets.file_name(order.division, order.lang)
    doors.files.put(job, BytesIO(content), name=file_name, media_type="application/pdf")
    given = sum(card.way == "password" for card in cards)
    outcome = {"cards": len(cards), "given": given, "left": len(cards) - given}
    done = replace(job, status="done", done=len(cards), outcome=outcome, finished_at=now)
    return _saved(doors, done)


def _card(doors: CardDoors, job: Job, learner: Learner, *, now: datetime) -> Card:
    order = CardOrder.of(job)
    user = holder(doors.access.accounts, learner, now=now)
    access = _access(doors.access, learner, user)
    if access in {"own", "elsewhere"}:
        return card_of(learner, access)
    if user is not None and not (order.renews or user.must_change_password):
        return card_of(learner, "known" if learner.username else "own")
    secret = doors.tokens.derived(f"cards#{job.id}#{learner.id}")[0]
    password = one_time_password(secret)
    given = _given(doors.access, learner, user, password=password, lang=order.lang, now=now)
    return card_of(given, "password", password=password)


def _given(
    doors: AccessDoors,
    learner: Learner,
    user: User | None,
    *,
    password: str,
    lang: Lang,
    now: datetime,
) -> Learner:
    """The learner once the account has this password, for one use."""
    hashed = doors.passwords.hash(password)
    if user is None:
        new = pupil(doors.new_id(), learner, lang=lang, now=now)
        new = replace(new, password_hash=hashed, must_change_password=True)
        _, named = open_account(
            new, learner, learners=doors.learners, accounts=doors.accounts, now=now
        )
        return named
    renewed = replace(user, password_hash=hashed, must_change_password=True)
    if renewed.username is None:
        renewed = with_username(renewed, names_for(learner), doors.accounts.save)
    else:
        doors.accounts.save(renewed)
    doors.families.remove_all(user.id)
    if learner.username == renewed.username:
        return learner
    named = replace(learner, username=renewed.username or "")
    doors.learners.save(named)
    return replace(named, version=named.version + 1)


def _access(doors: AccessDoors, learner: Learner, user: User | None) -> Access:
    if user is None:
        return "none"
    links = doors.learners.list_of_user(user.id)
    return access_of(user, learner, links, is_member=bool(doors.memberships.list_of(user.id)))


def _class(doors: AccessDoors, organization_id: str, order: CardOrder) -> Iterator[Learner]:
    after = ""
    while True:
        page, after = doors.learners.list_page(
            organization_id, division=order.division, after=after
        )
        for listed in page:  # the index is an instant late: the row itself says who is linked
            yield doors.learners.get(organization_id, listed.id)
        if not after:
            return


def _saved(doors: CardDoors, job: Job) -> Job:
    doors.jobs.save(job)
    return replace(job, version=job.version + 1)
