"""What a certificate says, in words: the sentences of the templates with their places filled."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from string import Template
from typing import Any

from chalicelib.adapters.certificate_drawing import HEIGHT, MIDDLE_X, MIDDLE_Y, WIDTH, Mark, rose_of
from chalicelib.core.certification.certificate import Certificate, CertifiedArea
from chalicelib.core.certification.session import grouped
from chalicelib.core.identity import Lang

FOLDER = Path(__file__).parent.parent / "templates" / "certificates"
VERIFY_PATH = "/verify"
"""The code follows "#", which browsers keep to themselves: it is in no log of a server."""
_LEVELS_A_BAND = 2


def data_of(
    certificate: Certificate, lang: Lang, *, service_name: str, origin: str
) -> Mapping[str, Any]:
    """Everything the template sets, as it is read."""
    words, address = words_of(lang), origin + VERIFY_PATH
    return {
        "lang": lang,
        "service": service_name,
        "words": words,
        "said": _said(certificate, lang, service_name=service_name, address=address),
        "name": _name(certificate),
        "first_name": certificate.first_name,
        "last_name": certificate.last_name.upper(),
        "pix": _number(certificate.pix, lang),
        "mesh": words["meshes"].get(certificate.mesh, ""),
        "code": grouped(certificate.code),
        "qr": qr_svg(f"{address}#{certificate.code}"),
        "is_professional": certificate.is_professional,
        "is_clea": certificate.is_clea,
        "rose": _rose(certificate),
        "areas": [_area(area, lang) for area in certificate.areas],
        "grid": _grid(certificate, lang),
        "digcomp": [
            {"code": one.code, "title": words["digcomp_titles"][one.code], "level": one.level}
            for one in certificate.digcomp
        ],
    }


def file_name(certificate: Certificate, lang: Lang) -> str:
    """What the document is saved under: it is in an address, so it names nobody."""
    return f"{words_of(lang)['file']}-{certificate.published_on.isoformat()}.pdf"


def _said(
    certificate: Certificate, lang: Lang, *, service_name: str, address: str
) -> Mapping[str, str]:
    words = words_of(lang)
    pix, where = _number(certificate.pix, lang), address.split("://", 1)[-1]
    sentence = "sentence_mesh" if certificate.mesh else "sentence"
    places: Mapping[str, Mapping[str, object]] = {
        "document": {"name": _name(certificate)},
        "details": {"name": _name(certificate)},
        "birth": {"date": _day(certificate.birth_date, lang)},
        sentence: {
            "taken": _day(certificate.taken_on, lang),
            "center": certificate.center_name,
            "pix": pix,
            "mesh": words["meshes"].get(certificate.mesh, ""),
        },
        "score": {"max": _number(certificate.max_pix, lang)},
        "professional": {"pix": certificate.professional_pix},
        "professional_not": {"pix": certificate.professional_pix},
        "register": {"number": certificate.register_number},
        "check_text": {"address": where},
        "qr": {"address": f"{where}#{certificate.code}"},
        "signed": {"service": service_name},
        "rose": {"pix": pix},
        "levels_text": {
            "level": certificate.max_level,
            "pix": _number(certificate.max_pix, lang),
        },
    }
    said = {name: Template(words[name]).substitute(holes) for name, holes in places.items()}
    days = {
        "taken_on": certificate.taken_on,
        "published_on": certificate.published_on,
        "valid_until": certificate.valid_until,
    }
    said |= {name: _day(day, lang) for name, day in days.items()}
    return said | {"sentence": said[sentence]}


def _area(area: CertifiedArea, lang: Lang) -> Mapping[str, Any]:
    words = words_of(lang)
    return {
        "id": area.id,
        "title": area.title[lang],
        "levels": [
            {
                "id": one.competence_id,
                "title": one.title[lang],
                "level": one.level,
                "band": words["none"] if one.level is None else words["bands"][_band(one.level)],
            }
            for one in area.levels
        ],
    }


def _grid(certificate: Certificate, lang: Lang) -> list[Mapping[str, Any]]:
    words = words_of(lang)
    return [
        {
            "score": f"{step.low} – {step.high}",
            "name": words["meshes"][step.mesh],
            "means": words["means"][step.mesh],
            "is_here": step.mesh == certificate.mesh,
        }
        for step in certificate.grid
    ]


def _band(level: int) -> int:
    return -(-max(level, 0) // _LEVELS_A_BAND)


def _rose(certificate: Certificate) -> Mapping[str, Any]:
    rose = rose_of(certificate)
    return {
        "svg": rose.svg,
        "size": WIDTH,
        "ratio": HEIGHT / WIDTH,
        "x": MIDDLE_X,
        "y": MIDDLE_Y,
        "marks": [_mark(mark) for mark in rose.marks],
    }


def _mark(mark: Mark) -> Mapping[str, Any]:
    return {
        "text": mark.text,
        "x": round(mark.x + MIDDLE_X, 1),
        "y": round(mark.y + MIDDLE_Y, 1),
        "kind": mark.kind,
        "angle": round(mark.angle, 3),
    }


def _name(certificate: Certificate) -> str:
    return f"{certificate.first_name} {certificate.last_name.upper()}"


def _day(day: date, lang: Lang) -> str:
    words = words_of(lang)
    return Template(words["day"]).substitute(
        day=words["first"] if day.day == 1 else day.day,
        month=words["months"][day.month - 1],
        year=day.year,
    )


def _number(value: int, lang: Lang) -> str:
    return f"{value:,}".replace(",", "\u202f" if lang == "fr" else ",")


def qr_svg(address: str) -> str:
    """A QR code without its quiet zone, as SVG."""
    import segno  # only where papers are made

    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=0, scale=4)
    return drawn.getvalue().decode()


@cache
def words_of(lang: Lang) -> Mapping[str, Any]:
    """Words of the template, read once."""
    words: Mapping[str, Any] = json.loads((FOLDER / f"{lang}.json").read_text(encoding="utf-8"))
    return words
