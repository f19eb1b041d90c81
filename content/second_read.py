"""A second read with fresh eyes: draw challenges without their solutions, then grade the answers.

`python -m content.second_read draw FOLDER --seed 1` writes one folder a challenge: `question.md`,
its files, and the data of its simulator. The reader writes what they would answer in
`FOLDER/answers.json`, by challenge: `{"answer": …, "doubt": "…"}`. `grade FOLDER` tells which are
right, by the same grader as learners'.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from chalicelib.adapters.release import release_from
from chalicelib.core.content import (
    Asset,
    Challenge,
    ChoicesForm,
    MatchingForm,
    OrderingForm,
    PictureForm,
    Release,
    SimulatorForm,
    TextsForm,
)
from chalicelib.core.draws import Draw
from chalicelib.core.errors import AnswerNotReadable
from chalicelib.core.grading import grade
from chalicelib.core.variation import personalize
from content.compiler.quality.words import plain

RELEASES = Path("build/release")
COUNT = 120
_BLOCK_END = re.compile(r"</(?:p|li|tr|pre|h\d)>|<br ?/?>")
_HOW = {
    "choices": 'answer: list of the numbers chosen, as texts: ["2"] (several when it says so)',
    "ordering": 'answer: list of the numbers in the right order: ["2", "0", "1"]',
    "matching": 'answer: left number to right number: {"0": "2", "1": "0"}',
    "picture": 'answer: list of the one zone: ["3"]',
    "texts": 'answer: text by field: {"a": "42"}',
    "simulator": "answer: what the simulator sends (docs/simulators.md), keys to texts",
}


def drawn(release: Release, *, count: int, seed: int) -> list[Challenge]:
    """Challenges at random, as many of each competence as possible."""
    draw = Draw(f"second-read/{seed}")
    shelves = {
        competence.id: draw.shuffled(
            [
                one
                for skill in release.skills_of(competence.id)
                for one in release.challenges
                if one.skill_id == skill.id and one.status == "validated"
            ]
        )
        for competence in release.competences
    }
    picked: list[Challenge] = []
    while len(picked) < count and any(shelves.values()):
        picked += [shelf.pop() for shelf in shelves.values() if shelf]
    return picked[:count]


def write(own: Challenge, *, assets: Path, folder: Path) -> None:
    """The question as its reader sees it, without what tells the answer."""
    home = folder / own.id
    home.mkdir(parents=True, exist_ok=True)
    (home / "question.md").write_text("\n".join(_lines(own)) + "\n", "utf-8")
    if isinstance(own.form, SimulatorForm):
        data = json.loads(own.form.data)
        (home / "data.json").write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
    for asset in _assets(own):
        (home / asset.name).write_bytes((assets / asset.path).read_bytes())


def _lines(own: Challenge) -> Iterator[str]:
    form = own.form
    yield f"# {own.id} ({own.kind})\n"
    yield from filter(None, map(plain, _BLOCK_END.split(own.statement)))
    yield ""
    yield from (f"File: {asset.name} — {asset.label or asset.alt}" for asset in _assets(own))
    if isinstance(form, ChoicesForm):
        several = "several" if form.is_multiple else "one"
        yield f"Choose {several}:"
        yield from (f"{number}: {plain(text)}" for number, text in enumerate(form.choices))
    elif isinstance(form, OrderingForm):
        yield from (f"{number}: {text}" for number, text in enumerate(form.elements))
    elif isinstance(form, MatchingForm):
        yield from (f"left {number}: {text}" for number, text in enumerate(form.lefts))
        yield from (f"right {number}: {text}" for number, text in enumerate(form.rights))
    elif isinstance(form, PictureForm):
        yield from (f"zone {number}: {zone.label}" for number, zone in enumerate(form.zones))
    elif isinstance(form, TextsForm):
        yield from (f"field {field.id}: {field.label} {field.unit}" for field in form.fields)
    elif isinstance(form, SimulatorForm):
        yield f"Simulator `{form.name}`, its data in data.json"
    yield f"\n({_HOW[form.kind]})"


def _assets(own: Challenge) -> list[Asset]:
    picture = own.form.image if isinstance(own.form, PictureForm) else None
    return [*own.files, *(one for one in (own.image, picture) if one)]


def graded(release: Release, reader: str, answers: dict[str, Any]) -> dict[str, str]:
    """The outcome of each answer."""
    outcomes = {}
    for id_, given in answers.items():
        own = personalize(release.challenge(id_), reader)
        try:
            outcomes[id_] = str(grade(own, given["answer"]))
        except AnswerNotReadable as error:
            outcomes[id_] = f"not readable: {error}"
    return outcomes


def main(arguments: Sequence[str]) -> int:
    """Draw, or grade."""
    parser = argparse.ArgumentParser(prog="python -m content.second_read", description=__doc__)
    parser.add_argument("act", choices=["draw", "grade"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", default="1/1", help="one share of the draw, such as 2/4")
    parser.add_argument("--releases", type=Path, default=RELEASES)
    options = parser.parse_args(arguments)
    home = options.releases / (options.releases / "current").read_text("ascii").strip()
    release = release_from((home / "release.json.gz").read_bytes(), release_id=home.name)
    reader = f"reader-{options.seed}"
    if options.act == "grade":
        return _grade(release, reader, options.folder)
    part, parts = map(int, options.part.split("/"))
    for challenge in drawn(release, count=options.count, seed=options.seed)[part - 1 :: parts]:
        own = personalize(challenge, reader)
        write(own, assets=home / "assets", folder=options.folder)
    return 0


def _grade(release: Release, reader: str, folder: Path) -> int:
    answers = json.loads((folder / "answers.json").read_text("utf-8"))
    outcomes = graded(release, reader, answers)
    right = [id_ for id_, outcome in outcomes.items() if outcome == "ok"]
    for id_, outcome in outcomes.items():
        if outcome != "ok" or answers[id_].get("doubt"):
            print(f"{id_}: {outcome}; {json.dumps(answers[id_], ensure_ascii=False)}")
    print(f"{len(right)} of {len(outcomes)} answered as intended")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
