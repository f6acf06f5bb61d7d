"""The update on paper: PDF and DOCX say the same in four languages, in the right direction, and a draft says so on every page."""

import io
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from django.utils import translation
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from pypdf import PdfReader

from amparo.analysis.protection import queries
from amparo.analysis.protection.queries import Whole
from amparo.analysis.protection.rules import Recipient
from amparo.interfaces.staff.protection.paper import content, docx, drawing, pdf
from amparo.interfaces.staff.protection.paper.blocks import Drawing, Heading, Paper
from tests.analysis.protection.test_editions import confirmed, next_of
from tests.analysis.protection.working import agreed, approved
from tests.casework.directory.test_boundaries import brought, land
from tests.cast import Cast

LANGUAGES = ("en", "es", "fr", "ar")
MARKS = re.compile(r"[\u200e\u200f\u2066-\u2069\u00ad]")


def letters(text: str) -> str:
    """Return the letters and digits of a text, in no order a reader of PDF could change: Arabic is drawn in other forms."""
    plain = unicodedata.normalize("NFKC", MARKS.sub("", text))
    return "".join(sorted(one for one in plain if one.isalnum()))


def parts(document: Any) -> Iterator[Paragraph]:
    """Yield the paragraphs of a document in the order of reading, those in tables among them."""
    for element in document.element.body.iterchildren():
        if element.tag == qn("w:p"):
            yield Paragraph(element, document)
        elif element.tag == qn("w:tbl"):
            for row in Table(element, document).rows:
                for cell in row.cells:
                    yield from cell.paragraphs


def papers(found: Whole, recipient: Recipient = Recipient.OWN_OFFICE) -> Iterator[Paper]:
    for language in LANGUAGES:
        with translation.override(language):
            yield content.paper(found, recipient)


def test_pdf_and_document_say_the_same_in_four_languages(cast: Cast) -> None:
    analysis, _ = approved(cast)
    brought(land("QV01", "QV02", "QV0101", "QV0102"))
    found = queries.whole(cast.dina, analysis)
    for paper in papers(found):
        said = [re.sub(r"\s", "", MARKS.sub("", text)) for text in paper.texts()]
        document = Document(io.BytesIO(docx.docx(paper)))
        written = [re.sub(r"\s", "", MARKS.sub("", one.text)) for one in parts(document)]
        assert "".join(written) == "".join(said), paper.language
        reader = PdfReader(io.BytesIO(pdf.pdf(paper)))
        pages = [page.extract_text() for page in reader.pages]
        if paper.direction == "ltr":
            flat = re.sub(r"\s", "", MARKS.sub("", "".join(pages)))
            assert [text for text in said if text not in flat and len(text) < 40] == []
        assert not set(letters("".join(said))) - set(letters("".join(pages))), paper.language
        assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
        assert str(reader.trailer["/Root"]["/Lang"]).startswith(paper.language)
        assert reader.metadata is not None
        assert reader.metadata.title == document.core_properties.title == "The harbour in autumn"


def test_a_document_in_arabic_is_set_from_right_to_left_throughout(cast: Cast) -> None:
    analysis, _ = approved(cast)
    *others, arabic = papers(queries.whole(cast.dina, analysis))
    document = Document(io.BytesIO(docx.docx(arabic)))
    for paragraph in parts(document):
        if paragraph.text:
            assert paragraph._p.pPr is not None
            assert paragraph._p.pPr.find(qn("w:bidi")) is not None, paragraph.text
            for run in paragraph.runs:
                latin = re.match(r"[^\w\u2068]*[A-Za-zÀ-ÿ]", run.text)
                assert bool(run.font.rtl) is not bool(latin) or not run.text.strip(), run.text
    assert all(table._tbl.tblPr.find(qn("w:bidiVisual")) is not None for table in document.tables)
    assert document.sections[0]._sectPr.find(qn("w:bidi")) is not None
    spoken = {one.get(qn("w:bidi")) for one in document.styles.element.iter(qn("w:lang"))}
    assert spoken == {"ar-SA"}
    english = Document(io.BytesIO(docx.docx(others[0])))
    assert not list(english.element.iter(qn("w:bidi"), qn("w:bidiVisual")))


def test_headings_and_heads_of_tables_can_be_heard(cast: Cast) -> None:
    analysis, _ = approved(cast)
    paper = next(papers(queries.whole(cast.dina, analysis)))
    document = Document(io.BytesIO(docx.docx(paper)))
    headed = [
        (one.style.name, one.text) for one in parts(document) if one.style and one.style.name.startswith("Heading")
    ]  # type: ignore[union-attr]
    wanted = [(f"Heading {one.level}", one.text) for one in paper.blocks if isinstance(one, Heading)]
    assert headed == wanted
    assert wanted[0] == ("Heading 1", "Executive summary")
    for table in document.tables:
        head, *rows = table.rows
        assert head._tr.trPr is not None
        assert head._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert rows


