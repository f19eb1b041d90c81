"""Slide shows in the open format, small and always alike."""

from dataclasses import dataclass

from odf.draw import Frame, Image, Page, TextBox
from odf.namespaces import PRESENTATIONNS
from odf.opendocument import OpenDocumentPresentation
from odf.presentation import Notes
from odf.style import (
    GraphicProperties,
    MasterPage,
    PageLayout,
    PageLayoutProperties,
    Style,
    TextProperties,
)
from odf.svg import Desc
from odf.text import P
from PIL import Image as Pictures
from PIL import ImageDraw

from content.compiler.files import png, save_odf


@dataclass(frozen=True)
class Slide:
    """A slide: its title, its speaker's note, a picture and its description if any."""

    title: str
    note: str = ""
    picture: bool = False
    alt: str = ""


def presentation(slides: list[Slide]) -> bytes:
    """The slide show as an .odp file."""
    document = OpenDocumentPresentation()
    layout = PageLayout(name="Page")
    layout.addElement(PageLayoutProperties(margin="0cm", pagewidth="25.4cm", pageheight="14.3cm"))
    document.automaticstyles.addElement(layout)
    document.masterstyles.addElement(MasterPage(name="Fond", pagelayoutname=layout))
    title = Style(name="Titre", family="graphic")
    title.addElement(TextProperties(fontsize="30pt", fontweight="bold"))
    title.addElement(GraphicProperties(fill="none", stroke="none"))
    document.styles.addElement(title)
    for number, slide in enumerate(slides, start=1):
        document.presentation.addElement(_page(document, slide, number))
    return save_odf(document)


def _page(document: OpenDocumentPresentation, slide: Slide, number: int) -> Page:
    page = Page(masterpagename="Fond", name=f"diapo{number}")
    page.addElement(_box(slide.title, "1.2cm", height="2cm", role="title"))
    if slide.picture:
        page.addElement(_picture(document, slide.alt, number))
    if slide.note:
        notes = Notes()
        notes.addElement(_box(slide.note, "10cm", height="6cm", role="notes"))
        page.addElement(notes)
    return page


def _box(text: str, top: str, *, height: str, role: str) -> Frame:
    """A text in the role that software and screen readers know: title or notes."""
    frame = Frame(width="22cm", height=height, x="1.5cm", y=top)
    if role == "title":
        frame.setAttribute("stylename", "Titre")
    frame.setAttrNS(PRESENTATIONNS, "class", role)
    box = TextBox()
    box.addElement(P(text=text))
    frame.addElement(box)
    return frame


def _picture(document: OpenDocumentPresentation, alt: str, number: int) -> Frame:
    frame = Frame(width="12cm", height="8cm", x="6cm", y="4.5cm", name=f"image{number}")
    address = document.addPicture(f"image{number}.png", "image/png", _drawing(number))
    frame.addElement(Image(href=address, type="simple", show="embed", actuate="onLoad"))
    if alt:
        frame.addElement(Desc(text=alt))
    return frame


def _drawing(number: int) -> bytes:
    shades = (
        "#BFE3F5",
        "#FCE3C4",
        "#D9D2F0",
        "#CDEBDD",
        "#F4D6D6",
        "#E6E6C8",
        "#D6E4F4",
        "#EADDE8",
    )
    picture = Pictures.new("RGB", (240, 160), shades[number % len(shades)])
    pen = ImageDraw.Draw(picture)
    pen.ellipse((150, 20, 200, 70), fill="#F6C344")
    pen.polygon([(0, 160), (60 + number * 6, 60), (170, 160)], fill="#4E8A5B")
    return png(picture)
