"""Lists of candidates as files: the columns of the usual sheet, and what is wrong in a line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from chalicelib.core.certification.candidate import (
    ADJUSTMENTS,
    Adjustment,
    Billing,
    BirthPlace,
    Candidate,
    Sex,
)
from chalicelib.core.certification.registration import (
    Expected,
    Identity,
    Registration,
    find_known,
    flaws,
    identity,
    tidied,
)
from chalicelib.core.certification.table import (
    Column,
    Finding,
    Line,
    Row,
    is_yes,
    read_date,
    read_sheet,
)
from chalicelib.core.learner import plain

LAST_NAME, FIRST_NAME, BIRTH_DATE = "last_name", "first_name", "birth_date"
COLUMNS: tuple[Column, ...] = (
    Column("last_name", "* Nom de naissance", ("Nom", "Nom de famille")),
    Column("first_name", "* Prénom", ("Premier prénom",)),
    Column("birth_date", "* Date de naissance (format : jj/mm/aaaa)"),
    Column("extra_percent", "Temps majoré ?", ("Temps majoré en %",)),
    Column("accessible", "Questions accessibles ? (« oui » ou laisser vide)"),
    Column("no_focus_watch", "Sans suivi des sorties de page ? (« oui » ou laisser vide)"),
    Column("external_id", "Identifiant local", ("Identifiant externe",)),
    Column("email", "E-mail de convocation"),
    Column("recipient_email", "E-mail du destinataire des résultats (formateur, enseignant…)"),
    Column("clea", "CléA numérique (« oui » ou laisser vide)", ("CléA numérique by Pix",)),
    Column("cpf", "Transmission au CPF ? (majeurs, « oui » ou laisser vide)"),
    Column("sex", "Sexe (M ou F)"),
    Column("insee_code", "Code Insee", ("Code INSEE de la commune de naissance",)),
    Column("postal_code", "Code postal", ("Code postal de la commune de naissance",)),
    Column("city", "Nom de la commune", ("Nom de la commune de naissance",)),
    Column("country", "Pays", ("Pays de naissance",)),
)
BILLING_COLUMNS: tuple[Column, ...] = (
    Column("billing", "Tarification (Gratuite, Payante ou Prépayée)", ("Tarification part Pix",)),
    Column("prepayment_code", "Code de prépaiement (si tarification Prépayée)"),
)
"""Not for schools."""
ALL_COLUMNS = (*COLUMNS, *BILLING_COLUMNS)
NEEDED = frozenset({LAST_NAME, FIRST_NAME, BIRTH_DATE})

_SEXES: dict[str, Sex] = {"m": "M", "masculin": "M", "f": "F", "feminin": "F"}
_BILLINGS: dict[str, Billing] = {
    "": "",
    "gratuite": "free",
    "payante": "paid",
    "prepayee": "prepaid",
}
_BIRTH_PLACE = ("insee_code", "postal_code", "city", "country")
_CELLS = {"cpf": "cpf", "adjustments": "accessible"}
"""Where a flaw of a field is shown, when its column has another name."""
_COMPARED = (
    "external_id",
    "email",
    "recipient_email",
    "extra_percent",
    "adjustments",
    "cpf",
    "wants_clea",
    "billing",
    "prepayment_code",
)
Status = Literal["new", "known", "changed", "wrong"]


@dataclass(frozen=True, slots=True)
class CandidateLine:
    """A line of a list: who it is, what is wrong with it, what became or would become of it.

    `differences`: of somebody known, the fields that the file says otherwise.
    """

    line: int
    status: Status
    first_name: str = field(repr=False)
    last_name: str = field(repr=False)
    registration: Registration | None = field(default=None, repr=False)
    findings: tuple[Finding, ...] = ()
    candidate_id: str = ""
    differences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CandidateFile:
    """A list, read against those who are enrolled; `ignored`: headings that nobody knows."""

    lines: tuple[CandidateLine, ...]
    ignored: tuple[str, ...]

    def registrations(self, *statuses: Status) -> Sequence[Registration]:
        """Who is in lines of these statuses."""
        return [
            one.registration for one in self.lines if one.status in statuses if one.registration
        ]


def read_candidate_file(
    rows: Sequence[Row], there: Sequence[Candidate], expected: Expected
) -> CandidateFile:
    """The list that the rows of a sheet hold; raises `CandidatesNotReadable`."""
    sheet = read_sheet(rows, ALL_COLUMNS, needed=NEEDED)
    return CandidateFile(tuple(_lines(sheet.lines, there, expected)), sheet.ignored)


def read_candidate(line: Line, expected: Expected) -> tuple[Registration | None, list[Finding]]:
    """Who a line names, and everything wrong or doubtful in it."""
    found = list(_value_findings(line))
    born = read_date(line["birth_date"])
    if born is None:
        return None, found
    one = tidied(_registration(line, born))
    found += [
        line.finding(_cell(flaw.field), flaw.code)
        for flaw in flaws(one, expected)
        if not (flaw.field == "extra_percent" and _percent(line) is None)
    ]
    return one, found


def merged(one: Candidate, given: Registration) -> Candidate:
    """Somebody known with what a file says of them now: what it is silent about stays."""
    return replace(one, **{name: _told(one, given, name) for name in differences(one, given)})


def differences(one: Candidate, given: Registration) -> tuple[str, ...]:
    """What a file says otherwise: an empty cell says nothing."""
    return tuple(
        name
        for name in _COMPARED
        if getattr(given, name) and _told(one, given, name) != getattr(one, name)
    )


def _told(one: Candidate, given: Registration, name: str) -> Any:
    """A field after what a file says of it: each adjustment is a cell of its own."""
    if name != "adjustments":
        return getattr(given, name)
    return tuple(each for each in ADJUSTMENTS if each in {*one.adjustments, *given.adjustments})


def _lines(
    lines: Iterable[Line], there: Sequence[Candidate], expected: Expected
) -> Iterator[CandidateLine]:
    seen: set[Identity] = set()
    for line in lines:
        one, found = read_candidate(line, expected)
        if one is not None and identity(one) in seen:
            found.append(line.finding("last_name", "candidate_twice"))
        if one is not None:
            seen.add(identity(one))
        yield _judged(line, one, tuple(found), there=there)


def _judged(
    line: Line,
    one: Registration | None,
    found: tuple[Finding, ...],
    *,
    there: Sequence[Candidate],
) -> CandidateLine:
    judged = CandidateLine(line.line, "wrong", line["first_name"], line["last_name"], one, found)
    if one is None or any(finding.is_blocking for finding in found):
        return judged
    known = find_known(one, there)
    if known is None:
        return replace(judged, status="new")
    changed = differences(known, one)
    status: Status = "changed" if changed else "known"
    return replace(judged, status=status, candidate_id=known.id, differences=changed)


def _registration(line: Line, born: date) -> Registration:
    adjustments: list[Adjustment] = []
    if is_yes(line["accessible"]):
        adjustments.append("accessible_challenges")
    if is_yes(line["no_focus_watch"]):
        adjustments.append("no_focus_watch")
    return Registration(
        first_name=line["first_name"],
        last_name=line["last_name"],
        birth_date=born,
        external_id=line["external_id"],
        email=line["email"],
        recipient_email=line["recipient_email"],
        extra_percent=_percent(line) or 0,
        adjustments=tuple(adjustments),
        cpf=_birth_place(line),
        wants_clea=is_yes(line["clea"]),
        billing=_BILLINGS.get(plain(line["billing"]), ""),
        prepayment_code=line["prepayment_code"],
    )


def _value_findings(line: Line) -> Iterator[Finding]:
    if not line["birth_date"]:
        yield line.finding("birth_date", "birth_date_required")
    elif read_date(line["birth_date"]) is None:
        yield line.finding("birth_date", "birth_date_format_not_valid")
    if _percent(line) is None:
        yield line.finding("extra_percent", "extra_time_not_a_number")
    if plain(line["billing"]) not in _BILLINGS:
        yield line.finding("billing", "billing_not_valid")
    if is_yes(line["cpf"]):
        if plain(line["sex"]) not in _SEXES:
            yield line.finding("sex", "sex_not_valid")
    elif line.says(*_BIRTH_PLACE):
        # Where somebody was born is not kept unless they choose that the CPF be told.
        yield line.finding(_first_said(line), "birth_place_not_kept", is_blocking=False)


def _first_said(line: Line) -> str:
    return next(name for name in _BIRTH_PLACE if line[name])


def _birth_place(line: Line) -> BirthPlace | None:
    sex = _SEXES.get(plain(line["sex"]))
    if not is_yes(line["cpf"]) or sex is None:
        return None
    return BirthPlace(
        sex=sex,
        country=line["country"],
        insee_code=line["insee_code"],
        postal_code=line["postal_code"],
        city=line["city"],
    )


def _percent(line: Line) -> int | None:
    """Whole percents: "33", "33 %", "33,0"; None when it is no such number."""
    text = line["extra_percent"].replace("%", "").replace(" ", "").replace(",", ".")
    whole, _, rest = text.partition(".")
    if not text:
        return 0
    if not whole.isdecimal() or rest.strip("0") or len(whole) > len("100"):
        return None
    return int(whole)


def _cell(field: str) -> str:
    """The column of a field: of a birth place, that of its part."""
    name = field.removeprefix("cpf/")
    return _CELLS.get(name, name)
