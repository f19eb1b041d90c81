"""Cards that let a class in: what each says. No drawing."""

from dataclasses import dataclass, field
from typing import Literal

from chalicelib.core.learner import Learner

CardWay = Literal["password", "known", "own", "elsewhere"]
"""How the pupil gets in: with the one-time password of the card; with the password they chose; with
an address or identity of their own; with an account that another organization looks after."""


@dataclass(frozen=True, slots=True)
class Card:
    """One pupil's card. The password is a secret for one use."""

    first_name: str = field(repr=False)
    last_name: str = field(repr=False)
    way: CardWay
    username: str = field(default="", repr=False)
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class CardSheet:
    """The cards of a class, to print and cut."""

    organization_name: str
    division: str
    cards: tuple[Card, ...]


def card_of(learner: Learner, way: CardWay, *, password: str = "") -> Card:
    """The card of a learner; the user name is left out where it is not what one signs in with."""
    username = learner.username if way in {"password", "known"} else ""
    return Card(learner.first_name, learner.last_name, way, username, password)
