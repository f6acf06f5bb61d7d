"""Renders kit pages without the database or any screen: a request that knows nobody, in one language."""

import re
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from lxml import html

from amparo.interfaces.ui.gallery import gallery, gallery_of_pictures

LANGUAGES = {"en": "ltr", "es": "ltr", "fr": "ltr", "ar": "rtl"}


def request(path: str = "/gallery") -> HttpRequest:
    made: HttpRequest = RequestFactory().get(path)
    made.session = {}  # type: ignore[assignment]
    return made


def gallery_in(language: str) -> str:
    with translation.override(language):
        return gallery(request()).content.decode()


def pictures_in(language: str) -> str:
    with translation.override(language):
        return gallery_of_pictures(request()).content.decode()


def select(root: Any, css: str) -> list[Any]:
    """Find elements by a plain selector: tag, #id, .class, [attribute=value], spaces and > between them."""
    path = ""
    for step in css.replace(">", " > ").split():
        if step == ">":
            path = path.removesuffix("//") + "/"
            continue
        tag = re.match(r"[a-z0-9]*", step)[0] or "*"  # type: ignore[index]
        bare = re.sub(r"\[[^\]]*\]", "", step)
        tests = [f"contains(concat(' ', @class, ' '), ' {name} ')" for name in re.findall(r"\.([\w-]+)", bare)]
        tests += [f"@id='{name}'" for name in re.findall(r"#([\w-]+)", bare)]
        tests += [f"@{a}='{v}'" if v else f"@{a}" for a, v in re.findall(r"\[([\w-]+)(?:=([^\]]*))?\]", step)]
        path += ("" if path.endswith("/") else "//") + tag + "".join(f"[{test}]" for test in tests)
    return list(root.xpath("." + path))


def parsed(text: str) -> Any:
    return html.document_fromstring(text)


def shown(template: str, context: dict[str, Any], language: str = "en") -> Any:
    with translation.override(language):
        return html.fragment_fromstring(render_to_string(template, context), create_parent="div")