def test_what_a_heading_says_is_not_said_again_by_the_table_below_it_but_read_out(cast: Cast) -> None:
    analysis, _ = approved(cast)
    for paper in papers(queries.whole(cast.dina, analysis)):
        document = Document(io.BytesIO(docx.docx(paper)))
        written = [one.text for one in parts(document) if one.text]
        assert not [text for text, below in pairwise(written) if text == below]
        heading = paper.blocks[-2]
        assert isinstance(heading, Heading)
        if paper.direction == "ltr":
            pages = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.pdf(paper))).pages)
            assert re.sub(r"\s", "", pages).count(heading.text) == "".join(paper.texts()).count(heading.text)
        assert document.tables[-1]._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == heading.text


def test_a_draft_says_so_on_every_page_and_an_approved_one_does_not(cast: Cast) -> None:
    draft, _ = agreed(cast)
    final, _ = approved(cast)
    for analysis, marked in ((draft, True), (final, False)):
        paper = next(papers(queries.whole(cast.dina, analysis)))
        pages = PdfReader(io.BytesIO(pdf.pdf(paper))).pages
        assert len(pages) > 1
        assert all(("DRAFT" in page.extract_text()) is marked for page in pages)
        assert all("Low: may become public" in page.extract_text() for page in pages)
        section = Document(io.BytesIO(docx.docx(paper))).sections[0]
        assert ("DRAFT" in section.header.paragraphs[0].text) is marked
        assert "NUMPAGES" in section.footer.paragraphs[0]._p.xml


@pytest.mark.parametrize("recipient", [Recipient.ORGANIZATION, Recipient.EVERYBODY])
def test_names_of_analysts_stay_in_the_office(cast: Cast, recipient: Recipient) -> None:
    analysis, _ = approved(cast)
    found = queries.whole(cast.dina, analysis)
    inside, outside = (" ".join(next(papers(found, to)).texts()) for to in (Recipient.OWN_OFFICE, recipient))
    assert "Bruno" in inside
    assert not re.search("Bruno|Dina|Samuel", outside)
    for said in (
        "2 named analysts",
        "One of us counts on the inspection.",
        "3 Severe; 4 Extreme",
        "[1]",
        "Harbour Watch",
    ):
        assert said in outside


def test_a_map_of_the_area_and_of_each_agreed_risk_is_drawn_and_read_out_in_both_files(cast: Cast) -> None:
    analysis, _ = approved(cast)
    found = queries.whole(cast.dina, analysis)
    assert not any(isinstance(one, Drawing) for one in next(papers(found)).blocks), "no boundaries, no map"
    brought(land("QV01", "QV02", "QV0101", "QV0102", "QV0201"))
    paper = next(papers(queries.whole(cast.dina, analysis)))
    area, risk = [drawing.plain(one.picture) for one in paper.blocks if isinstance(one, Drawing)]
    assert "Bahía Clara: Part of this analysis; Paso Alto: Part of this analysis" in area["alt"]
    assert risk["alt"].endswith("Bahía Clara: 4 Extreme; Paso Alto: Not rated")
    assert [words for _swatch, words in risk["legend"]] == ["4 Extreme", "Not rated"]
    assert "QV" not in risk["svg"].replace("Nueva Vega", ""), "only what lies beside the places is drawn"
    document = Document(io.BytesIO(docx.docx(paper)))
    told = [one.get("descr") for one in document.element.body.iter(qn("wp:docPr"))]
    assert [one for one in told if one] == [area["alt"], risk["alt"]]
    pictured = PdfReader(io.BytesIO(pdf.pdf(paper)))
    alts = [
        one.get("/Alt") for one in map(pictured.get_object, range(1, len(pictured.xref[0]))) if isinstance(one, dict)
    ]
    assert {area["alt"], risk["alt"]} <= {str(one) for one in alts if one}


def test_a_next_edition_names_what_changed_and_what_a_stricter_one_said_stays_where_it_may_go(cast: Cast) -> None:
    for grade, told in (("low", True), ("severe", False)):
        first, _ = approved(cast, grade=grade)
        second = next_of(cast, first, grade="low")
        confirmed(cast, second, "5", **{"threat/threat_acts": "Recruiters come to the school."})
        found = queries.whole(cast.dina, second)
        before = queries.before(cast.dina, found)
        inside, outside = (
            "\n".join(content.paper(found, to, before).texts()) for to in (Recipient.OWN_OFFICE, Recipient.EVERYBODY)
        )
        for said in ("2, after the one of 1 Jul 2026 to 30 Sep 2026", "4 Extreme\n5 Catastrophic", "Threat"):
            assert said in inside
            assert (said in outside) is (told or said == "Threat"), said
        assert ("is more sensitive" in outside) is not told
