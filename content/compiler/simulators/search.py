"""The search engine's data."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from content.compiler.simulators.base import Expect, Part, SimulatorData, exactly, ids_in

Drawing = Literal[
    "mountain", "sea", "forest", "city", "house", "flower", "cat", "bird", "bike", "boat", "train",
    "bridge", "book", "cup", "tree", "person", "chart", "map", "fire", "storm",
]  # fmt: skip
Licence = Literal["by", "by-sa", "by-nc", "by-nc-sa", "by-nd", "by-nc-nd", "cc0", "reserved"]
Filter = Literal["date", "type", "site", "lang", "sort", "licence", "size", "kind"]


class Result(Part):
    """A page found; `text` is searched but not shown, `page` is shown when it is opened."""

    id: str
    title: str
    url: str
    date: str = ""
    snippet: str
    text: str = ""
    page: str = ""
    type: str = ""
    lang: str = "fr"
    tab: Literal["web", "news"] = "web"
    ad: bool = False
    picture: str = ""


class Image(Part):
    """An image found, drawn by name and hue."""

    id: str
    title: str
    url: str
    date: str = ""
    width: int
    height: int
    licence: Licence = "reserved"
    author: str = ""
    draw: Drawing
    hue: int = Field(default=200, ge=0, le=360)
    kind: Literal["photo", "drawing"] = "photo"
    alt: str
    text: str = ""


class Picture(Part):
    """A picture one can search with."""

    id: str
    name: str
    draw: Drawing
    hue: int = Field(default=200, ge=0, le=360)
    alt: str


class Summary(Part):
    """An answer written by a machine, with the results it cites."""

    text: str
    sources: list[str] = Field(default_factory=list)


class DATA(SimulatorData):
    """A corpus, and what is asked of it."""

    task: Literal["look", "select", "query"]
    engine: str = ""
    today: str = "2026-01-01"
    query: str = ""
    results: list[Result] = Field(default_factory=list)
    images: list[Image] = Field(default_factory=list)
    pictures: list[Picture] = Field(default_factory=list)
    filters: list[Filter] | None = None
    page_size: int = Field(default=10, ge=3, le=30)
    max_length: int = Field(default=120, ge=10, le=200)
    summary: Summary | None = None
    report: list[Literal["operators", "tab"]] = Field(default_factory=list)

    def task_faults(self, expect: Expect) -> Iterator[str]:
        """Ids that do not exist, keys never sent."""
        ids = [*(one.id for one in self.results), *(one.id for one in self.images)]
        if len(set(ids)) < len(ids):
            yield "deux résultats ont le même id"
        pictures = {one.id for one in self.pictures}
        for one in self.results:
            if one.picture and one.picture not in pictures:
                yield f"{one.id} : l'image « {one.picture} » n'est pas dans pictures"
        for source in self.summary.sources if self.summary else ():
            if source not in ids:
                yield f"summary.sources : « {source} » n'est pas dans results"
        yield from exactly(
            expect, {"select": ["selected"], "query": ["results", *self.report]}.get(self.task, [])
        )
        for key in ("selected", "results"):
            yield from ids_in(expect, key, ids)
