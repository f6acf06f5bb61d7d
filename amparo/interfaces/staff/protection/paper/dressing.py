"""What a document is called, in which language it speaks, and how its styles look."""

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from amparo.foundation import clock
from amparo.interfaces.staff.protection.paper.blocks import Paper

SPOKEN = {"en": "en-GB", "es": "es-ES", "fr": "fr-FR", "ar": "ar-SA"}
FONT, FONT_OF_OTHERS = "Noto Sans", "Noto Naskh Arabic"
AIR = "45"
"""Twentieths of a point."""
INK = RGBColor(0x17, 0x21, 0x2B)


def describe(document: Document, paper: Paper) -> None:
    """Say what a document is called and in which language it is, and nothing of whoever made it."""
    told = document.core_properties
    told.title, told.subject, told.author = paper.title, paper.about, "Amparo"
    told.language, told.comments, told.keywords = SPOKEN[paper.language], "", ""
    told.created = told.modified = clock.now().replace(tzinfo=None, microsecond=0)
    told.last_modified_by = "Amparo"


def dress(document: Document, spoken: str, *, rtl: bool) -> None:
    """Set fonts and language where every other style takes them from."""
    for name in ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3"):
        style = document.styles[name]
        style.font.name = FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:cs"), FONT_OF_OTHERS)
        style.font.color.rgb, style.font.italic, style.font.cs_italic = INK, False, False
    document.styles["Normal"].font.size = Pt(10)
    _air(document)
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:bidi" if rtl else "w:val"), spoken)


def _air(document: Document) -> None:
    """Leave room between the words of a cell and its lines, above and below, as there is beside them."""
    room = OxmlElement("w:tblCellMar")
    for side in ("top", "bottom"):
        found = OxmlElement(f"w:{side}")
        found.set(qn("w:w"), AIR)
        found.set(qn("w:type"), "dxa")
        room.append(found)
    document.styles["Table Grid"].element.find(qn("w:tblPr")).append(room)
