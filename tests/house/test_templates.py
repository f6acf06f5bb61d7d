"""Pages carry no inline script or style: the content security policy would refuse them."""

import re

import pytest

from tests.house import ground

INLINE = {
    "a style attribute": re.compile(r"<[a-z][^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an event attribute": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a script without src": re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
}


@pytest.mark.parametrize("what", INLINE)
def test_no_template_has_inline_script_or_style(what: str) -> None:
    found = [
        ground.short(path) for path in ground.files("*.html") if INLINE[what].search(path.read_text(encoding="utf-8"))
    ]
    assert not found, f"{what} in {found}"


def test_no_page_asks_another_server_for_anything() -> None:
    foreign = re.compile(
        r"""<(?:script|link|img|iframe|source|video|audio|form)[^>]*\b(?:src|href|action)=["']?(?:https?:)?//"""
    )
    assert not [
        ground.short(path) for path in ground.files("*.html") if foreign.search(path.read_text(encoding="utf-8"))
    ]
    fetched = re.compile(r"""(?:@import|url\()\s*["']?(?:https?:)?//""")
    assert not [
        ground.short(path) for path in ground.files("*.css") if fetched.search(path.read_text(encoding="utf-8"))
    ]


def test_no_text_is_marked_safe_without_escaping() -> None:
    unescaped = re.compile(r"\|\s*safe\b|\bautoescape off\b")
    assert not [
        ground.short(path) for path in ground.files("*.html") if unescaped.search(path.read_text(encoding="utf-8"))
    ]
