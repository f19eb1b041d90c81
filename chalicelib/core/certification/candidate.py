"""Candidates: who is registered in a session, and what is arranged for them."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Adjustment = Literal["accessible_challenges", "no_focus_watch"]
"""What is done for somebody, never why: only challenges for screen reader and keyboard; leaving
the page is not noticed."""
ADJUSTMENTS: tuple[Adjustment, ...] = ("accessible_challenges", "no_focus_watch")
EXTRA_PERCENTS = range(1, 100)
ADULT_YEARS = 18
OLDEST_BIRTH = date(1900, 1, 1)
Sex = Literal["F", "M"]
Billing = Literal["", "free", "paid", "prepaid"]
"""Who pays; "" in a school."""


@dataclass(frozen=True, slots=True)
class BirthPlace:
    """Sex and birthplace, asked only of adults who choose that the CPF be told."""

    sex: Sex = field(repr=False)
    country: str = field(repr=False)
    insee_code: str = field(default="", repr=False)
    postal_code: str = field(default="", repr=False)
    city: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody registered in a session; the id is also that of their exam and certification.

    `number`: their place in the session's list, from 1, never given twice. `user_id`: the account
    the result goes to, known early for a pupil of a class, else when they join. `ticket`: opens
    their exam alone (14 characters, printed as a QR code). `extra_percent`: extra time.
    """

    id: str
    session_id: str
    number: int
    first_name: str = field(repr=False)
    last_name: str = field(repr=False)
    birth_date: date = field(repr=False)
    ticket: str = field(repr=False)
    user_id: str | None = None
    school_id: str = ""
    learner_id: str = ""
    division: str = ""
    external_id: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    recipient_email: str = field(default="", repr=False)
    extra_percent: int = 0
    adjustments: tuple[Adjustment, ...] = ()
    cpf: BirthPlace | None = field(default=None, repr=False)
    wants_clea: bool = False
    billing: Billing = ""
    prepayment_code: str = field(default="", repr=False)
    version: int = 0

    @property
    def needs_accessible(self) -> bool:
        """Only challenges for screen reader and keyboard?"""
        return "accessible_challenges" in self.adjustments

    def minutes(self, usual: int) -> int:
        """The time they are given, rounded up to a whole minute."""
        return -(-usual * (100 + self.extra_percent) // 100)
