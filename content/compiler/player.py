"""Plays any challenge as its author left it, with its solution; for authors only, never served."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from chalicelib.core.content import Challenge, TextRule, TextsSolution
from chalicelib.core.errors import UnknownChallenge
from chalicelib.core.grading import Answer, Outcome, grade, right_answer
from chalicelib.core.variation import fill
from content.compiler.check import Compiled, Filled, filled_answer
from content.compiler.compilation import compile_one
from content.compiler.problems import Problems
from content.compiler.sources import ChallengeFile, read_tree
from content.compiler.variants import VARIANTS

CONTENT = Path(__file__).resolve().parents[1]
_QUICK = 1


@dataclass(frozen=True)
class Listed:
    """A line of the list of challenges."""

    id: str
    competence_id: str
    level: int
    kind: str
    skill: str


@dataclass(frozen=True)
class Preview:
    """A challenge with one seed, in the author's order, with all that learners never see.

    Learners have seeds 0 to `variants - 1`; a generator takes any other too. `form` is the
    release's form as plain data; `files` are names for `file_of`.
    """

    id: str
    kind: str
    lang: str
    seed: int
    variants: int
    statement_html: str
    form: dict[str, Any]
    files: list[dict[str, Any]]
    image: dict[str, Any] | None
    right_answer: list[str]
    tolerances: list[str]
    refused: list[Any]
    hint_html: str
    explanation_html: str
    item: dict[str, float]
    problems: list[str]


def list_challenges(root: Path = CONTENT) -> list[Listed]:
    """Every challenge that can be read, by competence and tube."""
    tree = read_tree(root, Problems())
    titles = {
        (tube.id, level): title
        for tube in tree.tubes
        for level, title in tube.source.skills.items()
    }
    return [
        Listed(
            file.id,
            file.competence_id,
            file.level,
            kind=file.source.kind,
            skill=titles[file.tube_id, file.level],
        )
        for file in tree.challenges
    ]


def show(challenge_id: str, seed: int, root: Path = CONTENT) -> Preview:
    """The challenge as it is on disk now; raises `UnknownChallenge`, also when it is broken."""
    compiled, problems = _compiled(challenge_id, seed, root)
    version = Filled(compiled, _variant(compiled, seed))
    challenge = version.challenge
    return Preview(
        id=challenge.id,
        kind=challenge.kind,
        lang=challenge.lang,
        seed=seed,
        variants=_variants(compiled),
        statement_html=challenge.statement,
        form=asdict(challenge.form),
        files=[asdict(asset) for asset in challenge.files],
        image=asdict(challenge.image) if challenge.image else None,
        right_answer=right_answer(challenge),
        tolerances=_tolerances(challenge),
        refused=[filled_answer(raw, version.values) for raw in version.source.refused],
        hint_html=challenge.hint,
        explanation_html=challenge.explanation,
        item={"a": challenge.a, "b": challenge.b},
        problems=[str(problem) for problem in problems.errors],
    )


def try_answer(challenge_id: str, seed: int, answer: Answer, *, root: Path = CONTENT) -> Outcome:
    """What the real grader says, indexes being in the author's order; raises as it does."""
    compiled, _ = _compiled(challenge_id, seed, root)
    return grade(fill(compiled.challenge, _variant(compiled, seed)), answer)


def file_of(challenge_id: str, seed: int, name: str, *, root: Path = CONTENT) -> bytes:
    """A file of the challenge with that seed; raises `UnknownChallenge` when it has none such."""
    compiled, _ = _compiled(challenge_id, seed, root)
    contents = compiled.rendered.all_files().get(name)
    if contents is None:
        raise UnknownChallenge(f"{challenge_id} has no file {name}")
    return contents[_variant(compiled, seed) % len(contents)]


def _compiled(challenge_id: str, seed: int, root: Path) -> tuple[Compiled, Problems]:
    """What a generator draws with this seed alone: any number, in no time."""
    noted = Problems()
    file = _file(challenge_id, root, noted)
    compiled, problems = compile_one(file, root=root, most=_QUICK, numbers=(seed,))
    if compiled is None:
        raise UnknownChallenge("; ".join(str(problem) for problem in problems.errors))
    return compiled, problems


def _variant(compiled: Compiled, seed: int) -> int:
    return 0 if compiled.file.source.generator else seed


def _variants(compiled: Compiled) -> int:
    source = compiled.file.source
    return VARIANTS if source.generator else max(len(source.variants), 1)


def _file(challenge_id: str, root: Path, noted: Problems) -> ChallengeFile:
    tree = read_tree(root, noted)
    found = next((file for file in tree.challenges if file.id == challenge_id), None)
    if found is None:
        tube_id, _, name = challenge_id.rpartition("-")
        ending = f"{tube_id}/{name}.yaml"
        why = [str(problem) for problem in noted.errors if problem.file.endswith(ending)]
        raise UnknownChallenge("; ".join(why) or challenge_id)
    return found


def _tolerances(challenge: Challenge) -> list[str]:
    solution = challenge.solution
    if not isinstance(solution, TextsSolution):
        return []
    lines = [f"{key} : {_rule_in_words(rule)}" for key, rule in solution.rules.items()]
    return [*lines, "dans n'importe quel ordre"] if solution.is_any_order else lines


def _rule_in_words(rule: TextRule) -> str:
    parts = []
    if rule.accept:
        parts += [f"accepte {_quoted(rule.accept)}", f"ignore {', '.join(rule.ignore) or 'rien'}"]
        slips = "selon la longueur" if rule.typos is None else str(rule.typos)
        parts.append(f"fautes de frappe : {slips}")
    if rule.number is not None:
        parts.append(f"nombre {rule.number}, à {rule.tolerance} près")
    if rule.units:
        need = "obligatoire" if rule.is_unit_required else "facultative"
        parts.append(f"unité {need} parmi {', '.join(rule.units)}")
    if rule.date is not None:
        parts.append(f"date {rule.date}")
    if rule.refuse:
        parts.append(f"refuse {_quoted(rule.refuse)}")
    return " ; ".join(parts)


def _quoted(forms: tuple[str, ...]) -> str:
    return ", ".join(f"« {form} »" for form in forms)
