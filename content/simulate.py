"""Try a policy on simulated people: our rule and the incumbent's on a release, side by side."""

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

from chalicelib.adapters.clock import SystemClock
from chalicelib.adapters.release import CachedReleases
from chalicelib.adapters.reports.html import Words
from chalicelib.adapters.reports.simulation import SimulationPage, is_cap_broken
from chalicelib.adapters.reports.simulation_tables import (
    competence,
    plain_side_by_side,
    rule,
    thin_shelves,
)
from chalicelib.core.calibration import calibrated
from chalicelib.core.comparison import Comparison, Experiment, Impossible, Rule, Subject, plain
from chalicelib.core.content import Pool
from chalicelib.core.errors import DomainError, QuotasNotMet, StaleRow
from chalicelib.core.exposure import PriceList, bank_of, priced
from chalicelib.core.identity import LANGS, Lang
from chalicelib.core.psychometrics.bank import ItemBank
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.core.psychometrics.populations import NAMED, named
from chalicelib.core.trial import WARM_UP, Setup, Told, compared
from chalicelib.services.simulation import SimulationDoors, compare_rules
from content.calibrate import OUT as DRAFTS
from content.calibrate import Folder
from content.compiler.prices import starting_prices
from content.reference_bank import reference_bank

RELEASES = Path("build/release")
OUT = Path("build/simulation")
REFERENCE = "reference"
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
NAME_BYTES = 4
NOTHING_DONE, QUOTAS_NOT_MET = 1, 2
"""Exit codes, beside 0."""

WORDS: Mapping[Lang, Mapping[str, str]] = {
    "fr": {
        "about": "Banque {name} : {items} questions. {people} personnes, graine {seed}.",
        "prices": "Prix de départ…",
        "rule": "  {rule} : {done} tests sur {all}",
        "cannot": "Banque trop petite : {fitting} questions tiennent dans un test de {length}.",
        "short": "Il en manque dans : {short}.",
        "cannot_other": "Cette banque ne permet pas de finir un test : {rule}.",
        "cap": "Le plafond n’est pas tenu : la banque est trop petite ou mal répartie.",
        "thin": "Compétences à étoffer : {thin} (le rapport dit où).",
        "report": "Rapport : {path}",
        "data": "Données : {path}",
        "refused": "Rien n’a été simulé :",
    },
    "en": {
        "about": "Bank {name}: {items} questions. {people} people, seed {seed}.",
        "prices": "Starting prices…",
        "rule": "  {rule}: {done} tests of {all}",
        "cannot": "The bank is too small: {fitting} questions fit a test of {length}.",
        "short": "Some are missing in: {short}.",
        "cannot_other": "With this bank, no test can be finished: {rule}.",
        "cap": "The cap does not hold: the bank is too small or badly spread.",
        "thin": "Competences to strengthen: {thin} (the report says where).",
        "report": "Report: {path}",
        "data": "Data: {path}",
        "refused": "Nothing was simulated:",
    },
}


@dataclass(frozen=True, slots=True)
class StartingPrices:
    """`ports.Prices` solved on the spot for the policy and the people of the experiment.

    Those a release was built with are for its own policy and parameters.
    """

    releases: CachedReleases
    drafts: Folder
    calibration_id: str
    experiment: Experiment

    def current(self, release_id: str, pool: Pool) -> PriceList | None:
        """Free when the bank cannot serve the policy."""
        release = self.releases.get(release_id)
        if self.calibration_id:
            release = calibrated(release, self.drafts.get(release_id, self.calibration_id))
        prices = prices_of(bank_of(release, pool), self.experiment)
        return PriceList(release_id, pool, prices, tests=0, counted_until=LONG_AGO)

    def get(self, release_id: str, pool: Pool, prices_id: str) -> PriceList | None:
        """Nothing is kept."""
        del release_id, pool, prices_id
        return None

    def renew(self, following: PriceList, *, former_id: str) -> None:
        """Nothing is kept."""
        del following
        raise StaleRow(former_id)


