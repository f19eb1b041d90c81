"""Registering somebody in a session: what is asked, what may be wrong with it, who is known."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from chalicelib.core.certif_errors import CandidateFieldNotReadable, CandidatesTooMany
from chalicelib.core.certification import birth_place
from chalicelib.core.certification.birth_place import Flaw
from chalicelib.core.certification.candidate import (
    ADJUSTMENTS,
    ADULT_YEARS,
    EXTRA_PERCENTS,
    OLDEST_BIRTH,
    Adjustment,
    Billing,
    BirthPlace,
    Candidate,
)
from chalicelib.core.certification.session import (
    MAX_CANDIDATES,
    SECRET_LENGTH,
    CertificationSession,
    code,
)
from chalicelib.core.draws import identifier_of
from chalicelib.core.errors import EmailNotReadable, NameNotReadable
from chalicelib.core.identity import readable_email, readable_name
from chalicelib.core.learner import plain

_ID_MAX_LENGTH = 50
_PREPAYMENT_MAX_LENGTH = 50
Identity = tuple[str, str, date]


@dataclass(frozen=True, slots=True)
class Registration:
    """Who is to sit the exam and what is arranged for them; the same fields as `Candidate`."""

    first_name: str = field(repr=False)
    last_name: str = field(repr=False)
    birth_date: date = field(repr=False)
    external_id: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    recipient_email: str = field(default="", repr=False)
    extra_percent: int = 0
    adjustments: tuple[Adjustment, ...] = ()
    cpf: BirthPlace | None = field(default=None, repr=False)
    wants_clea: bool = False
    billing: Billing = ""
    prepayment_code: str = field(default="", repr=False)
    user_id: str | None = None
    school_id: str = ""
    learner_id: str = ""
    division: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """What holds for a session's candidates: the day of its exam, whether a school runs it."""

    on: date
    is_school: bool


def tidied(given: Registration) -> Registration:
    """The same, spaces tidied; what is no name or address is left for `flaws` to say."""
    return replace(
        given,
        first_name=_tidied_name(given.first_name),
        last_name=_tidied_name(given.last_name),
        external_id=" ".join(given.external_id.split()),
        email=given.email.strip(),
        recipient_email=given.recipient_email.strip(),
        prepayment_code="".join(given.prepayment_code.split()),
        adjustments=tuple(one for one in ADJUSTMENTS if one in given.adjustments),
        cpf=birth_place.tidied(given.cpf) if given.cpf else None,
    )


def flaws(given: Registration, expected: Expected) -> tuple[Flaw, ...]:
    """Everything wrong with a tidied registration, in the order of the form."""
    return tuple(_flaws(given, expected))


def checked(given: Registration, expected: Expected) -> Registration:
    """The registration, tidied; raises `CandidateFieldNotReadable` for the first flaw."""
    made = tidied(given)
    for flaw in flaws(made, expected):
        raise CandidateFieldNotReadable(f"/{flaw.field}", flaw.code)
    return made


def identity(one: Registration | Candidate) -> Identity:
    """By what two registrations are the same person's: names as they are compared, birth date."""
    return (_folded(one.last_name), _folded(one.first_name), one.birth_date)


