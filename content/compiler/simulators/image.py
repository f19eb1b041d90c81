"""The data of the pictures and of their editor."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from content.compiler.simulators.base import Expect, Part, SimulatorData, exactly, ids_in

Kind = Literal[
    "person", "child", "face", "car", "plate", "house", "tree", "flower", "boat", "bus", "bike",
    "dog", "cat", "bird", "sun", "cloud", "sign", "badge", "screen", "phone", "book", "table",
    "cup", "ball", "logo", "flag", "mountain", "text", "rect", "ellipse",
]  # fmt: skip
Tool = Literal["crop", "size", "turn", "adjust", "hide", "layers", "info", "export"]
Format = Literal["jpeg", "png", "webp", "gif", "svg"]
_GROUND = r"^(sea|mountain|town|garden|room|night|plain|paper|#[0-9a-fA-F]{6})$"
_COLOR = r"^#[0-9a-fA-F]{6}$"
_IDS = {"kept", "cut", "covered", "touched"}
_CLOSED = {
    "ratio": {"16:9", "3:2", "4:3", "1:1", "3:4", "2:3", "9:16", "21:9", "other"},
    "stretched": {"yes", "no"},
    "turn": {"0", "90", "180", "270"},
    "mirror": {"yes", "no"},
    "transparent": {"yes", "no"},
    "format": {"jpeg", "png", "webp", "gif", "svg"},
}
_NUMBERS = {
    "width", "height", "tilt", "brightness", "contrast", "saturation", "quality", "weight", "dpi",
}  # fmt: skip
_KEYS = {*_IDS, *_CLOSED, *_NUMBERS, "effects", "order", "visible", "info"}


class Element(Part):
    """Something in the picture; its box in percent."""

    id: str | None = None
    name: str = ""
    kind: Kind
    x: float
    y: float
    width: float = Field(gt=0)
    height: float = Field(gt=0)
    color: str | None = Field(default=None, pattern=_COLOR)
    text: str = ""
    layer: str | None = None


class Layer(Part):
    """A layer, front first."""

    id: str
    name: str
    visible: bool = True


class Info(Part):
    """A property of the file."""

    id: str
    label: str
    value: str = ""
    editable: bool = False


class Start(Part):
    """How the picture is at first."""

    turn: Literal[0, 90, 180, 270] = 0
    mirror: bool = False
    tilt: int = Field(default=0, ge=-15, le=15)
    brightness: int = Field(default=0, ge=-100, le=100)
    contrast: int = Field(default=0, ge=-100, le=100)
    saturation: int = Field(default=0, ge=-100, le=100)


class Picture(Part):
    """A picture; `width` and `height` in pixels, `weight` in bytes."""

    id: str
    name: str
    width: int = Field(ge=1, le=20_000)
    height: int = Field(ge=1, le=20_000)
    description: str = ""
    background: str = Field(default="plain", pattern=_GROUND)
    elements: list[Element] = Field(default_factory=list)
    nature: Literal["photo", "drawing"] = "photo"
    format: Format = "jpeg"
    weight: int | None = Field(default=None, ge=1)
    dpi: int = Field(default=72, ge=1)
    info: list[Info] = Field(default_factory=list)
    layers: list[Layer] = Field(default_factory=list)
    start: Start = Field(default_factory=Start)


class Export(Part):
    """What "Export" offers."""

    formats: list[Format] = Field(default_factory=list, min_length=1)
    quality: int = Field(default=90, ge=10, le=100)


class DATA(SimulatorData):
    """Pictures, and what is asked of them."""

    task: Literal["look", "select", "edit"]
    pictures: list[Picture] = Field(min_length=1)
    tools: list[Tool] | None = None
    report: list[str] = Field(default_factory=list)
    export: Export | None = None

    def task_faults(self, expect: Expect) -> Iterator[str]:
        """Ids that do not exist, keys never sent, values that cannot be."""
        ids = [picture.id for picture in self.pictures]
        if len(set(ids)) < len(ids):
            yield "deux images ont le même id"
        if self.task == "look":
            yield from exactly(expect, [])
        elif self.task == "select":
            yield from exactly(expect, ["selected"])
            yield from ids_in(expect, "selected", ids)
        else:
            yield from self._edit_faults(expect)

    def _edit_faults(self, expect: Expect) -> Iterator[str]:
        if len(self.pictures) > 1:
            yield "la tâche « edit » n'a qu'une image dans data.pictures"
        if not self.report:
            yield "la tâche « edit » nomme dans data.report les clés de sa réponse"
        picture = self.pictures[0]
        own = {one.id for one in picture.info if one.editable}
        for key in self.report:
            if key not in _KEYS | own:
                yield f"data.report : « {key} » n'est ni une clé connue ni une propriété modifiable"
        yield from exactly(expect, self.report)
        yield from self._value_faults(expect, picture, own)

    def _value_faults(self, expect: Expect, picture: Picture, own: set[str]) -> Iterator[str]:
        for key, known in _CLOSED.items():
            for form in set(expect.get(key, ())) - known:
                yield f"{key} : « {form} » n'est jamais envoyé"
        named = {element.id for element in picture.elements if element.id}
        for key in _IDS:
            yield from ids_in(expect, key, named)
        layers = {layer.id for layer in picture.layers}
        yield from ids_in(expect, "visible", layers)
        yield from ids_in(expect, "info", own)
        for form in expect.get("order", ()):
            if sorted(form.split(",")) != sorted(layers):
                yield f"order : « {form} » doit nommer tous les calques"
