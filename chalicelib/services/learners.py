"""The list of an organization as its members see it: reading, searching, adding, correcting."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from chalicelib.core.errors import AccountNotFound
from chalicelib.core.identity import User, readable_name
from chalicelib.core.learner import Learner, plain
from chalicelib.core.orga_errors import InvalidDivision, LearnerKnown, LearnerNotFound
from chalicelib.core.pupil_account import Access, access_of, unlinked
from chalicelib.ports import Accounts
from chalicelib.ports.orga import Learners, Memberships
from chalicelib.ports.results import CertifiabilityRows

DIVISION_MAX_LENGTH = 40
FOUND_AT_MOST = 50
NAMESAKES_AT_MOST = 200
_WORDS_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class LearnerDoors:
    """What these use cases need from outside."""

    learners: Learners
    accounts: Accounts
    memberships: Memberships
    levels: CertifiabilityRows


@dataclass(frozen=True, slots=True)
class NewLearner:
    """Somebody to add to the list by hand."""

    first_name: str = field(repr=False)
    last_name: str = field(repr=False)
    birth_date: date | None = field(default=None, repr=False)
    division: str = ""


@dataclass(frozen=True, slots=True)
class LearnerChange:
    """What to correct; None is left as it is."""

    first_name: str | None = field(default=None, repr=False)
    last_name: str | None = field(default=None, repr=False)
    division: str | None = None


@dataclass(frozen=True, slots=True)
class SignInWays:
    """How a learner gets in, as far as a teacher needs to know to help."""

    access: Access
    has_email: bool = False
    has_password: bool = False
    has_identity: bool = False
    must_change_password: bool = False


def list_learners(
    doors: LearnerDoors, organization_id: str, *, division: str | None, after: str
) -> tuple[Sequence[Learner], str]:
    """A page of the list, by class then name."""
    return doors.learners.list_page(organization_id, division=division, after=after)


def search_learners(doors: LearnerDoors, organization_id: str, name: str) -> Sequence[Learner]:
    """Learners whose name has all these words; one of them starts the last name."""
    words = [word for word in map(plain, name.split()) if word][:_WORDS_AT_MOST]
    found: dict[str, Learner] = {}
    for start in dict.fromkeys((plain(name), *words)):
        for learner in doors.learners.search(organization_id, start, limit=FOUND_AT_MOST):
            whole = plain(learner.last_name) + plain(learner.first_name)
            if all(word in whole for word in words):
                found[learner.id] = learner
    return sorted(found.values(), key=lambda learner: learner.sort_key)[:FOUND_AT_MOST]


def read_learner(
    doors: LearnerDoors, organization_id: str, learner_id: str
) -> tuple[Learner, SignInWays]:
    """A learner, and how they get in; raises `LearnerNotFound`."""
    learner = _standing(doors, organization_id, learner_id)
    user = _account_of(doors, learner)
    if user is None:
        return learner, SignInWays("none")
    links = doors.learners.list_of_user(user.id)
    is_member = bool(doors.memberships.list_of(user.id))
    ways = SignInWays(
        access=access_of(user, learner, links, is_member=is_member),
        has_email=user.email is not None,
        has_password=user.has_password,
        has_identity=bool(user.identities),
        must_change_password=user.must_change_password,
    )
    return learner, ways


def add_learner(
    doors: LearnerDoors, organization_id: str, form: NewLearner, *, learner_id: str
) -> Learner:
    """Add somebody by hand, or back; raises `LearnerKnown` when they are on the list already."""
    learner = Learner(
        learner_id,
        organization_id,
        readable_name(form.first_name, pointer="/first_name"),
        readable_name(form.last_name, pointer="/last_name"),
        form.birth_date,
        readable_division(form.division),
    )
    stored = doors.learners.find_many(organization_id, [learner_id])
    if learner_id in stored:  # the same request again
        return stored[learner_id]
    same = [other for other in _namesakes(doors, learner) if _is_the_same(learner, other)]
    if any(other.is_active for other in same):
        raise LearnerKnown
    if same:  # who comes back finds again what was theirs
        learner = replace(same[0], is_active=True, division=learner.division)
    doors.learners.save(learner)
    doors.learners.count_divisions(organization_id)
    return replace(learner, version=learner.version + 1)


def change_learner(
    doors: LearnerDoors, organization_id: str, learner_id: str, *, change: LearnerChange
) -> Learner:
    """Correct names or move to another class; raises `LearnerNotFound`, `StaleRow`."""
    before = _standing(doors, organization_id, learner_id)
    learner = before
    if change.first_name is not None:
        learner = replace(
            learner, first_name=readable_name(change.first_name, pointer="/first_name")
        )
    if change.last_name is not None:
        learner = replace(learner, last_name=readable_name(change.last_name, pointer="/last_name"))
    if change.division is not None:
        learner = replace(learner, division=readable_division(change.division))
    if learner == before:
        return learner
    doors.learners.save(learner)
    if learner.division != before.division:
        doors.learners.count_divisions(organization_id)
    return replace(learner, version=learner.version + 1)


def unlink_learner(doors: LearnerDoors, organization_id: str, learner_id: str) -> Learner:
    """Part a learner from an account that is not theirs, which keeps its results; safe twice."""
    learner = doors.learners.get(organization_id, learner_id)
    if learner.user_id is None:
        return learner
    parted = unlinked(learner)
    doors.learners.save(parted)
    doors.levels.remove(organization_id, learner_id)  # they are not this person's
    return replace(parted, version=parted.version + 1)


def readable_division(text: str) -> str:
    """The name of a class, spaces tidied; raises `InvalidDivision`."""
    name = " ".join(text.split())
    if len(name) > DIVISION_MAX_LENGTH or not name.isprintable():
        raise InvalidDivision
    return name


def _standing(doors: LearnerDoors, organization_id: str, learner_id: str) -> Learner:
    learner = doors.learners.get(organization_id, learner_id)
    if learner.merged_into is not None:
        raise LearnerNotFound
    return learner


def _account_of(doors: LearnerDoors, learner: Learner) -> User | None:
    if learner.user_id is None:
        return None
    try:
        return doors.accounts.get(learner.user_id)
    except AccountNotFound:
        return None


def _namesakes(doors: LearnerDoors, learner: Learner) -> Sequence[Learner]:
    where, name = learner.organization_id, learner.last_name
    return doors.learners.search(where, name, limit=NAMESAKES_AT_MOST)


def _is_the_same(learner: Learner, other: Learner) -> bool:
    """Same names and no other birth date."""
    names = [(plain(one.last_name), plain(one.first_name)) for one in (learner, other)]
    dates = {learner.birth_date, other.birth_date} - {None}
    return names[0] == names[1] and len(dates) < 2
