"""Joins the use cases of calibration to adapters, apart from `wiring`: no request waits for it."""

from hashlib import blake2b

from chalicelib import wiring
from chalicelib.adapters.answer_files import S3AnswerFiles
from chalicelib.adapters.calibrations import S3Calibrations
from chalicelib.adapters.dynamo.archive import DynamoArchive
from chalicelib.adapters.reports.calibration import CalibrationPage
from chalicelib.adapters.shelf import S3Shelf
from chalicelib.ports import bank as bank_ports
from chalicelib.services import calibration, edition
from chalicelib.settings import settings


def calibrations() -> S3Calibrations:
    """Drafts, and which of them is in service."""
    return S3Calibrations(settings().bucket_name("content"), region=settings().region)


def answer_files() -> bank_ports.AnswerFiles:
    """Exported answers."""
    return S3AnswerFiles(settings().bucket_name("exports"), region=settings().region)


def export_doors() -> calibration.ExportDoors:
    """What exporting answers needs."""
    return calibration.ExportDoors(archive=DynamoArchive(), files=answer_files())


def calibration_doors() -> calibration.CalibrationDoors:
    """What drafting a calibration needs."""
    return calibration.CalibrationDoors(
        releases=wiring.releases(), drafts=calibrations(), pages=CalibrationPage()
    )


def activation_doors() -> calibration.ActivationDoors:
    """What putting a calibration in service needs."""
    return calibration.ActivationDoors(
        releases=wiring.releases(), drafts=calibrations(), activations=calibrations()
    )


def edition_doors() -> edition.EditionDoors:
    """What putting content in service needs."""
    return edition.EditionDoors(
        releases=wiring.releases(),
        drafts=calibrations(),
        activations=calibrations(),
        shelf=S3Shelf(settings().bucket_name("content"), region=settings().region),
    )


def export_key(job_id: str) -> bytes:
    """What hides people in one export: nobody can follow them from one to the next."""
    secret = wiring.signing_keys()[0].encode()
    return blake2b(job_id.encode(), key=secret[: blake2b.MAX_KEY_SIZE], person=b"answers").digest()
