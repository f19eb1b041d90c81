"""Calibrate the bank from a file of answers, or put a calibration in service."""

import argparse
import gzip
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from chalicelib.adapters.calibrations import packed, unpacked
from chalicelib.adapters.clock import SystemClock
from chalicelib.adapters.release import CachedReleases
from chalicelib.adapters.reports.calibration import CalibrationPage
from chalicelib.core.calibration import PRIOR, Calibration
from chalicelib.core.errors import CalibrationNotFound, DomainError, UnknownRelease
from chalicelib.core.given_answers import read_answers
from chalicelib.core.identity import LANGS, Lang
from chalicelib.services import calibration as use_cases

OUT = Path("build/calibration")
TOLD_EVERY = 500_000
PRIOR_WORD = "prior"

WORDS: Mapping[Lang, Mapping[str, str]] = {
    "fr": {
        "reading": "Lecture de {path}…",
        "read": "  {count:,} lignes lues",
        "estimating": "Estimation : {answers:,} réponses, {people:,} personnes…",
        "draft": "Brouillon {id} : {measured} questions mesurées sur {items}, {flagged} à voir.",
        "not_converged": "ATTENTION : l’estimation n’a pas convergé ; n’activez pas ce brouillon.",
        "report": "Rapport : {path}",
        "next": "Rien n’est activé. Après l’avoir lu : --activate {id} --by …",
        "refused": "Rien n’a été calibré :",
        "about": "Release {release} : {id} remplacera {former} pour les tests qui commencent.",
        "carried": "Brouillon {id} : {carried} questions reprises sur {items}.",
        "confirm": "Tapez {id} pour confirmer : ",
        "abandoned": "Rien n’a été changé.",
        "active": "{id} est actif (décidé par {by}). Pour revenir : --activate {former}",
    },
    "en": {
        "reading": "Reading {path}…",
        "read": "  {count:,} lines read",
        "estimating": "Estimating: {answers:,} answers, {people:,} people…",
        "draft": "Draft {id}: {measured} questions measured of {items}, {flagged} to look at.",
        "not_converged": "WARNING: the estimation did not converge; do not activate this draft.",
        "report": "Report: {path}",
        "next": "Nothing is active yet. Once you have read it: --activate {id} --by …",
        "refused": "Nothing was calibrated:",
        "about": "Release {release}: {id} will replace {former} for tests that start.",
        "carried": "Draft {id}: {carried} questions carried over of {items}.",
        "confirm": "Type {id} to confirm: ",
        "abandoned": "Nothing was changed.",
        "active": "{id} is active (decided by {by}). To go back: --activate {former}",
    },
}


class Folder:
    """`ports.ReleaseStore` and `ports.bank.Drafts` on folders of this machine.

    `releases` holds the folders of built releases; `drafts`, calibrations by release.
    """

    def __init__(self, releases: Path, drafts: Path) -> None:
        self._releases = releases
        self._drafts = drafts

    def read(self, key: str) -> bytes:
        """A release's file; raises `UnknownRelease`."""
        path = self._releases / key.removeprefix("content/")
        if not path.is_file():
            raise UnknownRelease(str(path))
        return path.read_bytes()

    def add(self, calibration: Calibration, pages: Mapping[Lang, str]) -> None:
        """Pages first, as everywhere."""
        self._path(calibration.release_id, calibration.id, "json.gz").parent.mkdir(
            parents=True, exist_ok=True
        )
        for lang, page in pages.items():
            self.page(calibration, lang).write_text(page, encoding="utf-8")
        path = self._path(calibration.release_id, calibration.id, "json.gz")
        path.write_bytes(packed(calibration))

    def get(self, release_id: str, calibration_id: str) -> Calibration:
        """Raises `CalibrationNotFound`."""
        path = self._path(release_id, calibration_id, "json.gz")
        if not path.is_file():
            raise CalibrationNotFound(str(path))
        return unpacked(path.read_bytes(), calibration_id=calibration_id)

    def page(self, calibration: Calibration, lang: Lang) -> Path:
        """Where the report in that language is."""
        return self._path(calibration.release_id, calibration.id, f"{lang}.html")

    def pages(self, calibration: Calibration) -> dict[Lang, str]:
        """The reports there are."""
        paths = {lang: self.page(calibration, lang) for lang in LANGS}
        return {lang: path.read_text("utf-8") for lang, path in paths.items() if path.is_file()}

    def _path(self, release_id: str, calibration_id: str, end: str) -> Path:
        return self._drafts / release_id / f"{calibration_id}.{end}"


