"""The functions a form may call and the kind of value each gives (ODK XForms specification)."""

# Our own functions: what they give. A date is ISO text that counts as days; "any" is decided at run time.
KINDS: dict[str, str] = {
    **dict.fromkeys(("if", "coalesce", "once"), "any"),
    **dict.fromkeys(("today", "now", "date", "date-time"), "date"),
    **dict.fromkeys(("instance", "randomize"), "nodes"),
    **dict.fromkeys(
        ("selected", "regex", "boolean-from-string", "checklist", "weighted-checklist", "ends-with"),
        "truth",
    ),
    **dict.fromkeys(
        ("count", "count-selected", "count-non-empty", "sum", "min", "max", "round", "int", "pow", "log", "log10",
         "exp", "exp10", "sqrt", "abs", "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "pi", "random",
         "position", "area", "distance", "decimal-date-time", "decimal-date", "decimal-time"),
        "number",
    ),
    **dict.fromkeys(
        ("selected-at", "concat", "join", "substr", "format-date",
         "format-date-time", "jr:choice-name", "jr:itext", "pulldata", "uuid", "digest", "base64-decode", "version",
         "property", "thousands-sep"),
        "text",
    ),
}  # fmt: skip

# libxml2's own functions take text here; what they give.
NATIVE_TEXT: dict[str, str] = {
    "contains": "truth",
    "starts-with": "truth",
    "string-length": "number",
    "normalize-space": "text",
    "translate": "text",
    "substring": "text",
    "substring-before": "text",
    "substring-after": "text",
}
NEEDS_CONTEXT = frozenset({"once"})


def plain(name: str) -> str:
    """Give the name without its prefix: `jr:choice-name` is called `choice-name`."""
    return name.rpartition(":")[2]
