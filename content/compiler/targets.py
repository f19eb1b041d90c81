"""What campaigns ask and propose: ready target profiles, stages, badges, trainings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal, TypeVar, get_args

from pydantic import Field, model_validator

from chalicelib.core.content import Skill
from chalicelib.core.target import (
    Badge,
    Caps,
    Category,
    Criterion,
    Stage,
    Target,
    TargetProfile,
    Threshold,
    Training,
    TrainingKind,
)
from content.compiler.explain import read_as
from content.compiler.markup import to_html
from content.compiler.problems import Problems
from content.compiler.schema import Bilingual, Slug, Source, Text
from content.compiler.yamls import read_yaml

_T = TypeVar("_T")
Audience = Literal[
    "6e",
    "5e",
    "4e",
    "3e",
    "2de",
    "1re",
    "terminale",
    "superieur",
    "college",
    "college-lycee",
    "lycee-superieur",
    "everybody",
]
Level = Annotated[int, Field(ge=1, le=8)]
Percent = Annotated[int, Field(ge=0, le=100)]


class ScopeSource(Source):
    """Subjects up to a level: named one by one, or all those of a competence."""

    tubes: dict[str, Level] = Field(default_factory=dict)
    competences: dict[str, Level] = Field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Nothing was named."""
        return not self.tubes and not self.competences


class StageSource(Source):
    """A step of the whole result."""

    threshold: Percent
    title: Bilingual
    message: Bilingual


class CriterionSource(ScopeSource):
    """A share to reach; of the whole target when no subject is named."""

    threshold: Annotated[int, Field(ge=1, le=100)]


class BadgeSource(Source):
    """A thematic result. `hidden`: only those who got it see it."""

    id: Slug
    title: Bilingual
    message: Bilingual
    criteria: list[CriterionSource] = Field(min_length=1)
    hidden: bool = False


class ProfileSource(ScopeSource):
    """target_profiles/<id>.yaml."""

    category: Category
    audience: Audience = "everybody"
    title: Bilingual
    description: Bilingual
    stages: list[StageSource] = Field(default_factory=list)
    badges: list[BadgeSource] = Field(default_factory=list)


class ThresholdSource(ScopeSource):
    """For whom: those who hold `at_least` that share, and less than `below`."""

    at_least: Percent = 0
    below: Annotated[int, Field(ge=1, le=101)] = 101

    @model_validator(mode="after")
    def _leaves_room(self) -> "ThresholdSource":
        if self.at_least >= self.below:
            raise ValueError("`at_least` doit être plus petit que `below`")
        if self.is_empty:
            raise ValueError("il faut `tubes` ou `competences`")
        return self


class TrainingSource(Source):
    """An entry of trainings/*.yaml: a page of ours (`body`) or a public address (`url`)."""

    id: Slug
    title: Text
    kind: TrainingKind
    minutes: int = Field(ge=1, le=6_000)
    lang: Literal["fr", "en"] = "fr"
    editor: Text = "Sextant"
    url: Annotated[str, Field(pattern=r"^https://\S+$")] | None = None
    body: Text | None = None
    rules: list[ThresholdSource] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_of_two(self) -> "TrainingSource":
        if (self.url is None) == (self.body is None):
            raise ValueError("il faut soit `url` (un site), soit `body` (une page écrite ici)")
        return self


@dataclass
class Targets:
    """What was read, each with the file it is from."""

    stages: list[StageSource] = field(default_factory=list)
    profiles: dict[str, ProfileSource] = field(default_factory=dict)
    trainings: dict[str, TrainingSource] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)


def read_targets(root: Path, problems: Problems) -> Targets:
    """The profiles, stages and trainings below `root`; none where there are no such files."""
    found = Targets()
    if (root / "stages.yaml").exists():
        found.stages = _read(list[StageSource], root / "stages.yaml", problems) or []
    for path in _files(root / "target_profiles"):
        profile = _read(ProfileSource, path, problems)
        if profile is not None:
            found.profiles[path.stem] = profile
    for path in _files(root / "trainings"):
        for training in _read(list[TrainingSource], path, problems) or []:
            if training.id in found.trainings:
                reason = f"cet identifiant existe déjà dans {found.files[training.id]}"
                problems.error(_name(path), training.id, reason, advice="Changez-en un")
            found.trainings[training.id] = training
            found.files[training.id] = _name(path)
    return found


def _files(folder: Path) -> Sequence[Path]:
    return sorted(folder.glob("*.yaml")) if folder.is_dir() else []


def _name(path: Path) -> str:
    folder = path.parent.name
    return path.name if path.name == "stages.yaml" else f"{folder}/{path.name}"


def _read(model: type[_T], path: Path, problems: Problems) -> _T | None:
    raw = read_yaml(path, _name(path), problems)
    return None if raw is None else read_as(model, raw, problems, name=_name(path))


