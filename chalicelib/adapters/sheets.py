"""Papers to print, set by typst: accessible PDFs (PDF/UA-1), in the languages of the service."""

import json
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from string import Template
from typing import Any

from chalicelib.core.identity import Lang
from chalicelib.core.learner import plain
from chalicelib.core.sign_in_cards import Card, CardSheet

FOLDER = Path(__file__).parent.parent / "templates" / "sheets"
SIGN_IN_PATH = "/sign-in"


class TypstSheets:
    """`ports.orga.Sheets`. Only the fonts that typst brings: the same paper on every machine."""

    def __init__(self, service_name: str, *, site_origin: str) -> None:
        self._service_name = service_name
        self._address = site_origin + SIGN_IN_PATH

    def cards(self, sheet: CardSheet, lang: Lang) -> bytes:
        """Ten cards a page, in the order given."""
        words = _words(lang)
        data = {
            "lang": lang,
            "service": self._service_name,
            "title": _title(sheet, words),
            "place": " · ".join(filter(None, (sheet.organization_name, sheet.division))),
            "address": self._address,
            "words": words,
            "cards": [_card(card, self._address) for card in sheet.cards],
        }
        return _compiled("cards.typ", data)

    def file_name(self, division: str, lang: Lang) -> str:
        """What the cards are saved under: letters and digits."""
        return "-".join(filter(None, (str(_words(lang)["file"]), plain(division)))) + ".pdf"


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


def _card(card: Card, address: str) -> Mapping[str, str]:
    """The code opens the sign-in page with the user name filled in; "#" keeps it from servers."""
    return {
        "qr": _qr(f"{address}#login={card.username}" if card.username else address),
        "name": f"{card.first_name} {card.last_name}",
        "username": card.username,
        "password": card.password,
        "way": card.way,
    }


def _title(sheet: CardSheet, words: Mapping[str, Any]) -> str:
    pattern = words["title"] if sheet.division else words["title_without"]
    return Template(pattern).substitute(division=sheet.division)


@cache
def _words(lang: Lang) -> Mapping[str, Any]:
    text = (FOLDER / f"{lang}.json").read_text(encoding="utf-8")
    words: Mapping[str, Any] = json.loads(text)
    return words
