"""Sign-in as people meet it in the morning: ten at once, passphrase and code of an app, against `amparo serve`.

Each round has ten people who never signed in before, because a code works once. They come from addresses of their own
(AMPARO_PROXIES=1), since ten people behind one address would be slowed down on purpose.
"""

import argparse
import base64
import hmac
import http.cookiejar
import json
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier

from benchmarks import machine

AT_ONCE = 10
BUDGET_SECONDS, BUDGET_MB = 5.0, 300
PASSPHRASE = "seven green lamps at noon"
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def main() -> int:
    """Measure and print; return 1 when the budget is missed."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.signin", description=__doc__)
    asked.add_argument("--rounds", type=int, default=5, help=f"rounds of {AT_ONCE} people")
    rounds = asked.parse_args().rounds
    with tempfile.TemporaryDirectory(prefix="amparo-signin-") as folder:
        people = json.loads(_run(Path(folder), "benchmarks.signin_people", str(rounds * AT_ONCE)))
        with _serving(Path(folder)) as (address, process):
            before = _worked(process.pid)
            waits = [wait for at in range(rounds) for wait in _at_once(address, people[at * AT_ONCE :][:AT_ONCE])]
            worked, held = _worked(process.pid) - before, _most_memory(process.pid)
    waits.sort()
    p50, p95 = statistics.median(waits), waits[int(len(waits) * 0.95)]
    print(f"Machine: {machine.named()}; five million additions took {machine.pace():.2f} s (0.14 s: quiet).")
    print(f"{len(waits)} sign-ins, {AT_ONCE} at once: p50 {p50:.2f} s, p95 {p95:.2f} s (budget {BUDGET_SECONDS:.0f} s)")
    print(f"CPU of the server for each: {worked / len(waits):.2f} s, also when others use the machine")
    print(f"Most memory of the server: {held} MB (budget {BUDGET_MB} MB)")
    return int(p95 > BUDGET_SECONDS or held > BUDGET_MB)


def _environment(folder: Path, **more: str) -> dict[str, str]:
    return os.environ | {"AMPARO_DATA": str(folder), "AMPARO_DEMO": "off", "AMPARO_PROXIES": "1"} | more


def _run(folder: Path, module: str, *words: str) -> str:
    command = [sys.executable, "-m", module, *words]
    done = subprocess.run(command, env=_environment(folder), check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.strip().splitlines()[-1]


@contextmanager
def _serving(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Run `amparo serve` on a free port until the block is left."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    address, command = f"http://127.0.0.1:{port}", [sys.executable, "-m", "amparo.interfaces.cli", "serve"]
    process = subprocess.Popen(
        command, env=_environment(folder, AMPARO_PORT=str(port)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(address)
        yield address, process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}/sign-in/", timeout=5).close()  # noqa: S310
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("The server did not start.")


def _at_once(address: str, people: list[list[str]]) -> list[float]:
    """Let every one of `people` sign in at the same moment; return how long each waited."""
    ready = Barrier(len(people))
    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(lambda who: _signs_in(address, who[0], who[1], ready), people))


def _signs_in(address: str, name: str, secret: str, ready: Barrier) -> float:
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    number = int(name.removeprefix("person"))
    browser.addheaders = [("X-Forwarded-For", f"192.0.2.{number + 1}"), ("User-Agent", "Firefox Linux")]
    page = browser.open(f"{address}/sign-in/").read().decode()
    ready.wait()
    began = time.perf_counter()
    page = _sends(browser, f"{address}/sign-in/", page, login=name, password=PASSPHRASE)
    page = _sends(browser, f"{address}/sign-in/second/", page, code=_shown_by_app(secret))
    took = time.perf_counter() - began
    if 'action="/sign-out/"' not in page:
        raise SystemExit(f"{name} did not get in.")
    return took


def _shown_by_app(secret: str) -> str:
    """Return the six digits of now (RFC 6238), as a phone makes them: without any of the program's own code."""
    moment = (int(time.time()) // 30).to_bytes(8, "big")
    digest = hmac.new(base64.b32decode(secret), moment, "sha1").digest()
    at = digest[-1] & 15
    return f"{(int.from_bytes(digest[at : at + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06d}"


def _sends(browser: urllib.request.OpenerDirector, address: str, page: str, **fields: str) -> str:
    found = _TOKEN.search(page)
    sent = {"csrfmiddlewaretoken": found[1] if found else "", **fields}
    with browser.open(address, urllib.parse.urlencode(sent).encode()) as answer:
        text: str = answer.read().decode()
    return text


def _worked(process: int) -> float:
    """Return the seconds of CPU that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _most_memory(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) // 1000 if found else 0


if __name__ == "__main__":
    sys.exit(main())
