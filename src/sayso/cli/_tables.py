"""Writing a table to a file: CSV or Parquet by the file's name."""

from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import SaysoError

if TYPE_CHECKING:
    import pyarrow

SUFFIXES = (".csv", ".parquet")


def write(table: "pyarrow.Table", path: Path) -> None:
    """Write a table as CSV (UTF-8, lists joined by spaces) or Parquet; SaysoError for another suffix."""
    if path.suffix.lower() not in SUFFIXES:
        raise SaysoError("tables are written as .csv or .parquet", place=str(path), remedy="change the file's name")
    if path.suffix.lower() == ".parquet":
        from pyarrow.parquet import write_table

        write_table(table, path)
        return
    import csv

    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.column_names)
        writer.writerows([_cell(value) for value in row.values()] for row in table.to_pylist())


def _cell(value: object) -> object:
    if isinstance(value, list):
        return " ".join(map(str, value))
    return f"{value:g}" if isinstance(value, float) else value
