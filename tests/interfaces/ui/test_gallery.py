"""The gallery shows every component, in every language and direction."""

import re
from pathlib import Path

import pytest

from tests.interfaces.ui.pages import LANGUAGES, gallery_in, parsed, select

TEMPLATES = Path(__file__).parents[3] / "amparo/interfaces/ui/templates/ui"
NAMES = (
    "سارة عبد الرحمن يوسف",
    "Олександр Коваль",
    "María Inés Quispe Mamani",
    "A-2026-0415",
    "+999 555 0142",
    "Kassala",
)


@pytest.mark.parametrize(("language", "direction"), LANGUAGES.items())
def test_the_gallery_speaks_each_language_in_its_direction(language: str, direction: str) -> None:
    root = parsed(gallery_in(language))
    assert (root.get("lang"), root.get("dir")) == (language, direction)
    sheet = "ui/app.rtl.css" if direction == "rtl" else "ui/app.css"
    assert [one.get("href") for one in select(root, "link[rel=stylesheet]")] == [f"/static/{sheet}"]


def test_names_and_codes_never_stand_bare_in_a_sentence_of_another_direction() -> None:
    root = parsed(gallery_in("en"))
    for name in NAMES:
        bare = [
            text.getparent().tag
            for text in root.xpath("//body//text()[contains(., $name)]", name=name)
            if not text.getparent().xpath(
                "ancestor-or-self::bdi | ancestor-or-self::textarea | ancestor-or-self::title"
            )
        ]
        assert not bare, f"{name} stands in {bare}"


def test_every_id_stands_once_and_every_reference_leads_somewhere() -> None:
    root = parsed(gallery_in("en"))
    ids = root.xpath("//@id")
    assert sorted(set(ids)) == sorted(ids)
    for attribute in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
        for value in root.xpath(f"//@{attribute}"):
            assert set(value.split()) <= set(ids), f"{attribute}={value}"
    anchors = [href[1:] for href in root.xpath("//a/@href[starts-with(., '#') and string-length(.) > 1]")]
    assert set(anchors) <= set(ids)


def test_every_component_of_the_kit_stands_in_the_gallery() -> None:
    used = "\n".join(path.read_text() for path in (TEMPLATES / "gallery").glob("*.html"))
    library = (TEMPLATES.parents[1] / "templatetags/ui.py").read_text()
    tags = re.findall(r'^    \("(\w+)", "', library, re.MULTILINE)
    tags += re.findall(r"inclusion_tag\(.*\)\(components\.(\w+)\)$", library, re.MULTILINE)
    tags += re.findall(r"simple_tag\(marks\.(\w+)\)$", library, re.MULTILINE)
    everywhere = used + "\n".join(path.read_text() for path in TEMPLATES.rglob("*.html"))
    assert len(tags) > 20
    assert not [
        tag
        for tag in tags
        if f"{{% {tag}" not in (everywhere if tag in {"languages", "heading_field"} else used)
        and tag not in {"heading_field", "unverified", "segments"}
    ]


def test_a_figure_says_the_same_in_its_table() -> None:
    root = parsed(gallery_in("ar"))
    for figure in select(root, "figure.am-picture"):
        role = "group" if select(figure, "svg a") else "img"  # what is an image has no links for who listens
        assert select(figure, f"svg[role={role}] > title")
        assert select(figure, f"svg[role={role}] > desc")
        assert select(figure, "table tbody tr")


def test_every_sentence_of_a_template_can_be_translated() -> None:
    bare = []
    for path in set(TEMPLATES.rglob("*.html")) - {TEMPLATES / "forms/limit.html"}:  # attributes alone
        text = re.sub(r"\{% comment %\}.*?\{% endcomment %\}|\{#.*?#\}", "", path.read_text(), flags=re.DOTALL)
        text = re.sub(r"\{% (blocktranslate).*?\{% endblocktranslate %\}", "", text, flags=re.DOTALL)
        text = re.sub(r"\{[%{].*?[%}]\}", "", text, flags=re.DOTALL)
        text = re.sub(r"<[^>]*>", " ", text, flags=re.DOTALL)
        bare += [f"{path.name}: {word}" for word in re.findall(r"[A-Za-z]{3,}", text) if word != "Amparo"]
    assert not bare
