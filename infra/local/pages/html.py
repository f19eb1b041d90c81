"""The frame of the `/local/` pages: plain HTML that escapes what it is given."""

from collections.abc import Iterable
from html import escape

STYLE = """
:root { color-scheme: light dark; --line: light-dark(#b9c2cc, #46525e); }
body { font: 1rem/1.6 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; }
a { color: light-dark(#0b5cad, #8cc4ff); }
nav ul { display: flex; flex-wrap: wrap; gap: 1rem; list-style: none; padding: 0; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .4rem .6rem; text-align: left; }
td, pre { overflow-wrap: anywhere; white-space: pre-wrap; }
form { display: inline-block; margin: 0 .5rem .5rem 0; }
button, input, select { font: inherit; min-height: 2.5rem; padding: .25rem .75rem; }
:focus-visible { outline: 3px solid light-dark(#0b5cad, #8cc4ff); outline-offset: 2px; }
iframe { border: 1px solid var(--line); }
.play, .play p { display: block; margin: .5rem 0; }
.notice { border-left: 4px solid light-dark(#0b5cad, #8cc4ff); padding: .5rem 1rem; }
"""


def page(title: str, body: str, *, links: Iterable[tuple[str, str]], notice: str = "") -> str:
    """A whole page; `body` is HTML, the rest is text."""
    items = "".join(f'<li><a href="{escape(to)}">{escape(name)}</a></li>' for to, name in links)
    said = f'<p class="notice" role="status">{escape(notice)}</p>' if notice else ""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} · local stack</title><style>{STYLE}</style></head><body>"
        f'<nav aria-label="Local stack"><ul>{items}</ul></nav>'
        f"<main><h1>{escape(title)}</h1>{said}{body}</main></body></html>"
    )


def table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table; cells are HTML."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in headings)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def button(action: str, label: str, **fields: str) -> str:
    """A form of one button."""
    hidden = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in fields.items()
    )
    return (
        f'<form method="post" action="{escape(action)}">{hidden}'
        f"<button>{escape(label)}</button></form>"
    )
