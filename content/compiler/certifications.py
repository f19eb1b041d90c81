"""Certification versions: the exams that a release offers, read, checked and released."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, model_validator

from chalicelib.core.certification.versions import LANGS, fitting
from chalicelib.core.content import Challenge, Pool, Release, Skill
from chalicelib.core.errors import InvalidScale
from chalicelib.core.exam_version import ExamKind, ExamVersion
from chalicelib.core.psychometrics.policy import LONGEST
from chalicelib.core.psychometrics.scale import HIGHEST_LEVEL, Scale
from content.compiler.explain import read_as
from content.compiler.problems import Problems
from content.compiler.schema import SLUG, Bilingual, Source, Text
from content.compiler.yamls import read_yaml

FOLDER = "certifications"
_LONGEST_ID = 24
_LONGEST_EXAM = 600
Ability = Annotated[float, Field(ge=-10, le=10)]
Share = Annotated[float, Field(ge=0, le=1)]


class ExamSource(Source):
    """certifications/<id>.yaml: what every kind of exam says. `default`: the usual one."""

    kind: ExamKind
    title: Bilingual
    default: bool = False
    pool: Pool
    length: int = Field(ge=1, le=LONGEST)
    minutes: int = Field(ge=1, le=_LONGEST_EXAM)
    minimum_answers: int = Field(ge=1, le=LONGEST)
    max_level: int = Field(ge=1, le=HIGHEST_LEVEL)
    clea_pix: int = Field(ge=1, le=1024)
    professional_pix: int = Field(ge=1, le=1024)
    register_number: Text
    validity_years: int = Field(ge=1, le=20)

    @model_validator(mode="after")
    def _can_be_scored(self) -> "ExamSource":
        if self.minimum_answers > self.length:
            raise ValueError("`minimum_answers` dépasse `length`")
        return self


class ScaledSource(ExamSource):
    """An exam that measures an ability: from abilities to pix and levels."""

    bounds: list[Ability] = Field(min_length=3)
    weights: list[Annotated[int, Field(ge=1)]]
    cuts: list[Ability] = Field(min_length=1, max_length=HIGHEST_LEVEL)
    competence_cuts: dict[str, list[Ability]] = Field(default_factory=dict)
    per_tube: int = Field(ge=0, le=LONGEST)

    @model_validator(mode="after")
    def _makes_a_scale(self) -> "ScaledSource":
        try:
            Scale(
                bounds=tuple(self.bounds),
                weights=tuple(self.weights),
                cuts=tuple(self.cuts),
                competence_cuts={id_: tuple(cuts) for id_, cuts in self.competence_cuts.items()},
            )
        except InvalidScale as error:
            raise ValueError(f"cette échelle ne convient pas ({error})") from error
        if self.max_level != len(self.weights) - 1:
            raise ValueError(
                "`max_level` n'est pas le dernier intervalle de `bounds`, le premier étant 0"
            )
        return self


class AdaptiveSource(ScaledSource):
    """The exam on our engine."""

    kind: Literal["adaptive"]
    per_competence: int = Field(ge=0, le=LONGEST)
    cap: Annotated[float, Field(gt=0, le=1)] | None = None
    look_ahead: Share
    jitter: Share
    randomesque: int = Field(default=1, ge=1, le=20)
    opening: int = Field(default=0, ge=0, le=LONGEST)
    opening_among: int = Field(default=1, ge=1, le=50)


class FlashSource(ScaledSource):
    """The exam under the incumbent's rule."""

    kind: Literal["flash"]
    spacing: int = Field(ge=0, le=LONGEST)
    variation: Annotated[float, Field(gt=0)] | None = None
    start: Ability
    first_share: Annotated[float, Field(gt=0, le=1)]


class HistoricSource(ExamSource):
    """The exam that confirms a profile."""

    kind: Literal["historic"]


MODELS: Mapping[str, type[ExamSource]] = {
    "adaptive": AdaptiveSource,
    "flash": FlashSource,
    "historic": HistoricSource,
}


def read_exams(root: Path, problems: Problems) -> dict[str, ExamSource]:
    """The versions below `root`, by their id; none where there is no such folder."""
    folder, found = root / FOLDER, dict[str, ExamSource]()
    paths = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
    for path in paths:
        name = f"{FOLDER}/{path.name}"
        if not SLUG.fullmatch(path.stem) or len(path.stem) > _LONGEST_ID:
            advice = "Minuscules sans accent, chiffres et tirets"
            problems.error(name, "fichier", "ce nom ne convient pas", advice=advice)
        source = _read(path, name, problems)
        if source is not None:
            found[path.stem] = source
    defaults = sum(source.default for source in found.values())
    if len(found) == len(paths) > 0 and defaults != 1:
        reason = f"{defaults} examens portent `default: true`"
        problems.error(FOLDER, "default", reason, advice="Gardez-en exactement un")
    return found


def _read(path: Path, name: str, problems: Problems) -> ExamSource | None:
    raw = read_yaml(path, name, problems)
    if raw is None:
        return None
    kind = raw.get("kind") if isinstance(raw, dict) else None
    if kind not in MODELS:
        advice = f"Choisissez parmi : {', '.join(get_args(ExamKind))}"
        problems.error(name, "kind", f"« {kind} » n'est pas un examen", advice=advice)
        return None
    return read_as(MODELS[str(kind)], raw, problems, name=name)


def check_exams(
    sources: Mapping[str, ExamSource],
    skills: Sequence[Skill],
    challenges: Sequence[Challenge],
    *,
    problems: Problems,
) -> None:
    """Note what no exam could keep: unknown competences, a bank too small."""
    release = Release((), (), (), (), tuple(skills), tuple(challenges), ())
    for version in exams_of(sources):
        name = f"{FOLDER}/{version.id}.yaml"
        for id_ in version.competence_cuts.keys() - {skill.competence_id for skill in skills}:
            reason, advice = f"la compétence « {id_} » n'existe pas", "Corrigez ou retirez-la"
            problems.error(name, "competence_cuts", reason, advice=advice)
        _check_bank(version, release, name, problems=problems)


def _check_bank(version: ExamVersion, release: Release, name: str, *, problems: Problems) -> None:
    """A whole exam must fit in one language at least."""
    most = max(fitting(version, release, lang=lang) for lang in LANGS)
    if most < version.length:
        reason = f"la banque « {version.pool} » ne tient que {most} questions sur {version.length}"
        advice = "Ajoutez des épreuves, ou raccourcissez l'examen"
        problems.error(name, "length", reason, advice=advice)


def exams_of(sources: Mapping[str, ExamSource]) -> tuple[ExamVersion, ...]:
    """The versions as released: the default one first, then by name."""
    ordered = sorted(sources.items(), key=lambda item: (not item[1].default, item[0]))
    return tuple(_version(id_, source) for id_, source in ordered)


def _version(id_: str, source: ExamSource) -> ExamVersion:
    fields = {name: _value(value) for name, value in source if name not in {"default", "title"}}
    return ExamVersion(id=id_, title=source.title.model_dump(), **fields)


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, dict):
        return {key: tuple(cuts) for key, cuts in value.items()}
    return value
