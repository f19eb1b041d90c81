"""The words of mails, read from `chalicelib/templates`, laid out in HTML and in plain text."""

from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from chalicelib.core.identity import Lang
from chalicelib.core.letter import Letter

FOLDER = Path(__file__).parent.parent / "templates" / "mails"


class MailTemplates:
    """`ports.Letters`: `<lang>/<name>.txt` has the subject, an empty line, then the words.

    Paragraphs are parted by empty lines; one that is only a link (`$link`) becomes a button whose
    label is the line above it, which ends in a colon.
    """

    def __init__(self, service_name: str) -> None:
        self._service_name = service_name

    def write(self, name: str, lang: Lang, values: Mapping[str, str]) -> Letter:
        """The letter in that language, its `$places` filled; raises `KeyError` on a missing one."""
        known = {"service": self._service_name, **values}
        subject, _, words = _source(name, lang).partition("\n\n")
        paragraphs = [part.strip() for part in words.split("\n\n") if part.strip()]
        return Letter(
            subject=Template(subject.strip()).substitute(known),
            text="\n\n".join(Template(part).substitute(known) for part in paragraphs) + "\n",
            html=_page(paragraphs, lang=lang, values=known),
        )


@cache
def _source(name: str, lang: str) -> str:
    return (FOLDER / lang / f"{name}.txt").read_text(encoding="utf-8")


@cache
def _frame() -> Template:
    return Template((FOLDER / "frame.html").read_text(encoding="utf-8"))


def _page(paragraphs: list[str], *, lang: str, values: Mapping[str, str]) -> str:
    safe = {name: escape(value) for name, value in values.items()}
    body = "\n".join(_block(part, safe) for part in paragraphs)
    return _frame().substitute(lang=lang, service=safe["service"], body=body)


def _block(paragraph: str, safe: Mapping[str, str]) -> str:
    label, _, link = paragraph.partition("\n")
    if link.strip() == "$link":
        words = escape(label.strip().rstrip(":").strip())
        return f'<p class="action"><a href="{safe["link"]}">{words}</a></p>'
    lines = Template(escape(paragraph, quote=False)).substitute(safe)
    return f"<p>{lines.replace(chr(10), '<br>')}</p>"
