"""The report of three weeks of backups: full, differential and incremental, some of them failed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french_values import readable_date

FIRST_SUNDAY = datetime(2026, 2, 1, 22, 0, tzinfo=UTC)
WEEK, DAYS_AFTER = 7, 3
LAST_GOOD_FULL, FAILED_FULL = WEEK, 2 * WEEK


@dataclass(frozen=True, slots=True)
class Plan:
    """Days counted from the first Sunday; differential backups run on one day of the week."""

    differential_day: int
    is_next_lost: bool

    @property
    def differential(self) -> int:
        """The last differential backup before the incident."""
        return FAILED_FULL + self.differential_day

    @property
    def incremental(self) -> int:
        """The last backup before the incident, which happens on the morning after."""
        return self.differential + 1 + self.is_next_lost

    @property
    def failed(self) -> set[int]:
        """Days on which the backup failed."""
        return {FAILED_FULL} | ({self.differential + 1} if self.is_next_lost else set())

    def sort(self, day: int) -> str:
        """The sort of backup that runs on a day."""
        weekday = day % WEEK
        if weekday == 0:
            return "complète"
        return "différentielle" if weekday == self.differential_day else "incrémentielle"


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Place a failed full backup and the incident so that exactly three backups are needed."""
    plan = Plan(draw.integer(2, 4), is_next_lost=draw.choice((True, False)))
    sunday = FIRST_SUNDAY + timedelta(weeks=draw.integer(0, 9))
    number = draw.integer(104, 870)
    hour, minute = draw.integer(7, 11), draw.integer(10, 55)
    incident = sunday + timedelta(days=plan.incremental + 1)
    days = range(plan.incremental + 1 + DAYS_AFTER)
    ids = [f"S{number + day}" for day in days]
    rows = [(ids[day], *_row(plan, day, sunday + timedelta(days=day))) for day in days]
    values = {
        "jour_incident": readable_date(incident.date()),
        "heure_incident": f"{hour} h {minute}",
        "complete": ids[LAST_GOOD_FULL],
        "differentielle": ids[plan.differential],
        "incrementielle": ids[plan.incremental],
        "complete_echouee": ids[FAILED_FULL],
        "differentielle_ancienne": ids[plan.differential - WEEK],
        "apres_incident": ids[plan.incremental + 1],
    }
    header = ("Identifiant", "Date et heure", "Type", "Résultat")
    table = csv_file([header, *reversed(rows)])
    return Variant(values=values, files={"sauvegardes.csv": table})


def _row(plan: Plan, day: int, at: datetime) -> tuple[str, str, str]:
    result = "échec" if day in plan.failed else "réussie"
    return f"{at:%Y-%m-%d %H:%M}", plan.sort(day), result
