"""Makes .venv from the lock files; written so that even an old Python can say in one sentence what is missing.

Usage: python3 tools/bootstrap.py run|dev [folder of the environment]
"""

import hashlib
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SUPPORTED = ("3.13", "3.12", "3.11")
LOCKS = {"run": "requirements/run.lock", "dev": "requirements/dev.lock"}
# What counts for the stamp: when one of these changes, the environment is brought up to date.
FINGERPRINTED = ("pyproject.toml", "requirements/build.lock")
PROBE = "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])"


def refuse(sentence):
    """Say one sentence and stop."""
    sys.stderr.write(sentence + "\n")
    raise SystemExit(1)


def answer_of(python, code):
    """Return what `python -c code` prints, or an empty text when it cannot."""
    try:
        process = subprocess.Popen([python, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    except OSError:
        return ""
    printed = process.communicate()[0].decode("ascii", "replace").strip()
    return printed if process.returncode == 0 else ""


def suitable_python():
    """Return a Python that Amparo runs on and that can make environments: this one, else one found by its name."""
    mine = "%d.%d" % sys.version_info[:2]
    candidates = ([sys.executable] if mine in SUPPORTED else []) + ["python" + version for version in SUPPORTED]
    for candidate in candidates:
        if answer_of(candidate, PROBE) in SUPPORTED:
            return candidate
    if mine in SUPPORTED:
        refuse(
            "Python %s is here but its 'venv' module is not: install it (on Debian or Ubuntu: apt-get install "
            "python3-venv) and run this again." % mine
        )
    return refuse(
        "Amparo needs Python 3.11, 3.12 or 3.13 and this is Python %s: install one of them (or name it: "
        "make PYTHON=/path/to/python3.12 ...) and run this again." % mine
    )


def fingerprint(kind, version):
    """Return the hash of everything that decides what the environment of this kind holds."""
    digest = hashlib.sha256((ROOT + "\n" + version).encode("utf-8"))
    for name in FINGERPRINTED + (LOCKS[kind],):
        with open(os.path.join(ROOT, name), "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()


def stamp(folder, kind):
    """Return the path of the file that says what was installed."""
    return os.path.join(folder, "amparo-%s.stamp" % kind)


def is_ready(folder, kind, version):
    """Return whether the environment already holds this kind. What `dev` holds is more than `run` needs."""
    for held in {"run", "dev"} if kind == "run" else {"dev"}:
        try:
            with open(stamp(folder, held)) as file:
                if file.read().strip() == fingerprint(held, version):
                    return True
        except OSError:
            continue
    return False


def make_environment(folder):
    """Make an empty environment in `folder`, replacing one that does not work."""
    python = suitable_python()
    sys.stdout.write("Making the environment %s with %s ...\n" % (folder, python))
    sys.stdout.flush()
    if subprocess.call([python, "-m", "venv", "--clear", folder]) != 0:
        refuse("The environment %s could not be made: see the lines above; the disk may be full." % folder)


def install(python, kind):
    """Install the locked packages, each checked against its hash, then Amparo itself without asking any index."""
    sys.stdout.write("Installing the packages of %s (the first time this takes a minute or two) ...\n" % LOCKS[kind])
    sys.stdout.flush()
    pip = [python, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet"]
    locked = ["--require-hashes", "-r", "requirements/build.lock", "-r", LOCKS[kind]]
    by_uv = kind == "dev" and installed_by_uv(python, pip, locked)
    if not by_uv and subprocess.call(pip + locked, cwd=ROOT) != 0:
        refuse("The packages could not be installed: see pip's lines above; most often the network is missing.")
    if subprocess.call(pip + ["--no-index", "--no-deps", "--no-build-isolation", "-e", "."], cwd=ROOT) != 0:
        refuse("Amparo itself could not be installed into the environment: see pip's lines above.")


def installed_by_uv(python, pip, locked):
    """Return whether uv installed what developers need: the same packages by the same hashes, in a third of pip's time.

    Where uv cannot (an index that only pip knows of), nothing is said and pip does all of it.
    """
    uv = [python, "-m", "uv", "pip", "install", "--quiet", "--python", python]
    with open(os.devnull, "w") as nowhere:
        quiet = {"cwd": ROOT, "stdout": nowhere, "stderr": nowhere, "env": dict(os.environ, UV_HTTP_TIMEOUT="15")}
        fetch = pip + ["--require-hashes", "-r", "requirements/uv.lock"]
        return all(subprocess.call(command, **quiet) == 0 for command in (fetch, uv + locked))


def main():
    """Bring the environment up to date, or do nothing when it is."""
    kind = sys.argv[1] if len(sys.argv) > 1 else "run"
    folder = os.path.abspath(sys.argv[2] if len(sys.argv) > 2 else os.path.join(ROOT, ".venv"))
    if kind not in LOCKS:
        refuse("Say 'run' (to use Amparo) or 'dev' (to work on it), not '%s'." % kind)
    python = os.path.join(folder, "bin", "python")
    version = answer_of(python, PROBE)
    if version in SUPPORTED and is_ready(folder, kind, version):
        return
    for place in (ROOT, folder if os.path.isdir(folder) else os.path.dirname(folder)):
        if not os.access(place, os.W_OK):
            refuse("The folder %s cannot be written by this user: use a copy of Amparo in a folder of yours." % place)
    if version not in SUPPORTED:
        make_environment(folder)
        version = answer_of(python, PROBE)
    install(python, kind)
    with open(stamp(folder, kind), "w") as file:
        file.write(fingerprint(kind, version) + "\n")


if __name__ == "__main__":
    main()
