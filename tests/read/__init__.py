from pathlib import Path

FORMATS = Path(__file__).parent.parent / "cases" / "formats"
