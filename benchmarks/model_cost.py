"""What the English model costs: words a second against the bare encoder of the same file, memory, load time, weight.

python -m benchmarks.model_cost [--shared DIR]

The bare encoder is the part of the same file that makes the word states, cut out by the package onnx. Text: EWT's
test split, sentence by sentence, as the product reads; and the same words as one document through the whole analyser.
Ratios hold within one run.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import files as installed
from importlib.resources import files
from pathlib import Path
from typing import Any

from benchmarks._shared import parser
from sayso.analyse._network import Network, _feed, network
from sayso.analyse._pieces import Pieces
from sayso.analyse.english import make
from sayso.model.document import Document
from sayso.settings import Settings
from training.data import ewt

SENTENCES = 600
# Loaded by a fresh interpreter, so that nothing is warm.
_LOAD = """
import time
began = time.monotonic()
from sayso.analyse._network import network
network("en", 1)
print(time.monotonic() - began)
"""
RUN_TIME = ("onnxruntime", "numpy", "tokenizers")


def main() -> int:
    """Print the costs."""
    args = parser(__doc__ or "").parse_args()
    sentences = [s.words for s in ewt(args.shared, "test")[:SENTENCES]]
    words = sum(map(len, sentences))
    document = Document("bench", "bench.txt", " ".join(" ".join(s) for s in sentences))
    encoder = _encoder()
    for threads in (1, 2):
        model = network("en", threads)
        bare = _rate(words, lambda model=model: _bare(model, encoder, sentences))
        heads = _rate(words, lambda model=model: model.read(sentences))
        whole = _rate(words, lambda threads=threads: make(Settings(threads=threads))(document))
        print(f"{threads} thread(s): bare encoder {bare:.0f} words a second, with all heads {heads:.0f} ", end="")
        print(f"({heads / bare:.2f} of it), whole analysis {whole:.0f} ({whole / bare:.2f})")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    call = subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, text=True, check=True)
    print(f"load time {float(call.stdout):.2f} s")
    print("installed", ", ".join(f"{name} {_weight(name):.0f} MB" for name in RUN_TIME))
    return 0


def _rate(words: int, work: Callable[[], Any]) -> float:
    began = time.monotonic()
    work()
    return words / (time.monotonic() - began)


def _bare(model: Network, session: Any, sentences: Sequence[Sequence[str]]) -> None:
    wanted = [each.name for each in session.get_inputs()]

    def run(pieces: Pieces) -> None:
        feed = _feed(pieces)
        session.run(None, {name: feed[name] for name in wanted})

    with ThreadPoolExecutor(model.threads) as pool:
        list(pool.map(run, model.vocabulary.encode(sentences)))


def _encoder() -> Any:
    """The part of the shipped file that makes the word states, as a session of its own."""
    import onnxruntime
    from onnx.utils import extract_model

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "encoder.onnx"
        inputs = ["input_ids", "attention_mask", "case_ids", "first"]
        extract_model(str(files("sayso") / "data/models/en/model.onnx"), str(path), inputs, ["states"])
        return onnxruntime.InferenceSession(str(path), options)


def _weight(package: str) -> float:
    """Megabytes of an installed distribution."""
    paths = [Path(str(file.locate())) for file in installed(package) or ()]
    return sum(path.stat().st_size for path in paths if path.is_file()) / 1e6


if __name__ == "__main__":
    sys.exit(main())