def prices_of(bank: ItemBank, experiment: Experiment) -> dict[str, float]:
    """Where prices start, by item; none when the bank cannot serve the policy."""
    try:
        found = starting_prices(bank, experiment.policy, named(experiment.population))
    except QuotasNotMet:
        return {}
    return priced([item.id for item in bank.items], found.tolist())


def main(arguments: list[str]) -> int:
    """Run the command: 0, 1 when nothing was done, 2 when the bank cannot serve the policy."""
    options = _options(arguments)
    say = WORDS[options.lang]
    try:
        experiment = _experiment(options)
        if options.pictures:
            return _pictured(options, experiment)
        comparison = _compared(options, experiment, say)
        return _told(comparison, options, " ".join(["python -m content.simulate", *arguments]))
    except QuotasNotMet as error:
        print(f"{say['refused']} {error}", file=sys.stderr)
        return QUOTAS_NOT_MET
    except (DomainError, OSError) as error:
        print(f"{say['refused']} {error}", file=sys.stderr)
        return NOTHING_DONE


def _pictured(options: argparse.Namespace, experiment: Experiment) -> int:
    """The pictures of docs/engine.md, always of the made-up bank, and its tables."""
    from content.engine_pictures import draw_pictures

    told = _progress(experiment.people, options.lang)
    for lines in draw_pictures(
        reference_setup(experiment), replace(experiment, lang=None), options.pictures, told=told
    ):
        print(lines, flush=True)
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m content.simulate", description=__doc__)
    default = Policy()
    parser.add_argument("--release", help="id of a built release; default: the current one")
    parser.add_argument("--releases", type=Path, default=RELEASES, help="where releases are")
    parser.add_argument("--calibration", default="", metavar="ID", help="a draft; default: none")
    parser.add_argument("--drafts", type=Path, default=DRAFTS, help="where drafts are")
    parser.add_argument("--bank", choices=[REFERENCE], help="the made-up bank, not a release")
    parser.add_argument("--pool", choices=["training", "exam"], default="training")
    parser.add_argument("--length", type=int, default=default.length, help="questions of a test")
    parser.add_argument("--per-competence", type=int, default=default.per_competence)
    parser.add_argument("--per-tube", type=int, default=default.per_tube)
    parser.add_argument("--cap", type=float, default=default.cap, help="0: none")
    parser.add_argument("--look-ahead", type=float, default=default.look_ahead)
    parser.add_argument("--jitter", type=float, default=default.jitter)
    parser.add_argument("--randomesque", type=int, default=default.randomesque)
    parser.add_argument("--people", type=int, default=5_000)
    parser.add_argument("--population", choices=list(NAMED), default="reference")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--content-lang", choices=LANGS, default="fr", help="of the questions")
    parser.add_argument("--accessible", action="store_true", help="accessible questions only")
    parser.add_argument("--pictures", type=Path, help="draw those of docs/engine.md there")
    parser.add_argument("--out", type=Path, default=OUT, help="where the report and data go")
    parser.add_argument("--lang", choices=LANGS, default="fr", help="of the messages")
    return parser.parse_args(arguments)


def _experiment(options: argparse.Namespace) -> Experiment:
    policy = Policy(
        length=options.length,
        per_competence=options.per_competence,
        per_tube=options.per_tube,
        cap=options.cap or None,
        look_ahead=options.look_ahead,
        jitter=options.jitter,
        randomesque=options.randomesque,
    )
    return Experiment(
        pool=options.pool,
        policy=policy,
        population=options.population,
        people=options.people,
        seed=options.seed,
        lang=None if options.bank else options.content_lang,
        needs_accessible=options.accessible,
    )


