"""The framework and its challenges, as an immutable release."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, TypeVar

from chalicelib.core.errors import UnknownChallenge, UnknownCompetence, UnknownSkill
from chalicelib.core.exam_version import ExamVersion
from chalicelib.core.orga_errors import UnknownTargetProfile
from chalicelib.core.target import Stage, TargetProfile, Training

_T = TypeVar("_T")

PIX_UNIT = 840
"""Pix are exact integers of 1/840 pix, so that shares of 8 pix by 1 to 8 skills add up."""

Kind = Literal[
    "single-choice",
    "multiple-choice",
    "short-text",
    "several-texts",
    "ordering",
    "matching",
    "picture",
    "file",
    "simulator",
]
Pool = Literal["training", "exam"]
Status = Literal["validated", "archived"]
Texts = Mapping[str, str]
"""A short text by language: `{"fr": ..., "en": ...}`."""


@dataclass(frozen=True, slots=True)
class Area:
    """One of the five areas of the framework; `id` is "1" to "5"."""

    id: str
    title: Texts


@dataclass(frozen=True, slots=True)
class Competence:
    """One of the sixteen competences; `id` is "1.1" to "5.2"."""

    id: str
    area_id: str
    title: Texts
    description: Texts


@dataclass(frozen=True, slots=True)
class Level:
    """What reaching a level of the scale means; `level` is 0 to 8."""

    level: int
    title: Texts
    description: Texts


@dataclass(frozen=True, slots=True)
class Tube:
    """A subject of a competence: a ladder of skills of rising difficulty."""

    id: str
    competence_id: str
    title: Texts


@dataclass(frozen=True, slots=True)
class Skill:
    """A rung of a tube. `pix` is in 1/840 pix."""

    id: str
    tube_id: str
    competence_id: str
    level: int
    pix: int
    title: str


@dataclass(frozen=True, slots=True)
class Tutorial:
    """Something to read, watch or do: a page of ours (`html`) or a public address (`url`)."""

    id: str
    title: str
    source: str
    kind: Literal["page", "site", "video", "tool", "pdf"]
    minutes: int
    lang: str
    url: str | None = None
    html: str | None = None


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the release. `path` is below `assets/`; "{v}" in it is the variant's number."""

    path: str
    name: str
    label: str
    alt: str = ""
    width: int = 0
    height: int = 0


# What is asked of the learner: one form for each family of kinds.


@dataclass(frozen=True, slots=True)
class ChoicesForm:
    """Tick one (`is_multiple` false) or several; `choices` are HTML."""

    is_multiple: bool
    choices: tuple[str, ...]
    kind: Literal["choices"] = "choices"


@dataclass(frozen=True, slots=True)
class Field:
    """A text box: `format` guides the keyboard and the reading of the answer."""

    id: str
    label: str
    format: Literal["text", "number", "date"] = "text"
    unit: str = ""
    placeholder: str = ""


@dataclass(frozen=True, slots=True)
class TextsForm:
    """One or several text boxes."""

    fields: tuple[Field, ...]
    kind: Literal["texts"] = "texts"


@dataclass(frozen=True, slots=True)
class OrderingForm:
    """Put `elements` (plain text) in order."""

    elements: tuple[str, ...]
    kind: Literal["ordering"] = "ordering"


@dataclass(frozen=True, slots=True)
class MatchingForm:
    """Give each of `lefts` one of `rights` (plain text; there may be more rights)."""

    lefts: tuple[str, ...]
    rights: tuple[str, ...]
    kind: Literal["matching"] = "matching"


@dataclass(frozen=True, slots=True)
class Zone:
    """A labelled rectangle of a picture, in percent of its width and height."""

    label: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PictureForm:
    """Choose one zone of a picture."""

    image: Asset
    zones: tuple[Zone, ...]
    kind: Literal["picture"] = "picture"


@dataclass(frozen=True, slots=True)
class SimulatorForm:
    """A sandboxed page `simulators/<name>/` fed with `data` (JSON text); it posts an answer."""

    name: str
    title: str
    height: int
    data: str
    kind: Literal["simulator"] = "simulator"


Form = ChoicesForm | TextsForm | OrderingForm | MatchingForm | PictureForm | SimulatorForm


# What is right: read by `grading`, never sent to a browser before the answer.


@dataclass(frozen=True, slots=True)
class IndexesSolution:
    """Indexes into the form: the set to tick or to click, or (`is_ordered`) the right order."""

    indexes: tuple[int, ...]
    is_ordered: bool = False
    kind: Literal["indexes"] = "indexes"


@dataclass(frozen=True, slots=True)
class PairsSolution:
    """`rights[i]` is the index of the right element that goes with left element `i`."""

    rights: tuple[int, ...]
    kind: Literal["pairs"] = "pairs"


@dataclass(frozen=True, slots=True)
class TextRule:
    """How one text is read and judged.

    `accept` and `refuse` are forms compared after folding by `ignore`; `typos` is the number of
    edits forgiven (None: by length). A `number` is compared within `tolerance` (absolute) after
    conversion by `units` (unit name -> factor); a `date` is ISO (YYYY-MM-DD) or partial (YYYY-MM).
    """

    accept: tuple[str, ...] = ()
    refuse: tuple[str, ...] = ()
    ignore: tuple[Literal["accents", "case", "spaces", "punctuation"], ...] = (
        "accents",
        "case",
        "spaces",
        "punctuation",
    )
    typos: int | None = None
    number: str | None = None
    tolerance: str = "0"
    units: Mapping[str, str] | None = None
    is_unit_required: bool = False
    date: str | None = None