class Ground:
    """The subjects of the content: what profiles and trainings may name."""

    def __init__(self, skills: Iterable[Skill]) -> None:
        self.tops: dict[str, int] = {}
        self.competences: dict[str, list[str]] = {}
        for skill in skills:
            self.tops[skill.tube_id] = max(skill.level, self.tops.get(skill.tube_id, 0))
            own = self.competences.setdefault(skill.competence_id, [])
            if skill.tube_id not in own:
                own.append(skill.tube_id)

    def caps(self, scope: ScopeSource) -> Caps:
        """Level by tube, in the content's order; a level above a subject's top is its top."""
        named = dict(scope.tubes)
        for competence_id, level in scope.competences.items():
            for tube_id in self.competences.get(competence_id, []):
                named.setdefault(tube_id, level)
        return {id_: min(named[id_], top) for id_, top in self.tops.items() if id_ in named}

    def unknown(self, scope: ScopeSource) -> Iterator[tuple[str, str]]:
        """What is named and does not exist: (field, reason)."""
        for competence_id in scope.competences.keys() - self.competences.keys():
            yield "competences", f"la compétence « {competence_id} » n'a aucun sujet"
        for tube_id, level in scope.tubes.items():
            top = self.tops.get(tube_id)
            if top is None:
                yield "tubes", f"le sujet « {tube_id} » n'existe pas"
            elif level > top:
                yield "tubes", f"le sujet « {tube_id} » s'arrête au niveau {top}"


def check_targets(targets: Targets, ground: Ground, problems: Problems) -> None:
    """Note what names something that does not exist, or that nobody could ever get."""
    _check_stages("stages.yaml", targets.stages, problems)
    for id_, profile in targets.profiles.items():
        name = f"target_profiles/{id_}.yaml"
        _check_scopes(name, [profile], ground, problems=problems)
        _check_stages(name, profile.stages, problems)
        if not ground.caps(profile):
            advice = "Citez au moins un sujet ou une compétence"
            problems.error(name, "tubes", "ce profil ne demande rien", advice=advice)
        if not profile.stages and not targets.stages:
            advice = "Écrivez-les dans stages.yaml"
            problems.error(name, "stages", "il n'y a aucun palier", advice=advice)
        _check_badges(name, profile, ground, problems=problems)
    for id_, training in targets.trainings.items():
        _check_scopes(targets.files[id_], training.rules, ground, problems=problems, label=id_)


def _check_scopes(
    name: str,
    scopes: Iterable[ScopeSource],
    ground: Ground,
    *,
    problems: Problems,
    label: str = "",
) -> None:
    for scope in scopes:
        for field_, reason in ground.unknown(scope):
            place = f"{label}.{field_}" if label else field_
            problems.error(name, place, reason, advice="Corrigez ou retirez-le")


def _check_stages(name: str, stages: Sequence[StageSource], problems: Problems) -> None:
    thresholds = [stage.threshold for stage in stages]
    if not thresholds:
        return
    if thresholds[0] != 0 or thresholds != sorted(set(thresholds)):
        advice = "Commencez à 0, puis montez"
        problems.error(name, "stages", "les seuils ne montent pas depuis 0", advice=advice)


def _check_badges(name: str, profile: ProfileSource, ground: Ground, *, problems: Problems) -> None:
    asked = ground.caps(profile)
    seen: set[str] = set()
    for badge in profile.badges:
        _check_scopes(name, badge.criteria, ground, problems=problems, label=badge.id)
        if badge.id in seen:
            problems.error(name, badge.id, "ce badge est écrit deux fois", advice="Ôtez-en un")
        seen.add(badge.id)
        for criterion in badge.criteria:
            if not criterion.is_empty and not ground.caps(criterion).keys() & asked.keys():
                reason = "ce critère ne parle d'aucun sujet du profil"
                problems.error(name, badge.id, reason, advice="Ajoutez le sujet au profil")


def stages_of(sources: Iterable[StageSource]) -> tuple[Stage, ...]:
    """The stages, as released."""
    return tuple(Stage(one.threshold, _texts(one.title), _texts(one.message)) for one in sources)


def profiles_of(targets: Targets, ground: Ground) -> tuple[TargetProfile, ...]:
    """The catalogue, as released, by category, then year, then name of file."""
    usual = stages_of(targets.stages)
    found = [
        TargetProfile(
            id=id_,
            category=source.category,
            title=_texts(source.title),
            description=_texts(source.description),
            target=Target(
                caps=ground.caps(source),
                stages=stages_of(source.stages) or usual,
                badges=tuple(_badge(badge, ground) for badge in source.badges),
            ),
            audience=source.audience,
        )
        for id_, source in sorted(targets.profiles.items())
    ]
    return tuple(sorted(found, key=_place))


def _place(profile: TargetProfile) -> tuple[int, int]:
    """By kind; those of the start of the year from the youngest on."""
    audiences = get_args(Audience)
    is_by_year = profile.category == "rentree"
    year = audiences.index(profile.audience) if is_by_year else 0
    return get_args(Category).index(profile.category), year


def trainings_of(targets: Targets, ground: Ground) -> tuple[Training, ...]:
    """The trainings, as released."""
    return tuple(
        Training(
            id=one.id,
            title=one.title,
            kind=one.kind,
            minutes=one.minutes,
            lang=one.lang,
            editor=one.editor,
            thresholds=tuple(
                Threshold(ground.caps(rule), at_least=rule.at_least, below=rule.below)
                for rule in one.rules
            ),
            url=one.url,
            html=None if one.body is None else to_html(one.body, one.lang),
        )
        for _, one in sorted(targets.trainings.items())
    )


def _badge(source: BadgeSource, ground: Ground) -> Badge:
    return Badge(
        id=source.id,
        title=_texts(source.title),
        message=_texts(source.message),
        criteria=tuple(Criterion(one.threshold, ground.caps(one)) for one in source.criteria),
        is_always_shown=not source.hidden,
    )


def _texts(source: Bilingual) -> Mapping[str, str]:
    return {"fr": source.fr, "en": source.en}
