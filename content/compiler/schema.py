"""The files authors write, as models: anything unknown or missing is refused."""

import re
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from chalicelib.core.content import Kind
from content.compiler.yamls import typed

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TUBE_ID = re.compile(r"(?=.{3,20}$)[a-z0-9]+(-[a-z0-9]+)*")
PLACEHOLDER = re.compile(r"\{\{ *([a-z][a-z0-9_]*) *\}\}")
KINDS: tuple[str, ...] = get_args(Kind)
_SHORTEST_ID, _LONGEST_ID = 3, 24


def _filled(text: str) -> str:
    if not text.strip():
        raise ValueError("ce texte est vide")
    return text


def _slug(text: str) -> str:
    if not SLUG.fullmatch(text) or not _SHORTEST_ID <= len(text) <= _LONGEST_ID:
        raise ValueError("identifiant : 3 à 24 minuscules sans accent, chiffres et tirets")
    return text


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Text = Annotated[str, AfterValidator(_filled)]
Slug = Annotated[str, AfterValidator(_slug)]
Listed = Annotated[list[str], BeforeValidator(_listed)]
Data = Annotated[dict[str, Any], BeforeValidator(typed)]
RawAnswer = str | list[str] | dict[str, str]


class Source(BaseModel):
    """A part of a file: unknown keys are refused, nothing changes once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Bilingual(Source):
    """A short text in French and English."""

    fr: Text
    en: Text


class CompetenceSource(Source):
    """One of the sixteen competences."""

    title: Bilingual
    description: Bilingual


class AreaSource(Source):
    """One of the five areas, with its competences by id."""

    title: Bilingual
    competences: dict[str, CompetenceSource]


class FrameworkSource(Source):
    """framework.yaml."""

    areas: dict[str, AreaSource]


class LevelSource(Source):
    """An entry of levels.yaml."""

    level: int = Field(ge=0, le=8)
    title: Bilingual
    description: Bilingual


class TubeSource(Source):
    """tube.yaml: a subject and the title of each of its skills by level."""

    title: Bilingual
    skills: dict[Annotated[int, Field(ge=1, le=8)], Text] = Field(min_length=1)


class TutorialSource(Source):
    """An entry of tutorials.yaml: a page of ours (`body`) or a public address (`url`)."""

    id: Slug
    title: Text
    source: Text = "Sextant"
    kind: Literal["page", "site", "video", "tool", "pdf"]
    minutes: int = Field(ge=1, le=120)
    lang: Literal["fr", "en"] = "fr"
    url: Annotated[str, Field(pattern=r"^https://\S+$")] | None = None
    body: Text | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> "TutorialSource":
        if (self.url is None) == (self.body is None):
            raise ValueError("il faut soit `url` (un site), soit `body` (une page écrite ici)")
        return self


class FileSource(Source):
    """A file to download."""

    file: Text
    label: Text


class ImageSource(Source):
    """A picture and what it shows, for those who do not see it."""

    file: Text
    alt: Text


class GeneratorSource(Source):
    """Which generator makes the values and the files, and with what options."""

    name: Annotated[str, Field(pattern=r"^([a-z][a-z0-9_]*/)?[a-z][a-z0-9_]*$")]
    options: Data = Field(default_factory=dict)


class ItemSource(Source):
    """The item's parameters, when better known than by default."""

    a: float = Field(gt=0.1, le=3)
    b: float = Field(ge=-6, le=6)


class RuleSource(Source):
    """How one text is judged: forms, a number or a date."""

    accept: Listed = Field(default_factory=list)
    refuse: Listed = Field(default_factory=list)
    ignore: list[Literal["accents", "case", "spaces", "punctuation"]] = [
        "accents",
        "case",
        "spaces",
        "punctuation",
    ]
    typos: int | None = Field(default=None, ge=0, le=2)
    number: Text | None = None
    tolerance: Text = "0"
    units: dict[Text, Text] | None = None
    unit_required: bool = False
    date: Text | None = None

    @model_validator(mode="after")
    def _says_what_is_right(self) -> "RuleSource":
        if not self.accept and self.number is None and self.date is None:
            raise ValueError("la solution doit donner `accept`, `number` ou `date`")
        if self.unit_required and not self.units:
            raise ValueError("`unit_required` demande la liste `units`")
        return self


class FieldSource(Source):
    """A text box."""

    label: Text
    format: Literal["text", "number", "date"] | None = None
    unit: str = ""
    placeholder: str = ""


class NamedFieldSource(FieldSource):
    """A text box among several, with its own solution."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,15}$")]
    solution: RuleSource


class ChoiceSource(Source):
    """A choice to tick or not."""

    text: Text
    right: bool = False


class PairSource(Source):
    """Two things that go together."""

    left: Text
    right: Text


class ZoneSource(Source):
    """A rectangle of a picture, in percent of its width and height."""

    label: Text
    x: float = Field(ge=0, le=100)
    y: float = Field(ge=0, le=100)
    width: float = Field(ge=2, le=100)
    height: float = Field(ge=2, le=100)
    right: bool = False

    @model_validator(mode="after")
    def _inside(self) -> "ZoneSource":
        if self.x + self.width > 100 or self.y + self.height > 100:
            raise ValueError("la zone sort de l'image (x + width et y + height : 100 au plus)")
        return self


class SimulatorSource(Source):
    """Which simulator, and what it is fed with."""

    name: Slug
    title: Text
    height: int = Field(default=480, ge=120, le=1200)
    data: Data


class ExpectSource(Source):
    """The right answer of a simulator, by key."""

    expect: dict[str, RuleSource] = Field(min_length=1)