@dataclass(frozen=True, slots=True)
class TextsSolution:
    """A rule by field id (by key, for a simulator); `is_any_order`: rules fit fields one to one."""

    rules: Mapping[str, TextRule]
    is_any_order: bool = False
    kind: Literal["texts"] = "texts"


Solution = IndexesSolution | PairsSolution | TextsSolution


@dataclass(frozen=True, slots=True)
class Challenge:
    """What a person sees and what is right.

    Texts are HTML already sanitised and may hold `{{name}}`, filled from the variant's values.
    `a`, `b` are the item's discrimination and difficulty: a prior, or its calibration's.
    """

    id: str
    skill_id: str
    kind: Kind
    lang: str
    pool: Pool
    status: Status
    statement: str
    form: Form
    solution: Solution
    hint: str
    explanation: str
    tutorial_ids: tuple[str, ...]
    a: float
    b: float
    files: tuple[Asset, ...] = ()
    image: Asset | None = None
    variants: tuple[Mapping[str, str], ...] = ()
    time_limit_seconds: int | None = None
    is_focused: bool = False
    is_accessible: bool = True

    @property
    def langs(self) -> tuple[str, ...]:
        """The languages it can be read in: its own."""
        return (self.lang,)


@dataclass(frozen=True)
class Release:
    """A whole, immutable version of the content. Its id is 16 hex digits of its SHA-256.

    `calibration_id`: whose item parameters its challenges have ("": those of its compilation).
    `usual_stages`: of a target that has none of its own.
    """

    areas: tuple[Area, ...]
    competences: tuple[Competence, ...]
    levels: tuple[Level, ...]
    tubes: tuple[Tube, ...]
    skills: tuple[Skill, ...]
    challenges: tuple[Challenge, ...]
    tutorials: tuple[Tutorial, ...]
    demo_skill_ids: tuple[str, ...] = ()
    target_profiles: tuple[TargetProfile, ...] = ()
    usual_stages: tuple[Stage, ...] = ()
    trainings: tuple[Training, ...] = ()
    exam_versions: tuple[ExamVersion, ...] = ()
    id: str = ""
    calibration_id: str = ""

    def calibrated(
        self, parameters: Mapping[str, tuple[float, float]], *, calibration_id: str
    ) -> "Release":
        """The same content with other (a, b), by challenge; who is not named keeps its own."""
        challenges = tuple(
            replace(one, a=parameters[one.id][0], b=parameters[one.id][1])
            if one.id in parameters
            else one
            for one in self.challenges
        )
        return replace(self, challenges=challenges, calibration_id=calibration_id)

    def competence(self, competence_id: str) -> Competence:
        """The competence; raises `UnknownCompetence`."""
        return _found(self._competences, competence_id, UnknownCompetence)

    def skill(self, skill_id: str) -> Skill:
        """The skill; raises `UnknownSkill`."""
        return _found(self._skills, skill_id, UnknownSkill)

    def challenge(self, challenge_id: str) -> Challenge:
        """The challenge; raises `UnknownChallenge`."""
        return _found(self._challenges, challenge_id, UnknownChallenge)

    def tutorial(self, tutorial_id: str) -> Tutorial:
        """The tutorial; the release was checked to hold every id it names."""
        return self._tutorials[tutorial_id]

    def target_profile(self, profile_id: str) -> TargetProfile:
        """The ready target; raises `UnknownTargetProfile`."""
        return _found(self._target_profiles, profile_id, UnknownTargetProfile)

    @cached_property
    def top_levels(self) -> Mapping[str, int]:
        """By tube id, in the release's order: the level of its hardest skill."""
        tops = {tube.id: 0 for tube in self.tubes}
        for skill in self.skills:
            tops[skill.tube_id] = max(skill.level, tops[skill.tube_id])
        return tops

    def skills_of(self, competence_id: str) -> tuple[Skill, ...]:
        """The skills of a competence, in the release's order; raises `UnknownCompetence`."""
        self.competence(competence_id)
        return self._skills_by_competence.get(competence_id, ())

    def pix_of(self, competence_id: str) -> int:
        """All that the skills of a competence can give, in 1/840 pix."""
        return sum(skill.pix for skill in self.skills_of(competence_id))

    def challenges_of(self, skill_id: str, *, pool: Pool) -> tuple[Challenge, ...]:
        """The challenges of a skill in a pool, in the release's order."""
        return self._challenges_by_skill.get((skill_id, pool), ())

    @cached_property
    def _competences(self) -> dict[str, Competence]:
        return {competence.id: competence for competence in self.competences}

    @cached_property
    def _skills(self) -> dict[str, Skill]:
        return {skill.id: skill for skill in self.skills}

    @cached_property
    def _challenges(self) -> dict[str, Challenge]:
        return {challenge.id: challenge for challenge in self.challenges}

    @cached_property
    def _tutorials(self) -> dict[str, Tutorial]:
        return {tutorial.id: tutorial for tutorial in self.tutorials}

    @cached_property
    def _target_profiles(self) -> dict[str, TargetProfile]:
        return {profile.id: profile for profile in self.target_profiles}

    @cached_property
    def _skills_by_competence(self) -> dict[str, tuple[Skill, ...]]:
        return {
            competence.id: tuple(s for s in self.skills if s.competence_id == competence.id)
            for competence in self.competences
        }

    @cached_property
    def _challenges_by_skill(self) -> dict[tuple[str, str], tuple[Challenge, ...]]:
        grouped: dict[tuple[str, str], tuple[Challenge, ...]] = {}
        for challenge in self.challenges:
            key = (challenge.skill_id, challenge.pool)
            grouped[key] = (*grouped.get(key, ()), challenge)
        return grouped


def _found(known: Mapping[str, _T], key: str, error: type[Exception]) -> _T:
    if key not in known:
        raise error(key)
    return known[key]
