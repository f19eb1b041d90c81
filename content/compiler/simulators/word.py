"""The word processor's data."""

import re
from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from content.compiler.simulators.base import Expect, Part, SimulatorData, exactly, within

Style = Literal["title", "h1", "h2", "h3", "normal", "quote", "bullet", "number", "caption"]
Kind = Literal["toc", "table", "image"]
Align = Literal["left", "center", "right", "justify"]

PROPERTIES = (
    *("align", "bold", "italic", "page_before", "keep_next", "indent", "first_line"),
    *("before", "after", "size", "spacing"),
)
STYLES = ("title", "h1", "h2", "h3", "normal", "quote", "bullet", "number", "caption")
PLACES = (
    *("order", "breaks", "toc", "toc_state", "toc_levels"),
    *("page_number", "header", "footer"),
)
_MARK = re.compile(r"\[[+-](c\w*):")
_COMMENT = re.compile(r"\[#(k\w*):")


class Look(Part):
    """How a paragraph or a style looks, where it is not as usual."""

    align: Align | None = None
    bold: bool | None = None
    italic: bool | None = None
    page_before: bool | None = None
    keep_next: bool | None = None
    indent: float | None = None
    first_line: float | None = None
    before: float | None = None
    after: float | None = None
    size: float | None = None
    spacing: float | None = None


class Paragraph(Look):
    """A paragraph, a table, an image or the table of contents."""

    id: str = Field(pattern=r"^[a-z]{1,2}[0-9]{1,3}$")
    style: Style | Kind = "normal"
    text: str = ""
    entries: list[str] = Field(default_factory=list)
    rows: list[list[str]] = Field(default_factory=list)
    name: str = ""
    alt: str = ""
    break_before: bool = False
    fixed: bool = False


class Comment(Part):
    """A remark in the margin."""

    id: str = Field(pattern=r"^k[0-9a-z]{1,3}$")
    author: str
    date: str = ""
    text: str


class Change(Part):
    """Who made a tracked change, and when."""

    id: str = Field(pattern=r"^c[0-9a-z]{1,3}$")
    author: str
    date: str = ""


class Watch(Part):
    """A text whose occurrences are counted at the end."""

    id: str = Field(pattern=r"^w[0-9a-z]{1,3}$")
    text: str = Field(min_length=1)


class DATA(SimulatorData):
    """A document, and what is done with it."""

    task: Literal["look", "edit", "review", "text"]
    title: str
    paragraphs: list[Paragraph] = Field(min_length=1)
    styles: dict[Style, Look] = Field(default_factory=dict)
    comments: list[Comment] = Field(default_factory=list)
    changes: list[Change] = Field(default_factory=list)
    header: str = ""
    footer: str = ""
    page_number: Literal["none", "header", "footer"] = "none"
    properties: dict[str, str] = Field(default_factory=dict)
    watch: list[Watch] = Field(default_factory=list)

    def task_faults(self, expect: Expect) -> Iterator[str]:
        """Ids that do not exist or are not described, keys never sent."""
        text = " ".join(paragraph.text for paragraph in self.paragraphs)
        changes, comments = [one.id for one in self.changes], [one.id for one in self.comments]
        for found, known in ((_MARK, changes), (_COMMENT, comments)):
            for one in sorted(set(found.findall(text)) ^ set(known)):
                yield f"« {one} » doit être à la fois dans un texte et dans changes ou comments"
        if len({one.id for one in self.paragraphs}) < len(self.paragraphs):
            yield "deux paragraphes ont le même id"
        if self.task == "review":
            yield from within(expect, [*changes, *comments])
        elif self.task == "text":
            yield from exactly(expect, [*(one.id for one in self.watch), "changed"])
        elif self.task == "edit":
            yield from within(expect, self._edit_keys())
        else:
            yield from exactly(expect, [])

    def _edit_keys(self) -> list[str]:
        bearers = [*(one.id for one in self.paragraphs), *STYLES]
        looks = [f"{bearer}_{name}" for bearer in bearers for name in PROPERTIES]
        return [*(one.id for one in self.paragraphs), *looks, *PLACES]
