"""The functions of forms on text (ODK XForms specification)."""

import base64
import binascii
import hashlib
import math
import re
import uuid as identifiers

from amparo.foundation.expressions.functions.table import function
from amparo.foundation.expressions.values import Value, many, to_number, to_text

# A pattern longer than this, or text longer than that, is refused: a regular expression can run for ever.
LONGEST_PATTERN, LONGEST_MATCHED = 300, 2_000
# A repeated group that itself holds a repetition, `(a+)+`, is what makes a pattern run for ever.
_RUNAWAY = re.compile(r"\((?:[^()\\]|\\.)*[+*}](?:[^()\\]|\\.)*\)[+*{]")


@function("uuid")
def uuid(length: Value = "") -> str:
    """Give a random identifier (version 4)."""
    text = str(identifiers.uuid4())
    wanted = to_number(length)
    return text if math.isnan(wanted) else text[: max(0, int(wanted))]


@function("concat")
def concat(*args: Value) -> str:
    """Put texts together, all nodes of each node set."""
    return "".join(text for arg in args for text in many(arg))


@function("join")
def join(separator: Value, *args: Value) -> str:
    """Put texts together with a separator."""
    return to_text(separator).join(text for arg in args for text in many(arg))


@function("substr")
def substr(text: Value, start: Value, end: Value = math.nan) -> str:
    """Cut a piece by 0-based start and end; negative counts from the end."""
    whole, first, last = to_text(text), to_number(start), to_number(end)
    begin = 0 if math.isnan(first) else int(first)
    stop = len(whole) if math.isnan(last) else int(last)
    begin, stop = (max(0, len(whole) + n) if n < 0 else n for n in (begin, stop))
    return whole[begin:stop] if begin < stop else ""


@function("ends-with")
def ends_with(text: Value, end: Value) -> bool:
    """Say whether the text ends so."""
    return to_text(text).endswith(to_text(end))


@function("regex")
def regex(text: Value, pattern: Value) -> bool:
    """Say whether the whole text fits the pattern; a pattern that cannot be read fits nothing."""
    whole, rule = to_text(text), to_text(pattern)
    if len(rule) > LONGEST_PATTERN or len(whole) > LONGEST_MATCHED or (len(whole) > 40 and _RUNAWAY.search(rule)):
        return False
    try:
        return re.fullmatch(rule, whole) is not None
    except re.error:
        return False


@function("boolean-from-string")
def boolean_from_string(value: Value) -> bool:
    """Say whether the text is true or 1."""
    return to_text(value).strip().lower() in ("true", "1")


@function("digest")
def digest(text: Value, method: Value, encoding: Value = "base64") -> str:
    """Give the digest of a text (MD5, SHA-1, SHA-256, SHA-384, SHA-512) in base64 or hex."""
    name = to_text(method).replace("-", "").lower()
    if name not in ("md5", "sha1", "sha256", "sha384", "sha512"):
        return ""
    raw = hashlib.new(name, to_text(text).encode(), usedforsecurity=False).digest()
    return raw.hex() if to_text(encoding).lower() == "hex" else base64.b64encode(raw).decode()


@function("base64-decode")
def base64_decode(text: Value) -> str:
    """Read base64 as UTF-8 text; "" when it is not that."""
    try:
        return base64.b64decode(to_text(text), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return ""
