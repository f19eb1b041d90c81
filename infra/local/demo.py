"""Demonstration data, made through the use cases; running it twice changes nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib import wiring
from chalicelib.core.draws import identifier_of
from chalicelib.core.errors import NothingToAsk, UnknownCompetence
from chalicelib.services import assessment
from chalicelib.wiring import training as training_wiring
from infra.local.demo_center import CENTER, MANAGER, make_center
from infra.local.demo_jury import make_held
from infra.local.demo_partner import make_partner
from infra.local.demo_people import PASSWORD, Account, Person, answer_on, moments, signed_up
from infra.local.demo_school import founded, make_school, make_staff

__all__ = ["EMAIL", "PASSWORD", "Account", "Past", "make"]

LEARNER = Person("learner", "Camille", "Martin")
EMAIL = LEARNER.email


@dataclass(frozen=True, slots=True)
class Past:
    """A competence the learner measured: how good they are, when, and where they stopped."""

    competence_id: str
    level: int
    days_ago: int
    stops_after: int = 99


PASTS = (
    Past("1.1", level=5, days_ago=12),
    Past("1.2", level=4, days_ago=12),
    Past("1.3", level=2, days_ago=11),
    Past("2.3", level=5, days_ago=9),
    Past("2.2", level=3, days_ago=9),
    Past("3.1", level=3, days_ago=8),
    Past("3.2", level=1, days_ago=3),
    Past("4.1", level=4, days_ago=2),
    Past("5.1", level=3, days_ago=1),
    Past("2.1", level=4, days_ago=0, stops_after=7),
)


def make() -> list[Account]:
    """Make what is missing; the accounts to print."""
    now = wiring.clock().now()
    user_id = signed_up(LEARNER, now)
    for past in PASTS:
        _relive(past, user_id, now)
    school = make_school(now)
    center = make_center(LEARNER, now)
    make_held(founded(CENTER, now), signed_up(MANAGER, now), now=now)
    return [LEARNER.account, *school, *center, make_partner(now), make_staff(now)]


def _relive(past: Past, user_id: str, now: datetime) -> None:
    stores = training_wiring.assessment_stores()
    if stores.profiles.find(user_id, past.competence_id) is not None:
        return
    times = moments(now - timedelta(days=past.days_ago, hours=1))
    request = assessment.Request(
        owner_id=user_id,
        lang="fr",
        now=next(times),
        new_id=identifier_of(f"demo#{user_id}#{past.competence_id}"),
    )
    try:
        asked = assessment.start_or_resume(stores, request, past.competence_id)
    except (NothingToAsk, UnknownCompetence):  # a release of a few competences only
        return
    answer_on(
        asked, name=past.competence_id, level=past.level, at_most=past.stops_after, times=times
    )
