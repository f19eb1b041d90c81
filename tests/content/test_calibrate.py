"""The command: from a file of answers to a draft and its report; activation apart."""

import gzip
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import boto3
import pytest
from pydantic import TypeAdapter

from chalicelib.adapters.release import CURRENT_KEY, release_id_of
from chalicelib.core.content import Release
from chalicelib.core.given_answers import line_of
from chalicelib.settings import settings
from content.calibrate import main
from tests.aws import aws_in_process, empty
from tests.published import publish
from tests.simulated_answers import answers, small_release, truth_of

RELEASE = small_release(12)


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A release as the compiler leaves it."""
    packed = gzip.compress(TypeAdapter(Release).dump_json(Release(**fields(""))), mtime=0)
    folder = tmp_path / "release" / release_id_of(packed)
    folder.mkdir(parents=True)
    (folder / "release.json.gz").write_bytes(packed)
    return folder


def fields(release_id: str) -> dict[str, Any]:
    names = RELEASE.__dataclass_fields__
    return {**{name: getattr(RELEASE, name) for name in names}, "id": release_id}


@pytest.fixture
def lines(built: Path) -> Sequence[str]:
    return lines_of(built.name)


@cache
def lines_of(release_id: str) -> Sequence[str]:
    release = Release(**fields(release_id))
    return [line_of(one) for one in answers(release, truth_of(release), people=500, each=8)]


@pytest.fixture
def file(tmp_path: Path, lines: Sequence[str]) -> Path:
    path = tmp_path / "answers.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    return path


def run(file: Path, built: Path, *more: str) -> int:
    out = str(built.parents[1] / "calibration")
    return main([str(file), "--release", str(built), "--out", out, *more])


def drafts(built: Path) -> list[str]:
    folder = built.parents[1] / "calibration"
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_file_makes_a_draft_and_a_report_in_each_language(
    file: Path, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(file, built, "--lang", "en") == 0
    told = capsys.readouterr().out
    found = re.search(r"Draft ([0-9a-f]{16}): 1[0-2] questions measured of 12", told)
    assert found is not None
    assert "4,000 answers, 500 people" in told
    assert drafts(built) == [f"{found[1]}.{end}" for end in ("en.html", "fr.html", "json.gz")]
    assert f"{found[1]}.en.html" in told
    report = next((built.parents[1] / "calibration").rglob("*.fr.html")).read_text("utf-8")
    assert "Calibrage de la banque" in report
    assert found[1] in report


def test_messages_are_french_unless_told(
    file: Path, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(file, built) == 0
    assert "Rien n’est activé" in capsys.readouterr().out


def test_a_folder_of_parts_and_a_plain_file_are_read_too(
    built: Path, lines: Sequence[str], tmp_path: Path
) -> None:
    parts = tmp_path / "parts"
    parts.mkdir()
    for part in (1, 2):
        half = lines[(part - 1) * 2000 : part * 2000]
        (parts / f"part-000{part}.jsonl.gz").write_bytes(gzip.compress("\n".join(half).encode()))
    plain = tmp_path / "answers.jsonl"
    plain.write_text("\n".join(lines), "utf-8")
    assert run(parts, built) == run(plain, built) == 0


def test_the_next_calibration_starts_from_the_one_in_service(
    file: Path, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(file, built)
    former = drafts(built)[0][:16]
    capsys.readouterr()
    assert run(file, built, "--former", former) == 0
    assert len(drafts(built)) == 6


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (gzip.compress(b'{"right": 1}\noops\n'), "line 1: examinee_id: missing\nline 2: not JSON"),
        (gzip.compress(b""), "no answer in this file"),
        (gzip.compress(b"x" * 10_000)[:-20], "end-of-stream"),
        (b"not compressed", "gzipped"),
    ],
    ids=["bad lines", "empty", "cut short", "not compressed"],
)
def test_a_bad_file_makes_nothing_and_says_why(
    built: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    content: bytes,
    reason: str,
) -> None:
    file = tmp_path / "bad.jsonl.gz"
    file.write_bytes(content)
    assert run(file, built) == 1
    assert reason in capsys.readouterr().err
    assert drafts(built) == []


def test_too_few_answers_are_said(
    built: Path, tmp_path: Path, lines: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "few.jsonl"
    file.write_text("\n".join(lines[:100]), "utf-8")
    assert run(file, built) == 1
    assert "no item has 200 answers" in capsys.readouterr().err


def test_what_does_not_exist_is_said(
    file: Path, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(file.with_name("none.jsonl.gz"), built) == 1
    assert "none.jsonl.gz" in capsys.readouterr().err
    assert run(file, built.with_name("0" * 16)) == 1
    assert run(file, built, "--former", "0" * 16) == 1


@pytest.mark.parametrize("arguments", [[], ["--activate", "0" * 16], ["answers.jsonl.gz"]])
def test_half_a_demand_is_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit):
        main(arguments)


@pytest.fixture(scope="module")
def cloud() -> Iterator[None]:
    """Made once: it takes a second."""
    with aws_in_process():
        yield


@pytest.fixture
def aws(cloud: None) -> None:
    empty()


@pytest.fixture
def draft(aws: None, file: Path, built: Path) -> list[str]:
    """A draft made here for the release in service; the arguments that activate it."""
    assert publish(Release(**fields(""))).id == built.name
    run(file, built)
    out = str(built.parents[1] / "calibration")
    return ["--activate", drafts(built)[0][:16], "--by", "measure", "--out", out]


def pointer() -> str:
    bucket = boto3.resource("s3").Bucket(settings().bucket_name("content"))
    return str(bucket.Object(CURRENT_KEY).get()["Body"].read().decode())


def test_a_human_confirms_and_a_draft_made_here_is_in_service(
    draft: list[str], built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builtins.input", lambda _: draft[1])
    assert main(draft) == 0
    assert pointer() == f"{built.name} {draft[1]}"
    bucket = boto3.resource("s3").Bucket(settings().bucket_name("content"))
    stored = {item.key.rsplit("/", 1)[1] for item in bucket.objects.all()}
    assert {f"{draft[1]}.{end}" for end in ("en.html", "fr.html", "json.gz")} <= stored
    assert main(["--activate", "prior", "--by", "measure", "--yes"]) == 0
    assert pointer() == built.name


def test_another_word_than_the_id_changes_nothing(
    draft: list[str], built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builtins.input", lambda _: "yes")
    assert main(draft) == 1
    assert pointer() == built.name


def test_what_is_known_is_carried_over_to_the_next_release(
    draft: list[str], built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, *others = RELEASE.challenges
    rewritten = (replace(first, statement="<p>Autre</p>"), *others)
    following = publish(replace(RELEASE, challenges=rewritten))
    back = boto3.resource("s3").Object(settings().bucket_name("content"), CURRENT_KEY)
    back.put(Body=built.name.encode())
    assert main(["--carry", following.id]) == 1  # nothing is active
    assert main([*draft, "--yes"]) == 0
    capsys.readouterr()
    assert main(["--carry", following.id, "--lang", "en"]) == 0
    told = re.search(r"Draft (\w{16}): (\d+) questions carried over of 12", capsys.readouterr().out)
    assert told is not None
    assert 9 <= int(told[2]) <= 11
    back.put(Body=following.id.encode())
    assert main(["--activate", told[1], "--by", "measure", "--yes"]) == 0
    assert pointer() == f"{following.id} {told[1]}"


def test_an_unknown_draft_cannot_be_activated(
    draft: list[str], built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--activate", "0" * 16, "--by", "measure", "--yes", *draft[-2:]]) == 1
    assert "0" * 16 in capsys.readouterr().err
    assert pointer() == built.name
