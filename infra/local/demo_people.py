"""People of the demonstration: accounts with known ids, made once, left without an open browser."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count

from chalicelib.core.assessment import Submission
from chalicelib.core.draws import draw, identifier_of
from chalicelib.core.grading import Answer, model_answer
from chalicelib.core.identity import email_key
from chalicelib.services import assessment, sign_in
from chalicelib.wiring import accounts as accounts_wiring
from chalicelib.wiring import training as training_wiring

PASSWORD = "boussole et marees du nord"
ANSWER_TAKES = timedelta(seconds=50)


@dataclass(frozen=True, slots=True)
class Account:
    """An account to try the product with; `login` is an address or a user name."""

    login: str
    password: str
    role: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an address; the role is also what their ids are made from."""

    role: str
    first_name: str
    last_name: str

    @property
    def email(self) -> str:
        """Where mails of the demonstration go."""
        return f"{self.role}@demo.test"

    @property
    def account(self) -> Account:
        """What to print."""
        return Account(self.email, PASSWORD, self.role)


def ids_of(name: str) -> Callable[[], str]:
    """New ids, the same at each run."""
    numbers = count()
    return lambda: identifier_of(f"demo#{name}#{next(numbers)}")


def signed_up(person: Person, now: datetime) -> str:
    """The account of a person, made if it is missing; its id."""
    doors = replace(accounts_wiring.sign_in_doors(), new_id=ids_of(person.role))
    known = doors.accounts.find_by_email(email_key(person.email))
    if known is not None:
        return known.id
    form = sign_in.SignUp(
        email=person.email,
        password=PASSWORD,
        first_name=person.first_name,
        last_name=person.last_name,
        lang="fr",
    )
    signed_in = sign_in.sign_up(doors, form, principal=None, device_id="demo", now=now)
    doors.families.remove_all(signed_in.user.id)  # its tokens come from known ids
    return signed_in.user.id


def moments(start: datetime) -> Iterator[datetime]:
    """When each answer is given."""
    return (start + ANSWER_TAKES * step for step in count())


def answer_on(
    asked: assessment.Asked,
    *,
    name: str,
    level: int,
    at_most: int,
    times: Iterator[datetime],
) -> None:
    """Answer until the end, or so many times: nearly all up to a level, hardly anything above."""
    stores = training_wiring.assessment_stores()
    header, challenge = asked.assessment.header, asked.challenge
    first = len(asked.assessment.answers) + 1
    for position in range(first, first + at_most):
        if challenge is None:
            return
        release = stores.releases.get(header.release_id, header.calibration_id)
        luck = draw(f"demo#{name}#{challenge.id}", 0) % 100
        is_known = luck < (93 if release.skill(challenge.skill_id).level <= level else 7)
        answer: Answer = model_answer(challenge) if is_known else None
        challenge = assessment.submit_answer(
            stores,
            header.id,
            Submission(position=position, challenge_id=challenge.id, answer=answer),
            owner_id=header.owner_id,
            now=next(times),
        ).next_challenge
