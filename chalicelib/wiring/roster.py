"""Joins the use cases of files of learners to their adapters."""

from functools import cache

from chalicelib.adapters.learner_files.rosters import RosterFiles
from chalicelib.adapters.learner_files.scratch import SqliteScratches
from chalicelib.adapters.uploads import S3RosterPages, S3Uploads
from chalicelib.ports import roster as roster_ports
from chalicelib.services import learner_import, roster_accepting, roster_reading
from chalicelib.settings import settings
from chalicelib.wiring import orga as orga_wiring


@cache
def uploads() -> roster_ports.Uploads:
    """Files that people hand in."""
    return S3Uploads(settings().bucket_name("uploads"), region=settings().region)


@cache
def pages() -> roster_ports.RosterPages:
    """What files would change, and did."""
    return S3RosterPages(settings().bucket_name("uploads"), region=settings().region)


@cache
def import_doors() -> learner_import.ImportDoors:
    """What handing in a file needs."""
    return learner_import.ImportDoors(
        uploads=uploads(),
        pages=pages(),
        learners=orga_wiring.learners(),
        jobs=orga_wiring.jobs(),
        announcements=orga_wiring.announcements("imports"),
    )


@cache
def reading_doors() -> roster_reading.ReadingDoors:
    """What reading a file needs."""
    return roster_reading.ReadingDoors(
        uploads=uploads(),
        rosters=RosterFiles(),
        scratches=SqliteScratches(),
        pages=pages(),
        learners=orga_wiring.learners(),
        organizations=orga_wiring.organizations(),
        jobs=orga_wiring.jobs(),
    )


@cache
def accepting_doors() -> roster_accepting.AcceptingDoors:
    """What writing to the list needs."""
    return roster_accepting.AcceptingDoors(
        pages=pages(),
        uploads=uploads(),
        learners=orga_wiring.learners(),
        jobs=orga_wiring.jobs(),
    )
