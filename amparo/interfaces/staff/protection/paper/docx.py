"""Write an update as a DOCX: the same words as the PDF, in a document that partners can go on writing in.

Whether it runs from right to left is said where word processors look for it: in each paragraph, run, table and section.
"""

import io
import re
from typing import Any

from docx import Document
from docx.document import Document as Written
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from amparo.foundation import clock
from amparo.interfaces.staff.protection.paper.blocks import Grid, Heading, Paper, Words

KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SPOKEN = {"en": "en-GB", "es": "es-ES", "fr": "fr-FR", "ar": "ar-SA"}
FONT, FONT_OF_OTHERS = "Noto Sans", "Noto Naskh Arabic"
SHADES = {"1": "E3F1EC", "2": "FFF3D1", "3": "FBD9B0", "4": "F5B5A3", "5": "E79A9A"}
HEAD_SHADE = "EBEBEB"
AFTER_BIDI = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr")
"""What comes after the direction among the properties of a paragraph; word processors are strict about the order."""
INK = RGBColor(0x17, 0x21, 0x2B)
LEFT_TO_RIGHT, RIGHT_TO_LEFT = "\u200e", "\u200f"
# The first letter of a text decides; what begins with an isolated name (U+2068) is a sentence of the page.
_LATIN = re.compile("[^\\w\u2068]*[A-Za-z\u00c0-\u024f\u0400-\u04ff]")
_ARABIC = re.compile("[^\\w\u2068]*[\u0590-\u08ff]")


def docx(paper: Paper) -> bytes:
    """Return `paper` as a DOCX with real headings, heads of tables that repeat, page numbers and its language set."""
    return _Writing(paper).done()


class _Writing:
    """One document while it is written."""

    def __init__(self, paper: Paper) -> None:
        self.paper, self.rtl = paper, paper.direction == "rtl"
        self.document: Written = Document()
        self._properties()
        self._styles()
        self._page()

    def done(self) -> bytes:
        self._paragraph(self.paper.title, "Title")
        self._paragraph(self.paper.about, "Subtitle")
        for block in self.paper.blocks:
            match block:
                case Heading(level, text):
                    self._paragraph(text, f"Heading {level}")
                case Words():
                    self._words(block)
                case Grid():
                    self._grid(block)
        written = io.BytesIO()
        self.document.save(written)
        return written.getvalue()

    def _properties(self) -> None:
        told = self.document.core_properties
        told.title, told.subject, told.author = self.paper.title, self.paper.about, "Amparo"
        told.language, told.comments, told.keywords = SPOKEN[self.paper.language], "", ""
        told.created = told.modified = clock.now().replace(tzinfo=None, microsecond=0)
        told.last_modified_by = "Amparo"

    def _styles(self) -> None:
        """Set fonts and language where every other style takes them from."""
        for name in ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3"):
            style = self.document.styles[name]
            style.font.name = FONT
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for theme in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
            fonts.set(qn("w:cs"), FONT_OF_OTHERS)
            style.font.color.rgb, style.font.italic, style.font.cs_italic = INK, False, False
        self.document.styles["Normal"].font.size = Pt(10)
        spoken = SPOKEN[self.paper.language]
        for found in self.document.styles.element.iter(qn("w:lang")):
            found.set(qn("w:bidi" if self.rtl else "w:val"), spoken)

    def _page(self) -> None:
        """Set A4 with the mark of every page, and numbers at its foot."""
        section = self.document.sections[0]
        section.page_width, section.page_height, section.start_type = Mm(210), Mm(297), WD_SECTION.NEW_PAGE
        section.left_margin = section.right_margin = Mm(20)
        if self.rtl:
            section._sectPr.append(OxmlElement("w:bidi"))
        head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
        self._turned(head)
        self._turned(foot)
        marks = [self.paper.draft, self.paper.mark, self.paper.code]
        run = self._run(head, " · ".join(filter(None, marks)), bold=True)
        if self.paper.draft:
            run.font.color.rgb = RGBColor(0x8A, 0x1F, 0x11)
        self._run(foot, f"{self.paper.printed} · ")
        for part in re.split(r"(\{pages?\})", self.paper.page):
            if part in ("{page}", "{pages}"):
                self._field(foot, "PAGE" if part == "{page}" else "NUMPAGES")
            else:
                self._run(foot, part)

    def _words(self, block: Words) -> None:
        paragraph = self._paragraph("", "Normal")
        if block.lead:
            self._run(paragraph, block.lead, bold=True).add_break()
        run = self._run(paragraph, block.text)
        if block.quiet:
            run.font.size = Pt(8.5)

    def _grid(self, block: Grid) -> None:
        caption = self._paragraph(block.caption, "Normal", bold=True)
        caption.paragraph_format.keep_with_next = True
        table = self.document.add_table(rows=1, cols=len(block.head), style="Table Grid")
        table.autofit = False
        told = table._tbl.tblPr
        if self.rtl:
            told.append(OxmlElement("w:bidiVisual"))
        for name in ("tblCaption", "tblDescription"):
            said = OxmlElement(f"w:{name}")
            said.set(qn("w:val"), block.caption)
            told.append(said)
        for cell, text in zip(table.rows[0].cells, block.head, strict=True):
            self._cell(cell, text, HEAD_SHADE, bold=True)
        _repeats(table.rows[0])
        for number, row in enumerate(block.rows):
            added = table.add_row()
            added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            cells = added.cells
            for column, text in enumerate(row):
                shade = SHADES.get(block.phases[number], "") if column == block.shaded else ""
                self._cell(cells[column], text, shade)
        for column, part in zip(table.columns, block.widths, strict=True):
            column.width = Mm(170 * part / 100)
            for cell in column.cells:
                cell.width = column.width
        self._paragraph("", "Normal").paragraph_format.space_after = Pt(0)

    def _cell(self, cell: Any, text: str, shade: str, *, bold: bool = False) -> None:
        self._turned(cell.paragraphs[0])
        self._run(cell.paragraphs[0], text, bold=bold)
        if shade:
            fill = OxmlElement("w:shd")
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", shade)):
                fill.set(qn(f"w:{name}"), value)
            cell._tc.get_or_add_tcPr().append(fill)

    def _paragraph(self, text: str, style: str, *, bold: bool = False) -> Paragraph:
        paragraph = self.document.add_paragraph(style=style)
        self._turned(paragraph)
        if text:
            self._run(paragraph, text, bold=bold)
        return paragraph

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

    def _field(self, paragraph: Paragraph, code: str) -> None:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), code)
        shown, text = OxmlElement("w:r"), OxmlElement("w:t")
        text.text = "1"
        shown.append(text)
        field.append(shown)
        paragraph._p.append(field)


def _repeats(row: Any) -> None:
    """Mark a row as the head of its table: read out with its cells, and set again on the next page."""
    told = row._tr.get_or_add_trPr()
    for name in ("cantSplit", "tblHeader"):
        told.append(OxmlElement(f"w:{name}"))
