"""Demonstration data, made through the use cases; running it twice changes nothing.

Today only the learner's rooms exist, so `learner@demo.test` is the only account: teachers,
centres, invigilators, staff and partners come with their rooms.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count

from chalicelib import wiring
from chalicelib.core.assessment import Submission
from chalicelib.core.draws import draw, identifier_of
from chalicelib.core.errors import NothingToAsk, UnknownCompetence
from chalicelib.core.grading import Answer, model_answer
from chalicelib.core.identity import email_key
from chalicelib.services import assessment as use_cases
from chalicelib.services import sign_in

PASSWORD = "boussole et marees du nord"
EMAIL = "learner@demo.test"
ANSWER_TAKES = timedelta(seconds=50)


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


@dataclass(frozen=True, slots=True)
class Account:
    """An account to try the product with."""

    email: str
    password: str
    role: str


def make() -> list[Account]:
    """Make what is missing; the accounts to print."""
    now = wiring.clock().now()
    user_id = _learner(now)
    for past in PASTS:
        _relive(past, user_id, now)
    return [Account(EMAIL, PASSWORD, "learner")]


def _learner(now: datetime) -> str:
    numbers = count()
    doors = replace(
        wiring.sign_in_doors(), new_id=lambda: identifier_of(f"demo#learner#{next(numbers)}")
    )
    known = doors.accounts.find_by_email(email_key(EMAIL))
    if known is not None:
        return known.id
    form = sign_in.SignUp(
        email=EMAIL, password=PASSWORD, first_name="Camille", last_name="Martin", lang="fr"
    )
    signed_in = sign_in.sign_up(doors, form, principal=None, device_id="demo", now=now)
    doors.families.remove_all(signed_in.user.id)  # its tokens come from known ids
    return signed_in.user.id


def _relive(past: Past, user_id: str, now: datetime) -> None:
    stores = wiring.assessment_stores()
    if stores.profiles.find(user_id, past.competence_id) is not None:
        return
    moments = _moments(now - timedelta(days=past.days_ago, hours=1))
    request = use_cases.Request(
        owner_id=user_id,
        lang="fr",
        now=next(moments),
        new_id=identifier_of(f"demo#{user_id}#{past.competence_id}"),
    )
    try:
        asked = use_cases.start_or_resume(stores, request, past.competence_id)
    except (NothingToAsk, UnknownCompetence):  # a release of a few competences only
        return
    challenge = asked.challenge
    for position in range(1, past.stops_after + 1):
        if challenge is None:
            return
        level = stores.releases.current().skill(challenge.skill_id).level
        is_known = _is_known(past, challenge.id, level)
        answer: Answer = model_answer(challenge) if is_known else None
        challenge = use_cases.submit_answer(
            stores,
            asked.assessment.header.id,
            Submission(position=position, challenge_id=challenge.id, answer=answer),
            owner_id=user_id,
            now=next(moments),
        ).next_challenge


def _moments(start: datetime) -> Iterator[datetime]:
    return (start + ANSWER_TAKES * step for step in count())


def _is_known(past: Past, challenge_id: str, level: int) -> bool:
    """Nearly everything up to their level, hardly anything above."""
    luck = draw(f"demo#{past.competence_id}#{challenge_id}", 0) % 100
    return luck < (93 if level <= past.level else 7)
