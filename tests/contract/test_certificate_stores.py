"""Stores of certificates: the same promises in memory, on S3 and on DynamoDB."""

from collections.abc import Iterator

import pytest

from chalicelib.adapters.certificate_files import S3CertificateFiles
from chalicelib.adapters.dynamo.status_lists import DynamoStatusLists
from chalicelib.core.certif_errors import CertificateNotReady
from chalicelib.ports.certif import CertificateFiles, StatusLists
from chalicelib.settings import settings
from tests.aws import REGION, aws_in_process
from tests.fakes.certificates import FakeCertificateFiles, FakeStatusLists

ONE, OTHER = "a" * 24, "b" * 24


@pytest.fixture(scope="module")
def aws() -> Iterator[None]:
    with aws_in_process():
        yield


@pytest.fixture(params=["fake", "s3"])
def files(request: pytest.FixtureRequest, aws: None) -> CertificateFiles:
    if request.param == "fake":
        return FakeCertificateFiles()
    return S3CertificateFiles(settings().bucket_name("documents"), region=REGION)


@pytest.fixture(params=["fake", "dynamo"])
def lists(request: pytest.FixtureRequest, aws: None) -> StatusLists:
    return FakeStatusLists() if request.param == "fake" else DynamoStatusLists()


def test_a_file_is_there_from_the_moment_it_is_put_in_its_language(
    files: CertificateFiles,
) -> None:
    assert not files.has(ONE)
    with pytest.raises(CertificateNotReady):
        files.get(ONE)
    files.put(ONE, b"un")
    files.put(ONE, b"one", lang="en")
    files.put(ONE, b"deux")
    assert (files.get(ONE), files.get(ONE, lang="en")) == (b"deux", b"one")
    assert not files.has(OTHER)


def test_a_file_that_is_removed_is_gone_and_may_be_removed_again(files: CertificateFiles) -> None:
    files.put(ONE, b"un")
    files.put(ONE, b"one", lang="en")
    files.remove(ONE)
    files.remove(ONE)
    assert not files.has(ONE)
    assert files.has(ONE, lang="en")


def test_an_address_says_which_file_and_its_name(files: CertificateFiles) -> None:
    address = files.address(ONE, lang="en", download_name="certificate.pdf")
    assert f"{ONE}-en" in address
    assert "certificate.pdf" in address


def test_a_place_is_whose_took_it_first_and_theirs_again(lists: StatusLists) -> None:
    assert lists.take_place("2026-01", 7, holder_id=ONE)
    assert lists.take_place("2026-01", 7, holder_id=ONE)
    assert not lists.take_place("2026-01", 7, holder_id=OTHER)
    assert lists.take_place("2026-02", 7, holder_id=OTHER)
    assert lists.take_place("2026-01", 70, holder_id=OTHER)


def test_what_is_revoked_is_told_of_its_list_alone(lists: StatusLists) -> None:
    assert set(lists.revoked("2026-03")) == set()
    for _ in range(2):
        lists.revoke("2026-03", 12)
    lists.revoke("2026-03", 131_071)
    lists.take_place("2026-03", 5, holder_id=ONE)
    assert set(lists.revoked("2026-03")) == {12, 131_071}
    assert set(lists.revoked("2026-04")) == set()