def _compared(
    options: argparse.Namespace, experiment: Experiment, say: Mapping[str, str]
) -> Comparison:
    print(say["prices"], file=sys.stderr, flush=True)
    told = _progress(experiment.people, options.lang)
    if options.bank:
        return compared(reference_setup(experiment), experiment, told=told)
    folder = Folder(options.releases, options.drafts)
    releases = CachedReleases(folder, SystemClock())
    doors = SimulationDoors(
        releases=releases,
        drafts=folder,
        prices=StartingPrices(releases, folder, options.calibration, experiment),
    )
    release_id = options.release or releases.current().id
    return compare_rules(doors, (release_id, options.calibration), experiment, told=told)


def reference_setup(experiment: Experiment) -> Setup:
    """The made-up bank, with prices of its own."""
    bank = reference_bank()
    subject = Subject(
        name=REFERENCE,
        release_id="",
        calibration_id="",
        items=len(bank),
        competences=len(bank.competence_ids),
        tubes=len(bank.tube_ids),
    )
    return Setup(bank, subject, prices_of(bank, experiment))


def _progress(people: int, lang: Lang) -> Told:
    """Rewrites a line in a terminal; elsewhere, a line when a rule is done."""
    words, every_one = Words(lang), WARM_UP + people
    is_terminal = sys.stderr.isatty()

    def told(name: Rule, done: int) -> None:
        if is_terminal or done == every_one:
            line = WORDS[lang]["rule"].format(
                rule=rule(name, words), done=words.number(done, 0), all=words.number(every_one, 0)
            )
            end = "\n" if done == every_one else "\r"
            print(line, end=end, file=sys.stderr, flush=True)

    return told


def _told(comparison: Comparison, options: argparse.Namespace, command: str) -> int:
    """Write the files, show the table; the exit code."""
    say = WORDS[options.lang]
    experiment, subject = comparison.experiment, comparison.subject
    words = Words(options.lang)
    items, people = words.number(subject.items, 0), words.number(experiment.people, 0)
    about = {"name": subject.name, "items": items, "people": people, "seed": experiment.seed}
    print(say["about"].format(**about))
    if comparison.conducts:
        _print_table(plain_side_by_side(comparison, words))
    for one in comparison.impossible:
        _print_impossible(one, options)
    if is_cap_broken(comparison):
        print(say["cap"])
    thin = [competence(one, words) for one in thin_shelves(comparison)]
    if thin:
        print(say["thin"].format(thin=", ".join(thin)))
    data, pages = _written(comparison, options.out, command)
    print(say["data"].format(path=data))
    print(say["report"].format(path=pages[options.lang]))
    return 0 if comparison.can_serve else QUOTAS_NOT_MET


def _print_table(lines: list[list[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    print()
    for name, *cells in lines:
        shown = [cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True)]
        print("  ".join([name.ljust(widths[0]), *shown]))
    print()


def _print_impossible(one: Impossible, options: argparse.Namespace) -> None:
    say = WORDS[options.lang]
    if one.rule != "ours":
        print(say["cannot_other"].format(rule=rule(one.rule, Words(options.lang))))
        return
    print(say["cannot"].format(fitting=one.fitting, length=options.length))
    if one.competence_ids:
        print(say["short"].format(short=", ".join(one.competence_ids)))


def _written(comparison: Comparison, out: Path, command: str) -> tuple[Path, dict[Lang, Path]]:
    """A JSON file, and a page in each language; the same experiment has the same names."""
    record = plain(comparison)
    asked = json.dumps([record["subject"], record["experiment"]], sort_keys=True)
    digest = blake2b(asked.encode(), digest_size=NAME_BYTES).hexdigest()
    name = f"{comparison.subject.name}-{digest}"
    out.mkdir(parents=True, exist_ok=True)
    data = out / f"{name}.json"
    data.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    pages: dict[Lang, Path] = {lang: out / f"{name}.{lang}.html" for lang in LANGS}
    for lang, path in pages.items():
        path.write_text(SimulationPage(command).page(comparison, lang), encoding="utf-8")
    return data, pages


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
