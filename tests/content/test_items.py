"""What a release ships for choosing items: sorted tables, and prices to start from."""

from pathlib import Path

import pytest

from chalicelib.core.content import Release
from chalicelib.core.exposure import bank_of, from_canonical
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.core.psychometrics.tables import Tables
from content.compiler.items import lacks, write_items
from tests.factories import release

LADDERS = {
    f"c{area}.{number}": {f"t{area}{number}{tube}": (1, 2) for tube in "abcdef"}
    for area in range(4)
    for number in range(4)
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Release, Path]:
    folder = tmp_path_factory.mktemp("release")
    whole = release(LADDERS, exam_versions=())
    write_items(whole, folder)
    return whole, folder


def test_the_tables_of_a_pool_fit_its_bank(written: tuple[Release, Path]) -> None:
    whole, folder = written
    saved = (folder / "items/prior/training.npz").read_bytes()
    assert Tables.restored(saved, bank_of(whole, "training")).saved(
        bank_of(whole, "training")
    ) == Tables.of(bank_of(whole, "training")).saved(bank_of(whole, "training"))


def test_the_first_prices_are_the_current_ones(written: tuple[Release, Path]) -> None:
    whole, folder = written
    prices_id = (folder / "prices/training/current").read_text("ascii")
    first = from_canonical((folder / f"prices/training/{prices_id}.json").read_bytes())
    assert (first.id, first.release_id, first.tests) == (prices_id, whole.id, 0)
    assert set(first.prices) <= {one.id for one in whole.challenges}
    assert first.prices


def test_the_same_release_gives_the_same_files(
    written: tuple[Release, Path], tmp_path: Path
) -> None:
    whole, folder = written
    write_items(whole, tmp_path)
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*.*")}
    assert made == {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.*")}


def test_a_bank_too_small_for_a_whole_test_has_tables_and_no_prices(tmp_path: Path) -> None:
    small = release(exam_versions=())
    write_items(small, tmp_path)
    assert (tmp_path / "items/prior/training.npz").exists()
    assert not (tmp_path / "prices").exists()
    assert "32" in (lacks(bank_of(small, "training"), Policy()) or "")


def test_a_pool_without_challenges_has_no_file(written: tuple[Release, Path]) -> None:
    _, folder = written
    assert not (folder / "items/prior/exam.npz").exists()
