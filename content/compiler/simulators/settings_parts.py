"""The controls a device's settings are made of."""

from typing import Annotated, Literal

from pydantic import Field

from content.compiler.simulators.base import Part

Condition = dict[str, str | list[str]]
"""What other settings must be worth; a value beginning with `!` must not be theirs."""


class Control(Part):
    """What all controls have."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_-]{0,31}$")
    label: str = Field(min_length=1)
    help: str = ""
    visible_if: Condition = Field(default_factory=dict)
    enabled_if: Condition = Field(default_factory=dict)

    def first(self) -> str:
        """Its value at first."""
        return ""

    def can_be(self, value: str) -> bool:
        """Whether it may ever be worth this."""
        return value == ""


class Switch(Control):
    """On or off."""

    kind: Literal["switch"]
    value: bool

    def first(self) -> str:
        return "on" if self.value else "off"

    def can_be(self, value: str) -> bool:
        return value in {"on", "off"}


class Option(Part):
    """One of a choice."""

    id: str
    label: str
    detail: str = ""
    signal: int = Field(default=0, ge=0, le=4)
    secured: bool = False


class Choice(Control):
    """One among several, as a menu, as buttons or as networks in reach."""

    kind: Literal["choice"]
    options: list[Option] = Field(min_length=2)
    value: str = ""
    style: Literal["menu", "radio", "network"] = "menu"

    def first(self) -> str:
        return self.value

    def can_be(self, value: str) -> bool:
        return value in {"", *(option.id for option in self.options)}


class Slider(Control):
    """A number between two."""

    kind: Literal["slider"]
    min: float
    max: float
    step: float = Field(gt=0)
    value: float
    unit: str = ""

    def first(self) -> str:
        return f"{self.value:g}"

    def can_be(self, value: str) -> bool:
        try:
            number = float(value)
        except ValueError:
            return False
        steps = (number - self.min) / self.step
        return self.min <= number <= self.max and abs(steps - round(steps)) < 1e-6


class Text(Control):
    """Anything typed."""

    kind: Literal["text"]
    value: str = ""
    secret: bool = False
    placeholder: str = ""

    def first(self) -> str:
        return self.value

    def can_be(self, value: str) -> bool:
        return value == value.strip()


class Thing(Part):
    """One of a list."""

    id: str
    name: str
    detail: str = ""


class Items(Control):
    """Things that can be removed, added or put in order."""

    kind: Literal["list"]
    items: list[Thing]
    available: list[Thing] = Field(default_factory=list)
    can_remove: bool = False
    can_order: bool = False

    def first(self) -> str:
        ids = [item.id for item in self.items]
        return ",".join(ids if self.can_order else sorted(ids))

    def can_be(self, value: str) -> bool:
        ids = [part for part in value.split(",") if part]
        known = {item.id for item in [*self.items, *self.available]}
        is_sorted = self.can_order or ids == sorted(ids)
        return set(ids) <= known and len(set(ids)) == len(ids) and is_sorted


class Action(Control):
    """A button."""

    kind: Literal["action"]
    button: str = ""
    confirm: str = ""
    done: str = ""
    sets: dict[str, str] = Field(default_factory=dict)
    counts: bool = False
    keeps: bool = False

    def can_be(self, value: str) -> bool:
        return value in {"", "done"}


class Info(Control):
    """Something told."""

    kind: Literal["info"]
    value: str
    tone: Literal["", "ok", "warning", "error"] = ""

    def first(self) -> str:
        return self.value

    def can_be(self, value: str) -> bool:
        return bool(value)


class Bar(Part):
    """One of the bars of use."""

    label: str
    value: float
    text: str


class Bars(Control):
    """How much each thing uses."""

    kind: Literal["bars"]
    items: list[Bar] = Field(min_length=1)
    total: float | None = None


class Table(Control):
    """Rows of texts."""

    kind: Literal["table"]
    columns: list[str] = Field(min_length=1)
    rows: list[list[str | int | float]]


AnyControl = Annotated[
    Switch | Choice | Slider | Text | Items | Action | Info | Bars | Table,
    Field(discriminator="kind"),
]
