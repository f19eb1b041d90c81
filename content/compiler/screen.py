"""The report of the content as a page of text, for who runs `make content`."""

from collections.abc import Iterator
from typing import Any

from content.compiler.quality.pools import LEVELS, POOLS
from content.compiler.report import FAMILIES, REUSED, Report

_FAMILIES = {
    "file_or_simulator": "fichiers et simulateurs",
    "written": "réponses écrites",
    "ordering_or_matching": "ordre et associations",
    "choices": "choix",
}
_POOLS = {"training": "entraînement", "exam": "examen"}


def told(report: Report) -> Iterator[str]:
    """The lines to print."""
    yield from _table(report["coverage"])
    yield ""
    shares = ", ".join(f"{_FAMILIES[one]} {_percent(report['shares'][one])}" for one in FAMILIES)
    yield f"Épreuves faites en agissant : {_percent(report['performed_share'])} ({shares})"
    yield f"Solution différente pour chacun : {report['parametrised']} épreuves"
    uses = ", ".join(f"{name} {count}" for name, count in report["simulator_uses"].items())
    yield f"Simulateurs servant {REUSED} fois ou plus : {report['simulators']} ({uses})"
    for pool in POOLS:
        yield _pool(pool, report["pools"][pool])
    yield from _quality(report["quality"])


def _table(coverage: dict[str, dict[str, dict[str, Any]]]) -> Iterator[str]:
    levels = [str(level) for level in LEVELS[1:]]
    yield "Acquis / épreuves d'entraînement + d'examen, par compétence et par niveau"
    yield "      " + "".join(level.center(11) for level in levels)
    for competence_id, cells in coverage.items():
        yield f"{competence_id:6}" + "".join(_cell(cells.get(level)).center(11) for level in levels)


def _cell(cell: dict[str, Any] | None) -> str:
    if cell is None:
        return "·"
    pools = cell["pools"]
    return f"{cell['skills']} / {pools.get('training', 0)}+{pools.get('exam', 0)}"


def _pool(name: str, pool: dict[str, Any]) -> str:
    start = f"Banque « {_POOLS[name]} » : {pool['items']} épreuves"
    if not pool["items"]:
        return start
    if not pool["short"]:
        return f"{start}, un examen entier à tous les niveaux"
    missing = "; ".join(
        f"niveau {level} : {', '.join(ids)}" for level, ids in pool["short"].items()
    )
    return f"{start}, examen incomplet ({missing})"


def _quality(quality: dict[str, Any]) -> Iterator[str]:
    missing = quality["missing_alternatives"]
    counts = {
        "énoncés identiques": quality["same_statements"],
        "énoncés voisins": quality["near_statements"],
        "énoncés difficiles à lire": quality["hard_to_read"],
        "acquis sans épreuve accessible": missing["skills_without_accessible_challenge"],
        "descriptions d'image trop courtes": missing["short_descriptions"],
        "solutions devinables": quality["guessable"],
        "réponses données par une autre épreuve": quality["told_by_others"],
    }
    parts = [f"{len(found)} {name}" for name, found in counts.items()]
    yield f"À regarder (content-report.json les nomme) : {', '.join(parts)}"
    share = _percent(quality["share_where_the_longest_choice_is_right"])
    yield f"Le bon choix est le plus long dans {share} des questions à un seul choix"
    yield f"Indice de lecture moyen des énoncés : {quality['reading_index']}"


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"
