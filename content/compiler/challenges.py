"""A challenge's file, one model per kind."""

from typing import Literal

from pydantic import Field, model_validator

from chalicelib.core.content import Kind, Pool, Status
from content.compiler.schema import (
    ChoiceSource,
    ExpectSource,
    FieldSource,
    FileSource,
    GeneratorSource,
    ImageSource,
    ItemSource,
    NamedFieldSource,
    PairSource,
    RawAnswer,
    RuleSource,
    SimulatorSource,
    Slug,
    Source,
    Text,
    ZoneSource,
)


class ChallengeSource(Source):
    """What every challenge has."""

    kind: Kind
    lang: Literal["fr", "en"] = "fr"
    pool: Pool = "training"
    status: Status = "validated"
    time_limit_seconds: int | None = Field(default=None, ge=10, le=1800)
    focused: bool = False
    accessible: bool = True
    statement: Text
    image: ImageSource | None = None
    files: list[FileSource] = Field(default_factory=list)
    generator: GeneratorSource | None = None
    variants: list[dict[str, str]] = Field(default_factory=list, max_length=32)
    hint: Text
    explanation: Text
    tutorials: list[Slug] = Field(min_length=1)
    item: ItemSource | None = None
    refused: list[RawAnswer] = Field(default_factory=list)
    accepted: list[RawAnswer] = Field(default_factory=list)

    @model_validator(mode="after")
    def _coherent(self) -> "ChallengeSource":
        if self.generator and self.variants:
            raise ValueError("donnez soit `generator`, soit `variants`, pas les deux")
        if len({frozenset(values) for values in self.variants}) > 1:
            raise ValueError("chaque entrée de `variants` doit donner les mêmes noms")
        return self


class SingleChoice(ChallengeSource):
    """Tick one."""

    kind: Literal["single-choice"]
    choices: list[ChoiceSource] = Field(min_length=3, max_length=8)

    @model_validator(mode="after")
    def _one_right(self) -> "SingleChoice":
        if sum(choice.right for choice in self.choices) != 1:
            raise ValueError("un seul choix doit porter `right: true`")
        return self


class MultipleChoice(ChallengeSource):
    """Tick several."""

    kind: Literal["multiple-choice"]
    choices: list[ChoiceSource] = Field(min_length=3, max_length=10)

    @model_validator(mode="after")
    def _several_right(self) -> "MultipleChoice":
        if not 2 <= sum(choice.right for choice in self.choices) < len(self.choices):
            raise ValueError("il faut au moins deux choix justes et un choix faux")
        return self


class ShortText(ChallengeSource):
    """One text box."""

    kind: Literal["short-text"]
    field: FieldSource
    solution: RuleSource


class SeveralTexts(ChallengeSource):
    """Several text boxes."""

    kind: Literal["several-texts"]
    fields: list[NamedFieldSource] = Field(min_length=2, max_length=8)
    any_order: bool = False


class Ordering(ChallengeSource):
    """Elements to put in order."""

    kind: Literal["ordering"]
    elements: list[Text] = Field(min_length=3, max_length=7)


class Matching(ChallengeSource):
    """Pairs to make."""

    kind: Literal["matching"]
    pairs: list[PairSource] = Field(min_length=3, max_length=8)
    extra_rights: list[Text] = Field(default_factory=list, max_length=4)


class Picture(ChallengeSource):
    """A zone to choose in a picture."""

    kind: Literal["picture"]
    picture: ImageSource
    zones: list[ZoneSource] = Field(min_length=4, max_length=12)

    @model_validator(mode="after")
    def _one_right(self) -> "Picture":
        if sum(zone.right for zone in self.zones) != 1:
            raise ValueError("une seule zone doit porter `right: true`")
        return self


class FileWork(ChallengeSource):
    """An answer found by working on a downloaded file: one text box, or several."""

    kind: Literal["file"]
    files: list[FileSource] = Field(min_length=1)
    field: FieldSource | None = None
    solution: RuleSource | None = None
    fields: list[NamedFieldSource] = Field(default_factory=list, max_length=8)
    any_order: bool = False

    @model_validator(mode="after")
    def _one_or_several(self) -> "FileWork":
        if bool(self.fields) == bool(self.field or self.solution):
            raise ValueError("donnez soit `field` et `solution`, soit `fields`")
        if not self.fields and not (self.field and self.solution):
            raise ValueError("`field` et `solution` vont ensemble")
        return self


class Simulator(ChallengeSource):
    """A result produced in a simulator."""

    kind: Literal["simulator"]
    simulator: SimulatorSource
    solution: ExpectSource


MODELS: dict[str, type[ChallengeSource]] = {
    "single-choice": SingleChoice,
    "multiple-choice": MultipleChoice,
    "short-text": ShortText,
    "several-texts": SeveralTexts,
    "ordering": Ordering,
    "matching": Matching,
    "picture": Picture,
    "file": FileWork,
    "simulator": Simulator,
}
