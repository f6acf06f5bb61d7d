"""What python-docx has no words for: direction of paragraphs and runs, numbers of pages, heads of tables that repeat."""

import io
import re
from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

AFTER_BIDI = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr")
"""What comes after the direction among the properties of a paragraph; word processors are strict about the order."""
DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""What word processors read as: this picture says nothing that the words do not."""
LEFT_TO_RIGHT, RIGHT_TO_LEFT = "\u200e", "\u200f"
# The first letter of a text decides; what begins with an isolated name (U+2068) is a sentence of the page.
_LATIN = re.compile("[^\\w\u2068]*[A-Za-z\u00c0-\u024f\u0400-\u04ff]")
_ARABIC = re.compile("[^\\w\u2068]*[\u0590-\u08ff]")


class Turning:
    """Whoever writes a document from right to left, or from left to right."""

    def __init__(self, *, rtl: bool) -> None:
        self.rtl = rtl

    def _turned(self, paragraph: Paragraph) -> None:
        if self.rtl:
            told: Any = paragraph._p.get_or_add_pPr()
            told.insert_element_before(OxmlElement("w:bidi"), *AFTER_BIDI)

    def _run(self, paragraph: Paragraph, text: str, *, bold: bool = False) -> Any:
        """Add words; those of the other direction keep their own, as each text does in the PDF.

        A mark at both ends of each line keeps its full stop on the right side of it.
        """
        turned = bool(_LATIN.match(text)) if self.rtl else bool(_ARABIC.match(text))
        mark = (RIGHT_TO_LEFT if turned is not self.rtl else LEFT_TO_RIGHT) if turned else ""
        run = paragraph.add_run("\n".join(f"{mark}{line}{mark}" for line in text.split("\n")))
        run.bold = bold or None
        if bold:
            run.font.cs_bold = True
        if turned is not self.rtl:
            run.font.rtl = True
        return run


def field(paragraph: Paragraph, code: str) -> None:
    """Add what the word processor reckons: the number of the page, or of all pages."""
    made = OxmlElement("w:fldSimple")
    made.set(qn("w:instr"), code)
    shown, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    shown.append(text)
    made.append(shown)
    paragraph._p.append(made)


def pictured(run: Any, png: bytes, width: Any, told: str = "") -> None:
    """Add a picture with what is read out in its place; with nothing told it is passed over."""
    shown = run.add_picture(io.BytesIO(png), width=width)
    about = shown._inline.docPr
    about.set("descr", told)
    if not told:
        about.append(parse_xml(DECORATIVE))


def repeats(row: Any) -> None:
    """Mark a row as the head of its table: read out with its cells, and set again on the next page."""
    told = row._tr.get_or_add_trPr()
    for name in ("cantSplit", "tblHeader"):
        told.append(OxmlElement(f"w:{name}"))
