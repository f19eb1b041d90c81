"""Trying a policy on simulated people before anybody takes a test under it."""

from dataclasses import dataclass

from chalicelib.core.calibration import PRIOR, calibrated
from chalicelib.core.comparison import Comparison, Experiment, Subject
from chalicelib.core.exposure import bank_of
from chalicelib.core.trial import Setup, Told, compared
from chalicelib.ports import Releases
from chalicelib.ports.bank import Drafts, Prices


@dataclass(frozen=True, slots=True)
class SimulationDoors:
    """What a comparison needs from outside; it writes nothing."""

    releases: Releases
    drafts: Drafts
    prices: Prices


def compare_rules(
    doors: SimulationDoors,
    edition: tuple[str, str],
    experiment: Experiment,
    *,
    told: Told | None = None,
) -> Comparison:
    """Our rule and the incumbent's, on one release and the same simulated people.

    `edition` is a release's id and a calibration's, a draft's too ("": the authors' values). The
    same arguments give the same record; `Experiment` bounds the time it takes. `told` hears of
    each rule how many tests are done.

    Raises `UnknownRelease`, `CalibrationNotFound`, `InvalidScale` for an unknown population, and
    `QuotasNotMet` when there is nothing to ask at all; a bank too small for the policy is said in
    the record.
    """
    release_id, calibration_id = edition
    release = doors.releases.get(release_id)
    if calibration_id != PRIOR:
        release = calibrated(release, doors.drafts.get(release_id, calibration_id))
    bank = bank_of(release, experiment.pool)
    subject = Subject(
        name=release_id,
        release_id=release_id,
        calibration_id=calibration_id,
        items=len(bank),
        competences=len(bank.competence_ids),
        tubes=len(bank.tube_ids),
    )
    current = doors.prices.current(release_id, experiment.pool)
    prices = current.prices if current else {}
    return compared(Setup(bank, subject, prices), experiment, told=told)
