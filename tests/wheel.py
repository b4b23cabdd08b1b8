"""Build the wheel, install it into an environment of its own, and code a sentence with it from elsewhere.

python -m tests.wheel
"""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Return 0 where the installed wheel does its job."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        _run(sys.executable, "-m", "build", "--wheel", "--outdir", str(place), str(ROOT))
        wheel = next(place.glob("*.whl"))
        venv.create(place / "env", with_pip=True)
        python = place / "env" / "bin" / "python"
        _run(str(python), "-m", "pip", "install", "--quiet", str(wheel))
        page = place / "page.txt"
        page.write_text("Ghana condemned Togo on Monday.\n\nMalian troops attacked rebels near Gao.\n", "utf-8")
        coded = _run(str(place / "env" / "bin" / "sayso"), "code", str(page), "--format", "jsonl")
        assert '"event": "ACCUSE"' in coded, coded
    print(f"wheel: {wheel.name} builds, installs and codes")
    return 0


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, cwd=tempfile.gettempdir())
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
