"""Write one text document, with its looks and page breaks, as DOCX and as ODT."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from odf.opendocument import OpenDocumentText
from odf.style import (
    Footer,
    FooterStyle,
    MasterPage,
    PageLayout,
    PageLayoutProperties,
    ParagraphProperties,
    Style,
    TextProperties,
)
from odf.text import H, P, PageNumber, Span

from content.compiler.files import save_docx, save_odf

ParagraphStyle = Literal["Title", "Heading 1", "Heading 2", "Normal"]
FONT = "Arial"
INK = "1F2A44"
SIZES: Mapping[ParagraphStyle, int] = {"Title": 24, "Heading 1": 18, "Heading 2": 14, "Normal": 11}


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text of one look; `is_big` imitates a second-level heading."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    is_underlined: bool = False
    is_big: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its runs, its style, and whether it starts a page."""

    runs: tuple[Run, ...]
    style: ParagraphStyle = "Normal"
    is_on_new_page: bool = False

    @property
    def is_imitation(self) -> bool:
        """Whether it looks like a heading without being one."""
        return any(run.is_big for run in self.runs)


def plain(
    text: str, style: ParagraphStyle = "Normal", *, is_on_new_page: bool = False
) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph((Run(text),), style, is_on_new_page)


def both_formats(stem: str, paragraphs: Sequence[Paragraph]) -> dict[str, bytes]:
    """The document under both names, so that learners open the one their software prefers."""
    return {f"{stem}.odt": _odt(paragraphs), f"{stem}.docx": _docx(paragraphs)}


def _docx(paragraphs: Sequence[Paragraph]) -> bytes:
    document = Document()
    for name, size in SIZES.items():
        _set_docx_style(document.styles[name], size, is_bold=name != "Normal")
    for paragraph in paragraphs:
        _add_to_docx(document, paragraph)
    footer = document.sections[0].footer.paragraphs[0]
    footer.add_run("Page ")
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    footer._p.append(number)  # noqa: SLF001 - python-docx has no public way to add a field
    return save_docx(document)


def _set_docx_style(style: Any, size: int, *, is_bold: bool) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    style.font.name = FONT
    style.font.size = Pt(size)
    style.font.bold = is_bold
    style.font.color.rgb = RGBColor.from_string(INK)
    if is_bold:
        style.paragraph_format.space_before = Pt(12)
        style.paragraph_format.space_after = Pt(6)


def _add_to_docx(document: DocxDocument, paragraph: Paragraph) -> None:
    added = document.add_paragraph(style=paragraph.style)
    added.paragraph_format.page_break_before = paragraph.is_on_new_page or None
    if paragraph.is_imitation:
        added.paragraph_format.space_before = Pt(12)
        added.paragraph_format.space_after = Pt(6)
    for run in paragraph.runs:
        piece = added.add_run(run.text)
        piece.bold = run.is_bold or run.is_big or None
        piece.italic = run.is_italic or None
        piece.underline = run.is_underlined or None
        piece.font.size = Pt(SIZES["Heading 2"]) if run.is_big else None


def _odt(paragraphs: Sequence[Paragraph]) -> bytes:
    document = OpenDocumentText()
    for name, size in SIZES.items():
        document.styles.addElement(_odt_style(name, size))
    for style in _odt_automatic_styles():
        document.automaticstyles.addElement(style)
    _number_odt_pages(document)
    for paragraph in paragraphs:
        document.text.addElement(_odt_paragraph(paragraph))
    return save_odf(document)


def _odt_style(name: ParagraphStyle, size: int) -> Any:
    level = {"defaultoutlinelevel": name[-1]} if name.startswith("Heading") else {}
    shown = {} if name == "Normal" else {"displayname": name}
    style = Style(name=_odt_name(name), family="paragraph", **level, **shown)
    style.addElement(ParagraphProperties(margintop="0.42cm", marginbottom="0.21cm"))
    weight = "normal" if name == "Normal" else "bold"
    look = {"fontsize": f"{size}pt", "fontweight": weight, "color": f"#{INK}"}
    style.addElement(TextProperties(fontfamily=FONT, language="fr", country="FR", **look))
    return style


def _odt_automatic_styles() -> list[Any]:
    styles = []
    for name in SIZES:
        parent = _odt_name(name)
        style = Style(name=f"New{parent}", family="paragraph", parentstylename=parent)
        style.addElement(ParagraphProperties(breakbefore="page"))
        styles.append(style)
    for number in range(1, 16):
        style = Style(name=f"Look{number}", family="text")
        style.addElement(TextProperties(**_odt_look(number)))
        styles.append(style)
    return styles


def _look_number(run: Run) -> int:
    return run.is_bold + 2 * run.is_italic + 4 * run.is_underlined + 8 * run.is_big


def _odt_look(number: int) -> dict[str, str]:
    look = {}
    if number & 1 or number & 8:
        look["fontweight"] = "bold"
    if number & 2:
        look["fontstyle"] = "italic"
    if number & 4:
        look |= {"textunderlinestyle": "solid", "textunderlinewidth": "auto"}
    if number & 8:
        look["fontsize"] = f"{SIZES['Heading 2']}pt"
    return look


def _number_odt_pages(document: Any) -> None:
    layout = PageLayout(name="A4")
    size = {"pagewidth": "21cm", "pageheight": "29.7cm", "margin": "2cm"}
    layout.addElement(PageLayoutProperties(**size))
    layout.addElement(FooterStyle())
    document.automaticstyles.addElement(layout)
    master = MasterPage(name="Standard", pagelayoutname=layout)
    footer, line = Footer(), P(text="Page ")
    line.addElement(PageNumber(selectpage="current", text="1"))
    footer.addElement(line)
    master.addElement(footer)
    document.masterstyles.addElement(master)


def _odt_paragraph(paragraph: Paragraph) -> Any:
    name = _odt_name(paragraph.style)
    if paragraph.is_on_new_page:
        name = f"New{name}"
    if paragraph.style.startswith("Heading"):
        element = H(stylename=name, outlinelevel=int(paragraph.style[-1]))
    else:
        element = P(stylename=name)
    for run in paragraph.runs:
        number = _look_number(run)
        if number:
            element.addElement(Span(stylename=f"Look{number}", text=run.text))
        else:
            element.addText(run.text)
    return element


def _odt_name(style: ParagraphStyle) -> str:
    return "Standard" if style == "Normal" else style.replace(" ", "_20_")
