"""What pages and lists of the browser are made of."""

from typing import Literal

from pydantic import Field, model_validator

from content.compiler.simulators.base import Part
from content.compiler.simulators.search import Drawing

Permission = Literal["camera", "microphone", "location", "notifications", "clipboard", "popups"]


class Choice(Part):
    """One value of a list."""

    id: str
    label: str


class FormField(Part):
    """Something to fill in on a page."""

    id: str
    label: str
    kind: Literal["text", "choice", "radio", "check"]
    value: str | None = None
    choices: list[Choice] = Field(default_factory=list)


class LinkTo(Part):
    """A link by itself."""

    text: str
    to: str


class Picture(Part):
    """A drawing in a page."""

    draw: Drawing
    hue: int = Field(default=200, ge=0, le=360)
    alt: str


class Block(Part):
    """A piece of a page: one of its kinds, with what goes with it."""

    heading: str | None = None
    level: Literal[2, 3] = 2
    text: str | None = None
    note: str | None = None
    list_: list[str] | None = Field(default=None, alias="list")
    ordered: bool = False
    links: list[LinkTo] | None = None
    button: str | None = None
    to: str = ""
    table: list[list[str]] | None = None
    caption: str = ""
    box: "list[Block] | None" = None
    label: str = ""
    picture: Picture | None = None
    field: FormField | None = None
    code: str | None = None

    @model_validator(mode="after")
    def _is_one_kind(self) -> "Block":
        kinds = (self.heading, self.text, self.note, self.list_, self.links, self.button)
        others = (self.table, self.box, self.picture, self.field, self.code)
        if sum(kind is not None for kind in (*kinds, *others)) != 1:
            raise ValueError("un bloc a exactement une sorte (heading, text, note, list, links, …)")
        return self


class Certificate(Part):
    """What the padlock shows."""

    name: str
    organization: str = ""
    issuer: str
    start: str = Field(default="", alias="from")
    end: str = Field(default="", alias="to")
    names: list[str] = Field(default_factory=list)


class Purpose(Part):
    """A use of cookies that the banner lets one refuse."""

    id: str
    label: str
    locked: bool = False
    on: bool = False


class Banner(Part):
    """A cookie banner."""

    id: str
    text: str
    purposes: list[Purpose] = Field(default_factory=list)
    refuse: bool = True


class Prompt(Part):
    """A site that asks for a permission."""

    id: str
    permission: Permission


class PopupButton(Part):
    """A button of a window over the page; without address, it closes the window."""

    label: str
    to: str = ""


class Popup(Part):
    """A window over the page."""

    title: str
    text: str
    buttons: list[PopupButton]


class Page(Part):
    """A page and how it is protected."""

    address: str = Field(pattern=r"^https?://")
    title: str = ""
    blocks: list[Block] = Field(default_factory=list)
    also: list[str] = Field(default_factory=list)
    redirect: str = ""
    security: Literal["", "expired", "mismatch", "unknown"] = ""
    certificate: Certificate | None = None
    banner: Banner | None = None
    prompt: Prompt | None = None
    popup: Popup | None = None


class Bookmark(Part):
    """A bookmark, or a folder of them."""

    id: str
    title: str
    address: str = ""
    folder: str = ""
    kind: Literal["", "folder"] = ""


class Visit(Part):
    """A line of the history."""

    id: str
    date: str
    title: str
    address: str


class Cookie(Part):
    """A cookie kept by the browser."""

    id: str
    site: str
    name: str
    party: Literal["first", "third"] = "first"
    expires: str = ""
    purpose: str = ""
    seen_on: list[str] = Field(default_factory=list)


class Download(Part):
    """A file received."""

    id: str
    name: str
    address: str = ""
    size: int | None = None
    date: str = ""


class SitePermission(Part):
    """What a site may do."""

    id: str
    site: str
    permission: Permission
    value: Literal["ask", "allow", "block"]


class Setting(Part):
    """A setting of the browser."""

    id: str
    group: str = ""
    label: str
    help: str = ""
    kind: Literal["switch", "choice"] = "switch"
    value: str
    choices: list[Choice] = Field(default_factory=list)


class Extension(Part):
    """Something added to the browser."""

    id: str
    name: str
    by: str = ""
    about: str = ""
    permissions: list[str] = Field(default_factory=list)
    value: Literal["on", "off"] = "on"
