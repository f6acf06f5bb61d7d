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

from amparo.interfaces.staff.protection.paper import drawing
from amparo.interfaces.staff.protection.paper.blocks import Drawing, Grid, Heading, Paper, Words
from amparo.interfaces.staff.protection.paper.dressing import SPOKEN, describe, dress
from amparo.interfaces.staff.protection.paper.turning import Turning, field, pictured, repeats

KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHADES = {"1": "E3F1EC", "2": "FFF3D1", "3": "FBD9B0", "4": "F5B5A3", "5": "E79A9A"}
HEAD_SHADE = "EBEBEB"


def docx(paper: Paper) -> bytes:
    """Return `paper` as a DOCX with real headings, heads of tables that repeat, page numbers and its language set."""
    return _Writing(paper).done()


class _Writing(Turning):
    """One document while it is written."""

    def __init__(self, paper: Paper) -> None:
        super().__init__(rtl=paper.direction == "rtl")
        self.paper = paper
        self.document: Written = Document()
        describe(self.document, paper)
        dress(self.document, SPOKEN[paper.language], rtl=self.rtl)
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
                case Drawing():
                    self._drawing(drawing.plain(block.picture))
        self.document.save(written := io.BytesIO())
        return written.getvalue()

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
                field(foot, "PAGE" if part == "{page}" else "NUMPAGES")
            else:
                self._run(foot, part)

    def _words(self, block: Words) -> None:
        paragraph = self._paragraph("", "Normal")
        if block.lead:
            self._run(paragraph, block.lead, bold=True).add_break()
        run = self._run(paragraph, block.text)
        if block.quiet:
            run.font.size = Pt(8.5)

    def _drawing(self, drawn: dict[str, Any]) -> None:
        """Add a map as pixels with what is read out in its place, its legend, and whose boundaries these are."""
        self._paragraph(drawn["title"], "Normal", bold=True).paragraph_format.keep_with_next = True
        shown = self._paragraph("", "Normal")
        shown.paragraph_format.keep_with_next = True
        pictured(shown.add_run(), drawing.pixels(drawn["svg"], 120), Mm(120), drawn["alt"])
        legend = self._paragraph("", "Normal")
        for swatch, words in drawn["legend"]:
            pictured(self._run(legend, ""), drawing.pixels(swatch, 6), Mm(6))
            self._run(legend, f" {words}   ")
        self._run(self._paragraph("", "Normal"), drawn["source"]).font.size = Pt(8.5)

    def _grid(self, block: Grid) -> None:
        if not block.headed:
            self._paragraph(block.caption, "Normal", bold=True).paragraph_format.keep_with_next = True
        self._rows(block, self._table(block))
        self._paragraph("", "Normal").paragraph_format.space_after = Pt(0)

    def _table(self, block: Grid) -> Any:
        """Add an empty table with its head, its direction and what is read out of it."""
        table: Any = self.document.add_table(rows=1, cols=len(block.head), style="Table Grid")
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
        repeats(table.rows[0])
        return table

    def _rows(self, block: Grid, table: Any) -> None:
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
