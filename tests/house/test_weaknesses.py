"""Weaknesses that a reviewer should never have to look for: each is refused in the whole program, with few named exceptions.

Rules of our own, on syntax trees, with lists of exceptions that must be needed; bandit knows the general ones. What shows
only when a value is followed through a function is looked for by our rules for semgrep (tools/semgrep).
"""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.house import ground

Rule = Callable[[ast.AST], bool]
LOUD = {"debug", "info", "warning", "error", "critical", "exception", "log"}
RAW = {"raw", "extra", "execute", "executemany", "RawSQL"}
OUTWARD = {"requests", "httpx", "urllib3", "aiohttp", "ftplib", "smtplib", "telnetlib", "http", "urllib.request"}
UNSAFE_READERS = {"pickle", "marshal", "shelve", "dill", "jsonpickle", "yaml", "xml.etree", "xml.dom", "xml.sax"}


def name_of(node: ast.AST) -> str:
    """Return the last name of what is called or read: `a.b.c` → c."""
    return getattr(node, "attr", "") or getattr(node, "id", "")


def called(node: ast.AST, *names: str) -> bool:
    """Return whether `node` calls something of one of these names."""
    return isinstance(node, ast.Call) and name_of(node.func) in names


def imported(node: ast.AST, modules: set[str]) -> bool:
    """Return whether `node` imports one of `modules`, or something in it."""
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
    else:
        return False
    return any(name == module or name.startswith(f"{module}.") for name in names for module in modules)


def put_together(node: ast.AST) -> bool:
    """Return whether a text is put together from parts: f"…{x}", "…" % x, "…" + x, "…".format(x)."""
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in node.values)
    return isinstance(node, ast.BinOp) or called(node, "format", "join")


def speaks(node: ast.AST) -> bool:
    """Return whether `node` writes to a log more than fixed words, numbers and kinds of fault."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in LOUD):
        return False
    logger = name_of(node.func.value).lower() in {"logger", "log", "logging", "_log", "_logger"} or called(
        node.func.value, "getLogger"
    )
    plain = (ast.Constant,)
    return logger and any(not isinstance(argument, plain) and not called(argument, "len") for argument in node.args)


def patterned(node: ast.AST) -> bool:
    """Return whether a regular expression is made of more than fixed text, fixed names and what re.escape gave back."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and name_of(node.func.value) == "re"):
        return False
    if node.func.attr == "escape" or not node.args:
        return False
    pattern = node.args[0]
    if isinstance(pattern, ast.JoinedStr):
        parts = [part.value for part in pattern.values if isinstance(part, ast.FormattedValue)]
        return not all(called(part, "escape") or name_of(part).isupper() for part in parts)
    return not isinstance(pattern, ast.Constant)