def main(arguments: list[str]) -> int:
    """Run the command: 0 when all is well, 1 when nothing was done."""
    options = _options(arguments)
    say = WORDS[options.lang]
    try:
        if options.carry:
            return _carry(options, say)
        if options.activate:
            return _activate(options, say)
        return _calibrate(options, say)
    except (DomainError, OSError, EOFError) as error:
        print(say["abandoned" if options.activate or options.carry else "refused"], file=sys.stderr)
        print(error, file=sys.stderr)
        return 1


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m content.calibrate", description=__doc__)
    parser.add_argument("answers", nargs="?", type=Path, help="a .jsonl.gz file, or a folder")
    parser.add_argument("--release", type=Path, help="the folder of the built release")
    parser.add_argument("--out", type=Path, default=OUT, help="where drafts and reports go")
    parser.add_argument("--former", default=PRIOR, metavar="ID", help="the calibration in service")
    parser.add_argument("--lang", choices=LANGS, default="fr", help="of the messages")
    parser.add_argument("--activate", metavar="ID", help=f"put it in service; {PRIOR_WORD}: none")
    parser.add_argument("--carry", metavar="RELEASE", help="draft the active one for a release")
    parser.add_argument("--by", metavar="WHO", help="who decides; kept in the log of activations")
    parser.add_argument("--yes", action="store_true", help="do not ask for confirmation")
    options = parser.parse_args(arguments)
    if options.activate and not options.by:
        parser.error("--activate wants --by: who decides")
    asks_for_stage = options.activate or options.carry
    if not asks_for_stage and not (options.answers and options.release):
        parser.error("a file of answers and --release, please")
    return options


def _calibrate(options: argparse.Namespace, say: Mapping[str, str]) -> int:
    folder = Folder(options.release.parent, options.out)
    doors = use_cases.CalibrationDoors(
        releases=CachedReleases(folder, SystemClock()), drafts=folder, pages=CalibrationPage()
    )
    bank = use_cases.bank_of(doors, options.release.name, options.former)
    print(say["reading"].format(path=options.answers), flush=True)
    answers = read_answers(_told(_lines(options.answers), say))
    counts = {"answers": len(answers), "people": answers.examinees}
    print(say["estimating"].format(**counts), flush=True)
    made_at = datetime.now(UTC)
    findings = use_cases.draft_calibration(doors, bank, answers, made_at=made_at)
    id_, items = findings.calibration.id, len(findings.items)
    measured, flagged = items - len(findings.kept), len(findings.flagged)
    print(say["draft"].format(id=id_, measured=measured, items=items, flagged=flagged))
    if not findings.run.is_converged:
        print(say["not_converged"])
    print(say["report"].format(path=folder.page(findings.calibration, options.lang)))
    print(say["next"].format(id=id_))
    return 0


def _lines(path: Path) -> Iterator[bytes]:
    """The lines of a file, compressed or not, or of every part in a folder, in order."""
    files = sorted(path.glob("*.jsonl*")) if path.is_dir() else [path]
    for file in files:
        opened = gzip.open if file.suffix == ".gz" else open
        with opened(file, "rb") as lines:
            yield from lines


def _told(lines: Iterable[bytes], say: Mapping[str, str]) -> Iterator[bytes]:
    for count, line in enumerate(lines, start=1):
        if count % TOLD_EVERY == 0:
            print(say["read"].format(count=count), flush=True)
        yield line


def _activate(options: argparse.Namespace, say: Mapping[str, str]) -> int:
    """On the stage that the environment names; a draft made here is handed in first."""
    from chalicelib import wiring  # AWS: only for this
    from chalicelib.wiring import bank as bank_wiring

    doors = bank_wiring.activation_doors()
    calibration_id = PRIOR if options.activate == PRIOR_WORD else options.activate
    release_id, former_id = doors.activations.active()
    former = former_id or PRIOR_WORD
    about = {"release": release_id, "former": former, "id": options.activate, "by": options.by}
    if calibration_id != PRIOR:
        _hand_in(doors, Folder(options.out, options.out), (release_id, calibration_id))
    print(say["about"].format(**about))
    if not options.yes and input(say["confirm"].format(**about)).strip() != options.activate:
        print(say["abandoned"])
        return 1
    use_cases.activate_calibration(doors, calibration_id, by=options.by, now=wiring.clock().now())
    print(say["active"].format(**about))
    return 0


def _carry(options: argparse.Namespace, say: Mapping[str, str]) -> int:
    """Before a release is published: what is known of its unchanged challenges, as its draft."""
    from chalicelib import wiring  # AWS: only for this
    from chalicelib.wiring import bank as bank_wiring

    doors = bank_wiring.calibration_doors()
    former = doors.drafts.get(*bank_wiring.calibrations().active())
    now = wiring.clock().now()
    draft = use_cases.carry_calibration(doors, former, options.carry, made_at=now)
    carried = sum(item.source == "carried" for item in draft.items.values())
    print(say["carried"].format(id=draft.id, items=len(draft.items), carried=carried))
    return 0


def _hand_in(doors: use_cases.ActivationDoors, folder: Folder, edition: tuple[str, str]) -> None:
    try:
        doors.drafts.get(*edition)
    except CalibrationNotFound:
        draft = folder.get(*edition)
        doors.drafts.add(draft, folder.pages(draft))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
