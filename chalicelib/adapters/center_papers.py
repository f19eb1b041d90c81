"""Papers of sessions, set by typst: accessible PDFs (PDF/UA-1), in the languages of the service."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "templates" / "papers"
EXAM_PATH = "/exam"
ROOM_PATH = "/certif/room"


class TypstPapers:
    """`ports.certif.Papers`. Only the fonts that typst brings: the same paper on every machine."""

    def __init__(self, service_name: str, *, site_origin: str) -> None:
        self._service_name = service_name
        self._origin = site_origin

    def paper(self, name: str, lang: str, data: Mapping[str, object]) -> bytes:
        """What is secret stands after "#" in addresses: no server is told."""
        words = _words(lang)
        given: dict[str, Any] = {
            **data,
            "lang": lang,
            "service": self._service_name,
            "words": words,
            "day": _day(date.fromisoformat(str(data["date"])), words),
            "exam_address": self._origin + EXAM_PATH,
            "room_address": self._origin + ROOM_PATH,
        }
        return _compiled(f"{name}.typ", {**given, **self._codes(name, given)})

    def file_name(self, name: str, lang: str, *, number: str) -> str:
        """Letters and digits."""
        return f"{_words(lang)['files'][name]}-{number}.pdf"

    def _codes(self, name: str, data: Mapping[str, Any]) -> Mapping[str, Any]:
        """The QR codes of a paper."""
        if name == "kit":
            secret = str(data["secret"]).replace("-", "")
            opens = f"{self._origin}{ROOM_PATH}#number={data['number']}&secret={secret}"
            return {"room_qr": _qr(opens), "exam_qr": _qr(self._origin + EXAM_PATH)}
        if name == "tickets":
            return {"candidates": [self._ticketed(one) for one in data["candidates"]]}
        return {}

    def _ticketed(self, candidate: Mapping[str, Any]) -> Mapping[str, Any]:
        return {**candidate, "qr": _qr(f"{self._origin}{EXAM_PATH}#ticket={candidate['ticket']}")}


def _compiled(template: str, data: Mapping[str, Any]) -> bytes:
    """The PDF; data goes in as JSON text, never as markup."""
    import typst  # 30 MB: only where papers are made

    pdf = typst.compile(
        str(FOLDER / template),
        root=str(FOLDER),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(data)},
        pdf_standards="ua-1",
    )
    return bytes(pdf)


def _qr(address: str) -> str:
    import segno  # only where papers are made

    drawn = BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", border=0, scale=4)
    return drawn.getvalue().decode()


def _day(day: date, words: Mapping[str, Any]) -> str:
    """ "lundi 23 novembre 2026"."""
    weekdays: Sequence[str] = words["weekdays"]
    months: Sequence[str] = words["months"]
    return f"{weekdays[day.weekday()]} {day.day} {months[day.month - 1]} {day.year}"


@cache
def _words(lang: str) -> Mapping[str, Any]:
    text = (FOLDER / f"{lang}.json").read_text(encoding="utf-8")
    words: Mapping[str, Any] = json.loads(text)
    return words