RULES: dict[str, Rule] = {
    "text marked as safe markup": lambda node: called(node, "mark_safe", "SafeString", "SafeText")
    or imported(node, {"django.utils.safestring.mark_safe"}),
    "a protection against forged requests, or against being framed, taken away": lambda node: isinstance(
        node, ast.Name | ast.Attribute
    )
    and name_of(node) in {"csrf_exempt", "xframe_options_exempt", "xframe_options_sameorigin", "csp_exempt"},
    "SQL put together from text": lambda node: called(node, *RAW)
    and isinstance(node, ast.Call)
    and any(put_together(argument) for argument in node.args[:1]),
    "a line in a log that may hold a record": speaks,
    "a pattern made of what somebody wrote": patterned,
    "words printed by the server": lambda node: called(node, "print", "pprint"),
    "a call to another server": lambda node: imported(node, OUTWARD),
    "a reader that runs what it reads": lambda node: imported(node, UNSAFE_READERS),
    "a process started": lambda node: imported(node, {"subprocess", "multiprocessing", "pty"})
    or called(node, "system", "popen", "spawn", "fork", "execv", "execve"),
    "a command through a shell": lambda node: isinstance(node, ast.keyword)
    and node.arg == "shell"
    and not (isinstance(node.value, ast.Constant) and node.value.value is False),
    "chance that can be guessed": lambda node: imported(node, {"random"}),
    "a weak digest": lambda node: called(node, "md5", "sha1"),
    "a mail": lambda node: imported(node, {"django.core.mail"}),
    "a table written for a spreadsheet": lambda node: imported(node, {"xlsxwriter", "xlwt"})
    or called(node, "Workbook")
    or (called(node, "writer", "DictWriter") and isinstance(node, ast.Call) and name_of(node.func) != ""),
    "an address that a request chooses": lambda node: called(node, "redirect", "HttpResponseRedirect")
    and isinstance(node, ast.Call)
    and any("request" in ast.dump(argument) and ("GET" in ast.dump(argument) or "POST" in ast.dump(argument))
            for argument in node.args),
    "settings that show faults to everybody": lambda node: isinstance(node, ast.Assign)
    and any(name_of(target) == "DEBUG" for target in node.targets)
    and not (isinstance(node.value, ast.Constant) and node.value.value is False),
}  # fmt: skip
# rule → the files in which it may be done, each for a reason that stands there.
ALLOWED: dict[str, set[str]] = {
    # joins what format_html escaped; passes on what Django's own widgets escaped
    "text marked as safe markup": {"amparo/interfaces/ui/cells.py", "amparo/interfaces/ui/components.py"},
    # names of our own tables and columns, quoted by the database's rules; two fixed words
    "SQL put together from text": {
        "amparo/trust/rows/inserting.py",
        "amparo/interfaces/cli/symptoms/installation.py",
        "amparo/trust/backups/engines/copying.py",
        "amparo/trust/backups/engines/postgres.py",
        "amparo/trust/backups/engines/sqlite.py",
        "amparo/trust/backups/engines/sqlite_file.py",
        "amparo/trust/backups/looking.py",
    },
    # a table of our own patterns; the function regex() of XLSForm, whose pattern is the form's and bounded; names of browsers
    "a pattern made of what somebody wrote": {
        "amparo/exchange/xlsform/words.py",
        "amparo/foundation/expressions/functions/texts.py",
        "amparo/trust/staffing/devices.py",
    },
    # a gateway has no form and no cookie: what it sends is signed
    "a protection against forged requests, or against being framed, taken away": {
        "amparo/interfaces/portal/feedback/arriving.py",
        "amparo/interfaces/api/hsds/answering.py",  # only reading is answered there
    },
    # sends an invented message to the public pages, asked for by whoever runs the command; the two addresses of an identity
    # provider that the settings name
    "a call to another server": {
        "amparo/interfaces/cli/feedback/simulating.py",
        "amparo/trust/staffing/provider/asking.py",
    },
    # signed checkpoints of the log, which hold nothing about anyone
    "a mail": {"amparo/trust/notary/posting.py"},
    # the functions random() and randomize() of XLSForm, which hide nothing
    "chance that can be guessed": {
        "amparo/foundation/expressions/functions/choices.py",
        "amparo/foundation/expressions/functions/numbers.py",
    },
    # strangers' files opened in a confined process; pg_dump and pg_restore; a server that starts itself anew
    "a process started": {
        "amparo/exchange/confinement/running.py",
        "amparo/trust/backups/engines/programs.py",
        "amparo/interfaces/cli/serving/forgetful.py",
    },
    # every cell of both passes the guard against formulas
    "a table written for a spreadsheet": {
        "amparo/exchange/xlsform/exporting.py",
        "amparo/exchange/htcds/workbooks/writing.py",
    },
}
INVENTED = "amparo/interfaces/cli/"  # the command line speaks to whoever started it, and invents the demo country


def found(rule: str) -> Iterator[str]:
    """Yield the places where `rule` is broken."""
    for path in ground.python():
        name = ground.short(path)
        if name in ALLOWED.get(rule, set()):
            continue
        if name.startswith(INVENTED) and rule in {"chance that can be guessed", "words printed by the server"}:
            continue
        yield from (f"{name}:{getattr(node, 'lineno', 0)}" for node in _broken(rule, path))


def _broken(rule: str, path: Path) -> list[ast.AST]:
    return [node for node in ground.nodes(path) if RULES[rule](node)]


@pytest.mark.parametrize("rule", RULES)
def test_there_is_none_of(rule: str) -> None:
    assert not list(found(rule))


@pytest.mark.parametrize(("rule", "files"), ALLOWED.items())
def test_an_exception_is_needed_where_it_stands(rule: str, files: set[str]) -> None:
    assert {name for name in files if not _broken(rule, ground.ROOT / name)} == set()


BROKEN = {
    "text marked as safe markup": "mark_safe(name)",
    "a protection against forged requests, or against being framed, taken away": "@csrf_exempt\ndef view(): ...",
    "SQL put together from text": "cursor.execute(f'select {name}')",
    "a line in a log that may hold a record": "logger.warning('about %s', person)",
    "words printed by the server": "print(person)",
    "a pattern made of what somebody wrote": "re.search(f'{name}$', text)",
    "a call to another server": "from urllib.request import urlopen",
    "a reader that runs what it reads": "import pickle",
    "a process started": "import subprocess",
    "a command through a shell": "run('ls', shell=True)",
    "chance that can be guessed": "import random",
    "a weak digest": "hashlib.md5(data)",
    "a mail": "from django.core.mail import send_mail",
    "a table written for a spreadsheet": "csv.writer(file)",
    "an address that a request chooses": "redirect(request.GET['next'])",
    "settings that show faults to everybody": "DEBUG = True",
}


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_sees_what_it_is_for(rule: str) -> None:
    assert any(RULES[rule](node) for node in ast.walk(ast.parse(BROKEN[rule])))
