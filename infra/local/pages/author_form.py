"""The fields of the author's player, one set a kind of question; author.js reads them."""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from content.compiler.player import Preview

_SCRIPT = Path(__file__).with_name("author.js").read_text("utf-8")


def form_of(shown: Preview, *, seed: int) -> str:
    """A form that plays the question and sends what was answered to the grader."""
    fields = {
        "choices": _choices,
        "ordering": _ordering,
        "matching": _matching,
        "picture": _picture,
        "texts": _texts,
        "simulator": _simulator,
    }[shown.form["kind"]](shown.form)
    return (
        f'<form method="get" class="play" data-kind="{shown.form["kind"]}">'
        f'<input type="hidden" name="v" value="{seed}"><input type="hidden" name="answer">'
        f"{fields}<p><button>Grade this answer</button></p></form>"
        f"<script>{_SCRIPT}</script>"
    )


def _choices(form: dict[str, Any]) -> str:
    kind = "checkbox" if form["is_multiple"] else "radio"
    return _picks(kind, form["choices"])


def _picture(form: dict[str, Any]) -> str:
    return _picks("radio", (escape(zone["label"]) for zone in form["zones"]))


def _picks(kind: str, labels: Iterable[str]) -> str:
    return "".join(
        f'<p><label><input type="{kind}" name="pick" value="{number}"> {label}</label></p>'
        for number, label in enumerate(labels)
    )


def _ordering(form: dict[str, Any]) -> str:
    count = len(form["elements"])
    return "".join(
        f'<p><label><input type="number" name="{number}" min="1" max="{count}" '
        f'value="{number + 1}"> {escape(element)}</label></p>'
        for number, element in enumerate(form["elements"])
    )


def _matching(form: dict[str, Any]) -> str:
    rights = "".join(
        f'<option value="{number}">{escape(right)}</option>'
        for number, right in enumerate(form["rights"])
    )
    return "".join(
        f'<p><label>{escape(left)} <select name="{number}">{rights}</select></label></p>'
        for number, left in enumerate(form["lefts"])
    )


def _texts(form: dict[str, Any]) -> str:
    return "".join(
        f'<p><label>{escape(field["label"])} <input name="{escape(field["id"])}" '
        f'placeholder="{escape(field["placeholder"])}"></label> {escape(field["unit"])}</p>'
        for field in form["fields"]
    )


def _simulator(form: dict[str, Any]) -> str:
    name, title = escape(form["name"]), escape(form["title"])
    return (
        f'<iframe sandbox="allow-scripts" title="{title}" data-given="{escape(form["data"])}" '
        f'data-source="/simulators/{name}/index.html" width="100%" height="{form["height"]}">'
        '</iframe><p>What it answers: <output name="posted">nothing yet</output></p>'
    )
