"""The command: from a built release to a table, a file of data and a report."""

import gzip
import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pydantic import TypeAdapter

from chalicelib.adapters.release import release_id_of
from chalicelib.core.content import Release
from content.simulate import NOTHING_DONE, QUOTAS_NOT_MET, main
from tests.simulated_releases import release_of

DOCS = Path(__file__).parents[2] / "docs"
QUICK = ("--length", "8", "--cap", "0.5", "--people", "100")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder of releases as the compiler leaves it."""
    release = replace(release_of(), id="")
    packed = gzip.compress(TypeAdapter(Release).dump_json(release), mtime=0)
    folder = tmp_path / "release" / release_id_of(packed)
    folder.mkdir(parents=True)
    (folder / "release.json.gz").write_bytes(packed)
    (folder.parent / "current").write_text(folder.name)
    return folder.parent


def run(built: Path, *more: str) -> int:
    out, drafts = built.parent / "out", built.parent / "drafts"
    place = ["--releases", str(built), "--out", str(out), "--drafts", str(drafts)]
    return main([*place, *QUICK, *more])


def written(built: Path) -> dict[str, Path]:
    found = sorted((built.parent / "out").iterdir())
    return {path.name.partition(".")[2]: path for path in found}


def test_the_current_release_gives_a_table_data_and_a_report_in_each_language(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(built, "--lang", "en") == 0
    told = capsys.readouterr()
    for text in ("our rule", "incumbent rule", "Most seen question", "48 questions"):
        assert text in told.out
    assert "1,100 tests of 1,100" in told.err
    files = written(built)
    assert list(files) == ["en.html", "fr.html", "json"]
    record = json.loads(files["json"].read_text("utf-8"))
    assert record["subject"]["release_id"] == (built / "current").read_text()
    assert [one["rule"] for one in record["conducts"]] == ["ours", "reported", "incumbent", "free"]
    assert "Simulation d’un test" in files["fr.html"].read_text("utf-8")
    assert str(files["en.html"]) in told.out


def test_the_same_twice_is_the_same_files(built: Path) -> None:
    run(built)
    before = {name: path.read_bytes() for name, path in written(built).items()}
    run(built)
    assert {name: path.read_bytes() for name, path in written(built).items()} == before


def test_messages_are_french_unless_told(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(built) == 0
    assert "règle historique" in capsys.readouterr().out


def test_quotas_that_the_bank_cannot_meet_are_named_and_the_rest_is_shown(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(built, "--per-competence", "4", "--length", "14", "--lang", "en") == QUOTAS_NOT_MET
    told = capsys.readouterr().out
    assert "12 questions fit a test of 14" in told
    assert "Some are missing in: 1.1, 1.2, 1.3, 2.1." in told
    assert "no constraint" in told
    assert "our rule" not in told.split("\n\n")[1]
    assert "too small" in written(built)["en.html"].read_text("utf-8")


def test_a_pool_without_questions_gives_no_report(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(built, "--pool", "exam", "--lang", "en") == QUOTAS_NOT_MET
    assert "no item to ask" in capsys.readouterr().err
    assert not (built.parent / "out").exists()


@pytest.mark.parametrize(
    "more",
    [
        ("--release", "ffffffffffffffff"),
        ("--calibration", "ffffffffffffffff"),
        ("--people", "9"),
        ("--cap", "1.5"),
        ("--length", "0"),
        ("--releases", "nowhere"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(
    built: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, str]
) -> None:
    assert run(built, *more, "--lang", "en") == NOTHING_DONE
    assert capsys.readouterr().err.splitlines()[-1].startswith("Nothing was simulated: ")


@pytest.mark.slow
def test_the_made_up_bank_can_be_tried_without_a_release(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--bank", "reference", "--people", "100", "--cap", "0", "--lang", "en"]
    assert main([*options, "--out", str(tmp_path)]) == 0
    assert "Bank reference: 2,000 questions" in capsys.readouterr().out
    assert len(list(tmp_path.iterdir())) == 3


def test_pictures_of_the_documents_are_small_and_show_on_any_page() -> None:
    text = (DOCS / "engine.md").read_text("utf-8")
    named = set(re.findall(r"\(pictures/([\w-]+\.svg)\)", text))
    there = {path.name for path in (DOCS / "pictures").glob("engine-*.svg")}
    assert named == there
    for name in there:
        drawing = (DOCS / "pictures" / name).read_text("utf-8")
        ET.fromstring(drawing)
        assert len(drawing) < 20_000
        assert '<rect width="100%" height="100%"' in drawing
        assert not re.search(r"<script|<image|href=", drawing)
