"""A center's files: what is in them, and what is kept in memory while they are made."""

import io
import tracemalloc
import zipfile
from dataclasses import replace

import pytest

from chalicelib.adapters.export_files import ExportFiles
from chalicelib.core.certif_errors import CertificateNotReady, NotPublished, SessionNotFound
from chalicelib.core.certification.certification import entry_of
from chalicelib.core.identity import Lang
from chalicelib.core.job import Job
from chalicelib.core.organization import Organization
from chalicelib.services.center_results import (
    FileAsked,
    ResultsDoors,
    ask_file,
    make_certificates,
    make_results,
    read_results,
)
from tests.after_days import RIGHT, Sat, enrolled
from tests.factories import NOW
from tests.fakes.made_files import FakeMadeFiles
from tests.fakes.organizations import InMemoryOrganizations
from tests.session_factories import CENTER, SESSION
from tests.unit.services.after import BOB, Jury, Still
from tests.unit.services.test_publication import published

PEOPLE = 40
PDF_BYTES = 500_000


class HeavyFiles:
    """Certificates of a known weight; `missing`: not made yet."""

    def __init__(self, missing: frozenset[str] = frozenset()) -> None:
        self.missing = missing

    def get(self, certificate_id: str, *, lang: Lang = "fr") -> bytes:
        if certificate_id in self.missing:
            raise CertificateNotReady
        return certificate_id.encode().ljust(PDF_BYTES, b"%")


def doors_of(jury: Jury, missing: frozenset[str] = frozenset()) -> ResultsDoors:
    organizations = InMemoryOrganizations()
    organizations.add(Organization(CENTER, "center", "Centre Hedy-Lamarr", NOW))
    return ResultsDoors(
        sessions=jury.sessions,
        candidates=jury.candidates,
        rooms=jury.rooms,
        certifications=jury.certifications,
        organizations=organizations,
        releases=jury.releases,
        certificates=HeavyFiles(missing),  # type: ignore[arg-type]  # read from only
        jobs=jury.jobs,
        work=jury.work,
        files=FakeMadeFiles(),
        tables=ExportFiles(),
        clock=Still(),
    )


@pytest.fixture(scope="module")
def jury() -> Jury:
    """A published session of forty."""
    found = Jury()
    people = [enrolled(f"c{number:02d}", number) for number in range(1, PEOPLE + 1)]
    found.day.opened(*people)
    for one in people:
        found.day.sat(one.id, Sat(outcomes=RIGHT))
    found.day.finalized()
    for one in people:
        found.score(one.id)
    found.settle()
    published(found)
    return found


def asked(doors: ResultsDoors, kind: str, job_id: str) -> Job:
    want = FileAsked(kind, "fr", BOB, job_id, NOW)  # type: ignore[arg-type]
    return ask_file(doors, CENTER, SESSION, asked=want)


def test_an_archive_holds_every_certificate_and_one_in_memory_at_a_time(jury: Jury) -> None:
    doors = doors_of(jury)
    job = asked(doors, "certificates", "j1")
    doors.files.put = lambda job, content, *, name, media_type: None  # type: ignore[method-assign]
    tracemalloc.start()
    done = make_certificates(doors, job)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert done.outcome == {"rows": PEOPLE, "missing": 0}
    assert peak < 10 * PDF_BYTES


def test_an_archive_says_what_it_lacks(jury: Jury) -> None:
    doors = doors_of(jury, missing=frozenset({"c01", "c02"}))
    job = asked(doors, "certificates", "j2")
    assert make_certificates(doors, job).outcome == {"rows": PEOPLE - 2, "missing": 2}
    content = doors.files.files[job.id]  # type: ignore[attr-defined]
    assert len(zipfile.ZipFile(io.BytesIO(content)).namelist()) == PEOPLE - 2


def test_a_revoked_certificate_is_left_out(jury: Jury) -> None:
    one = jury.certifications.get("c40")
    jury.certifications.save(replace(one, revoked_at=NOW), entry_of(one, "revoked", at=NOW))
    doors = doors_of(jury)
    job = asked(doors, "certificates", "j3")
    assert make_certificates(doors, job).outcome == {"rows": PEOPLE - 1, "missing": 0}


def test_a_table_has_a_line_a_candidate_and_starts_again_when_interrupted(jury: Jury) -> None:
    doors = doors_of(jury)
    job = asked(doors, "results", "j4")
    first = make_results(doors, job)
    again = make_results(doors, first)
    assert (first.outcome, again.outcome) == ({"rows": PEOPLE}, {"rows": PEOPLE})


def test_another_center_finds_no_such_session(jury: Jury) -> None:
    with pytest.raises(SessionNotFound):
        read_results(doors_of(jury), "x" * 24, SESSION)


def test_nothing_is_made_of_what_is_not_published() -> None:
    early = Jury()
    early.held(("zelie", Sat()))
    with pytest.raises(NotPublished):
        asked(doors_of(early), "results", "j5")
    (line,) = read_results(doors_of(early), CENTER, SESSION).candidates
    assert line.certification is None
