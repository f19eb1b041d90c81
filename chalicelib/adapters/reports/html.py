"""Parts of reports: words in two languages, numbers as they are written there, tables."""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from html import escape
from pathlib import Path
from string import Template
from typing import cast

from chalicelib.core.identity import Lang

FOLDER = Path(__file__).parents[2] / "templates" / "reports"
THIN, MINUS, TIGHT = "\u202f", "\u2212", "\u00a0"

Cells = Sequence[str]


class Words:
    """The words of reports in one language; everything it gives is safe in HTML."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._words = _words(lang)

    def __call__(self, name: str, **values: str) -> str:
        """The words `name`, their places filled with safe values; raises `KeyError`."""
        return escape(self._words[name], quote=False).format_map(values)

    def number(self, value: float, digits: int = 2) -> str:
        """With a real minus, and the comma or the point of the language."""
        text = f"{value:,.{digits}f}".replace("-", MINUS)
        if float(text.replace(MINUS, "").replace(",", "")) == 0:
            text = text.replace(MINUS, "")
        if self.lang == "en":
            return text
        return text.replace(",", THIN).replace(".", ",")

    def tick(self, value: float) -> str:
        """A number on an axis: no more digits than it needs."""
        return self.number(value, len(f"{value:.6g}".partition(".")[2]))

    def percent(self, value: float, digits: int = 0) -> str:
        """A share, as a percentage."""
        return f"{self.number(100 * value, digits)}{THIN if self.lang == 'fr' else ''}%"

    def signed(self, value: float, digits: int = 2) -> str:
        """A difference: its sign always shows."""
        text = self.number(value, digits)
        return text if text.startswith(MINUS) or value == 0 else f"+{text}"

    def signed_percent(self, value: float, digits: int = 1) -> str:
        """A difference of shares."""
        text = self.percent(value, digits)
        return text if text.startswith(MINUS) or value == 0 else f"+{text}"

    def listed(self, parts: Iterable[str]) -> str:
        """Parts of a sentence, one after the other."""
        return (f"{THIN}; " if self.lang == "fr" else "; ").join(parts)

    def date(self, at: datetime) -> str:
        """A day, as numbers."""
        return f"{at:%d/%m/%Y}" if self.lang == "fr" else f"{at:%Y-%m-%d}"

    def p_value(self, value: float) -> str:
        """Never an exact zero."""
        small = 0.001
        return f"&lt;{TIGHT}{self.number(small, 3)}" if value < small else self.number(value, 3)


@cache
def _words(lang: str) -> dict[str, str]:
    text = (FOLDER / f"{lang}.json").read_text(encoding="utf-8")
    words = cast("dict[str, str]", json.loads(text))
    return {name: _spaced(one) for name, one in words.items()} if lang == "fr" else words


def _spaced(text: str) -> str:
    """French puts a space before some signs; a line may not break there."""
    return re.sub(r" ([:»])", rf"{TIGHT}\1", re.sub(r" ([;?!])", rf"{THIN}\1", text)).replace(
        "« ", f"«{TIGHT}"
    )


@cache
def _page() -> Template:
    return Template((FOLDER / "page.html").read_text(encoding="utf-8"))


def page(body: str, *, title: str, lang: Lang) -> str:
    """A whole document; `body` and `title` are HTML."""
    return _page().substitute(lang=lang, title=title, body=body)


def section(name: str, heading: str, *parts: str) -> str:
    """A part of the page under its heading, with an anchor."""
    inside = "\n".join(part for part in parts if part)
    return f'<section aria-labelledby="{name}"><h2 id="{name}">{heading}</h2>\n{inside}\n</section>'


def paragraph(text: str) -> str:
    """A paragraph of safe text."""
    return f"<p>{text}</p>"


def table(
    caption: str,
    head: Cells,
    rows: Iterable[Cells],
    *,
    texts: Sequence[int] = (),
    is_dense: bool = False,
) -> str:
    """A table whose first column names its rows; columns in `texts` are words, not numbers."""
    top = "".join(_cell('th scope="col"', text, at in texts) for at, text in enumerate(head))
    lines = []
    for first, *others in rows:
        cells = [_cell("td", text, at in texts) for at, text in enumerate(others, start=1)]
        lines.append(f'<tr><th scope="row">{first}</th>{"".join(cells)}</tr>')
    style, named = "scroll dense" if is_dense else "scroll", escape(caption)
    return (
        f'<div class="{style}" role="group" tabindex="0" aria-label="{named}"><table>'
        f"<caption>{caption}</caption><thead><tr>{top}</tr></thead>"
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def _cell(opening: str, text: str, is_text: bool) -> str:
    style = ' class="text"' if is_text else ""
    return f"<{opening}{style}>{text}</{opening[:2]}>"


def folded(label: str, inside: str) -> str:
    """Something long, one gesture away; printed whole."""
    return f"<details><summary>{label}</summary>{inside}</details>"


def figure(drawing: str, *, caption: str = "", label: str, numbers: str, anchor: str = "") -> str:
    """A plot with its table beside it."""
    words = f"<figcaption>{caption}</figcaption>" if caption else ""
    name = f' id="{anchor}"' if anchor else ""
    return f"<figure{name}>{drawing}{words}{folded(label, numbers)}</figure>"


def tiles(entries: Iterable[tuple[str, str, str]]) -> str:
    """Key figures: (value, label, note)."""
    cells = [
        f'<div><dt>{label}</dt><dd class="big">{value}</dd><dd class="small">{note}</dd></div>'
        for value, label, note in entries
    ]
    return f'<dl class="tiles">{"".join(cells)}</dl>'


def pair(*sections: str) -> str:
    """Two sections side by side where there is room."""
    return f'<div class="two">{"".join(sections)}</div>'


def card(heading: str, items: Sequence[str], *, otherwise: str, more: str = "") -> str:
    """A short ordered list in a frame, and what comes after it."""
    inside = "".join(f"<li>{item}</li>" for item in items)
    listed = f"<ol>{inside}</ol>" if items else f"<p>{otherwise}</p>"
    last = f'<p class="more">{more}</p>' if more else ""
    return f'<div class="card"><h3>{heading}</h3>{listed}{last}</div>'


def tag(text: str, gravity: str = "") -> str:
    """A short label; its gravity is in its words too."""
    return (
        f'<span class="tag {gravity}">{text}</span>'
        if gravity
        else f'<span class="tag">{text}</span>'
    )