def age(birth_date: date, on: date) -> int:
    """Whole years on that day."""
    return on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What a demand does to a list: whom it adds, whom it had added before (it was sent twice),
    who was there already, with what was said of them now."""

    new: tuple[Candidate, ...]
    again: tuple[Candidate, ...]
    known: tuple[tuple[Registration, Candidate], ...]


def enrolled(
    registrations: Iterable[Registration],
    there: Sequence[Candidate],
    session: CertificationSession,
    *,
    new_id: str,
) -> Enrolled:
    """What enrolling these does to those there are; somebody named twice is enrolled once.

    New ones are numbered after the last, each with a ticket; the same `new_id` gives the same ids
    and tickets. Raises `CandidatesTooMany`.
    """
    fresh: dict[str, Registration] = {}
    again, known = list[Candidate](), list[tuple[Registration, Candidate]]()
    for one in registrations:
        found, id_ = find_known(one, there), _id_of(one, new_id)
        if found is None:
            fresh.setdefault(id_, one)
        elif found.id == id_:
            again.append(found)
        else:
            known.append((one, found))
    if session.candidate_count + len(fresh) > MAX_CANDIDATES:
        raise CandidatesTooMany
    numbered = enumerate(fresh.values(), start=session.last_number + 1)
    new = (_candidate(one, session.id, number, new_id=new_id) for number, one in numbered)
    return Enrolled(tuple(new), tuple(again), tuple(known))


def find_known(one: Registration, there: Iterable[Candidate]) -> Candidate | None:
    """The same pupil, or somebody of the same name born the same day."""
    mine = identity(one)
    for candidate in there:
        is_pupil = bool(one.learner_id) and one.learner_id == candidate.learner_id
        if is_pupil and one.school_id == candidate.school_id:
            return candidate
        if identity(candidate) == mine:
            return candidate
    return None


def _candidate(one: Registration, session_id: str, number: int, *, new_id: str) -> Candidate:
    id_ = _id_of(one, new_id)
    return Candidate(
        id=id_,
        session_id=session_id,
        number=number,
        ticket=code(f"ticket/{new_id}/{id_}", SECRET_LENGTH),
        **{name: getattr(one, name) for name in Registration.__slots__},
    )


def _id_of(one: Registration, new_id: str) -> str:
    """The id that a demand gives to somebody; `new_id`, which nobody else knows, hides who."""
    last_name, first_name, birth_date = identity(one)
    return identifier_of(f"candidate/{new_id}/{last_name}/{first_name}/{birth_date}")


def _flaws(given: Registration, expected: Expected) -> Iterator[Flaw]:
    yield from _name_flaws("last_name", given.last_name)
    yield from _name_flaws("first_name", given.first_name)
    if given.birth_date <= OLDEST_BIRTH:
        yield Flaw("birth_date", "birth_date_must_be_greater")
    elif given.birth_date >= expected.on:
        yield Flaw("birth_date", "birth_date_in_the_future")
    yield from _email_flaws("email", given.email)
    yield from _email_flaws("recipient_email", given.recipient_email)
    if len(given.external_id) > _ID_MAX_LENGTH:
        yield Flaw("external_id", "too_long")
    if given.extra_percent and given.extra_percent not in EXTRA_PERCENTS:
        yield Flaw("extra_percent", "extra_time_out_of_range")
    yield from _cpf_flaws(given, expected)
    yield from _billing_flaws(given, expected)


def _name_flaws(name: str, text: str) -> Iterator[Flaw]:
    if not text:
        yield Flaw(name, "required")
        return
    try:
        readable_name(text, pointer=f"/{name}")
    except NameNotReadable:
        yield Flaw(name, "name_not_readable")


def _email_flaws(name: str, text: str) -> Iterator[Flaw]:
    try:
        _ = text and readable_email(text)
    except EmailNotReadable:
        yield Flaw(name, "email_not_readable")


def _cpf_flaws(given: Registration, expected: Expected) -> Iterator[Flaw]:
    """Sex and birthplace are only kept of adults who want their CPF to be told."""
    if given.cpf is None:
        return
    if age(given.birth_date, expected.on) < ADULT_YEARS:
        yield Flaw("cpf", "cpf_adults_only")
        return
    yield from birth_place.flaws(given.cpf)


def _billing_flaws(given: Registration, expected: Expected) -> Iterator[Flaw]:
    if expected.is_school and (given.billing or given.prepayment_code):
        yield Flaw("billing", "billing_not_in_schools")
    elif given.billing == "prepaid" and not given.prepayment_code:
        yield Flaw("prepayment_code", "prepayment_code_required")
    elif given.billing != "prepaid" and given.prepayment_code:
        yield Flaw("prepayment_code", "prepayment_code_must_be_empty")
    elif len(given.prepayment_code) > _PREPAYMENT_MAX_LENGTH:
        yield Flaw("prepayment_code", "too_long")


def _tidied_name(text: str) -> str:
    try:
        return readable_name(text, pointer="")
    except NameNotReadable:
        return " ".join(text.split())


def _folded(name: str) -> str:
    """Letters of other alphabets than ours are compared as they are."""
    return plain(name) or name.casefold()
