"""Where the shared material lies, and a clear word where it does not."""

import argparse
import sys
from pathlib import Path


def parser(description: str) -> argparse.ArgumentParser:
    """Return an argument parser with --shared."""
    found = argparse.ArgumentParser(description=description)
    found.add_argument(
        "--shared", type=Path, default=Path("../shared"), help="folder with gold/, seeds/, tools/, data/"
    )
    return found


def need(path: Path, origin: str) -> Path:
    """Return a path that exists; else end with a message that names the public origin of what is absent."""
    if not path.exists():
        sys.exit(f"{path}: absent. It comes from {origin}. Give the folder that holds it with --shared DIR.")
    return path
