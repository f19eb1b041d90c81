"""Opens every file a learner may receive, as their software would."""

import csv
import email
import email.policy
import io
import json
import re
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import PurePath

from defusedxml import ElementTree
from docx import Document
from odf.opendocument import load as load_odf
from openpyxl import load_workbook
from PIL import Image

PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"}
_UNSAFE_SVG = re.compile(rb"<script|<foreignObject|\son\w+\s*=|javascript:|href\s*=\s*.http", re.I)
_NUMBER = re.compile(r"\d+(\.\d+)?")


class CannotOpen(Exception):
    """The file is broken, or of a kind we do not serve; the message says which."""


def open_file(name: str, content: bytes) -> None:
    """Read the whole file; raises `CannotOpen`."""
    opener = _OPENERS.get(PurePath(name).suffix.lower())
    if opener is None:
        raise CannotOpen("ce format de fichier n'est pas prévu")
    if not content:
        raise CannotOpen("le fichier est vide")
    try:
        opener(content)
    except CannotOpen:
        raise
    except Exception as error:
        raise CannotOpen(f"le fichier ne s'ouvre pas ({error})") from error


def picture_size(name: str, content: bytes) -> tuple[int, int]:
    """Width and height in pixels; (0, 0) when unknown. Raises `CannotOpen`."""
    open_file(name, content)
    if PurePath(name).suffix.lower() == ".svg":
        return _svg_size(content)
    with Image.open(io.BytesIO(content)) as image:
        return image.size


def _svg_size(content: bytes) -> tuple[int, int]:
    root = ElementTree.fromstring(content)
    sides = [_NUMBER.match(root.get(side, "")) for side in ("width", "height")]
    if all(sides):
        return _whole(sides[0]), _whole(sides[1])
    box = root.get("viewBox", "").replace(",", " ").split()
    return (round(float(box[2])), round(float(box[3]))) if len(box) == 4 else (0, 0)


def _whole(match: re.Match[str] | None) -> int:
    return round(float(match[0])) if match else 0


def _open_picture(content: bytes) -> None:
    with Image.open(io.BytesIO(content)) as image:
        image.load()


def _open_svg(content: bytes) -> None:
    if _UNSAFE_SVG.search(content):
        raise CannotOpen("le dessin contient du code ou un lien extérieur")
    if not ElementTree.fromstring(content).tag.endswith("svg"):
        raise CannotOpen("ce n'est pas un dessin SVG")


def _open_xml(content: bytes) -> None:
    ElementTree.fromstring(content)


def _open_zip(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        broken = archive.testzip()
    if broken:
        raise CannotOpen(f"« {broken} » est abîmé dans l'archive")


def _open_workbook(content: bytes) -> None:
    load_workbook(io.BytesIO(content)).close()


def _open_docx(content: bytes) -> None:
    Document(io.BytesIO(content))


def _open_odf(content: bytes) -> None:
    load_odf(io.BytesIO(content))


def _open_mail(content: bytes) -> None:
    message = email.message_from_bytes(content, policy=email.policy.default)
    if message.defects or not message["From"] or message.get_body() is None:
        raise CannotOpen("le message n'a pas d'expéditeur ou de texte lisible")


def _open_csv(content: bytes) -> None:
    if not list(csv.reader(io.StringIO(_text(content)))):
        raise CannotOpen("le fichier n'a aucune ligne")


def _open_html(content: bytes) -> None:
    text = _text(content)
    parser = HTMLParser()
    parser.feed(text)
    parser.close()
    if "<html" not in text.lower() or "<title" not in text.lower():
        raise CannotOpen("la page n'a pas de balise html ou de titre")


def _open_json(content: bytes) -> None:
    json.loads(content)


def _open_pdf(content: bytes) -> None:
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-1024:]:
        raise CannotOpen("ce n'est pas un PDF complet")


def _text(content: bytes) -> str:
    """UTF-8 first; Windows-1252 when a challenge is about encodings."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def _open_text(content: bytes) -> None:
    _text(content)


_OPENERS: dict[str, Callable[[bytes], None]] = {
    **dict.fromkeys([".png", ".jpg", ".jpeg", ".gif", ".webp"], _open_picture),
    **dict.fromkeys([".xlsx"], _open_workbook),
    **dict.fromkeys([".ods", ".odt", ".odp"], _open_odf),
    **dict.fromkeys(
        [".txt", ".md", ".log", ".css", ".py", ".js", ".ini", ".ics", ".vcf", ".vtt", ".srt"],
        _open_text,
    ),
    **dict.fromkeys([".html", ".htm"], _open_html),
    **dict.fromkeys([".xml", ".rss", ".opml", ".gpx", ".kml"], _open_xml),
    ".svg": _open_svg,
    ".zip": _open_zip,
    ".docx": _open_docx,
    ".eml": _open_mail,
    ".csv": _open_csv,
    ".json": _open_json,
    ".pdf": _open_pdf,
}
