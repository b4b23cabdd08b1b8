"""The laws of the house, as tests. When a law and good sense collide, change the law in a decision record."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "sayso"
FILES = sorted(PACKAGE.rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}
FUNCTIONS = [
    (path, node)
    for path, tree in TREES.items()
    for node in ast.walk(tree)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
]


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    first = node.body[0]
    doc = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    return (node.end_lineno or 0) - node.lineno + 1 - ((first.end_lineno or 0) - first.lineno + 1 if doc else 0)


def _where(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)} {getattr(node, 'name', '')}"


def test_functions_fit_in_the_eye() -> None:
    lengths = sorted(_length(node) for _, node in FUNCTIONS)
    assert lengths[len(lengths) // 2] <= 9, "median function is too long"
    assert lengths[int(len(lengths) * 0.9)] <= 30, "90th percentile is too long"
    assert [_where(p, n) for p, n in FUNCTIONS if _length(n) > 60] == []


def test_files_are_short() -> None:
    long = [str(p.relative_to(ROOT)) for p in FILES if len(p.read_text(encoding="utf-8").splitlines()) > 300]
    assert long == []


def test_arguments_are_few_and_named() -> None:
    bad = []
    for path, node in FUNCTIONS:
        if path.is_relative_to(PACKAGE / "cli"):  # a command's options are its arguments
            continue
        positional = [a for a in node.args.posonlyargs + node.args.args if a.arg not in ("self", "cls")]
        if len(positional) + len(node.args.kwonlyargs) > 6:
            bad.append(_where(path, node))
    assert bad == []


def test_every_public_name_has_a_docstring() -> None:
    bad = []
    for path, tree in TREES.items():
        if ast.get_docstring(tree) is None:
            bad.append(str(path.relative_to(ROOT)))
        for node in ast.walk(tree):
            kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
            public = isinstance(node, kinds) and not node.name.startswith("_") and not _nested(tree, node)
            if public and ast.get_docstring(node) is None:
                bad.append(_where(path, node))
    assert bad == []


def _nested(tree: ast.Module, node: ast.AST) -> bool:
    """True for what stands in a function or a private class, where no outsider reaches it."""
    for parent in ast.walk(tree):
        hidden = isinstance(parent, ast.FunctionDef) or (
            isinstance(parent, ast.ClassDef) and parent.name.startswith("_")
        )
        if hidden and parent is not node and any(child is node for child in ast.walk(parent)):
            return True
    return False


def test_no_print_outside_the_command_line() -> None:
    calls = [
        _where(path, node)
        for path, tree in TREES.items()
        if not path.is_relative_to(PACKAGE / "cli")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert calls == []


def test_no_swallowed_failure() -> None:
    """No bare except, and no handler that only passes."""
    bad = []
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ExceptHandler):
                silent = all(isinstance(s, ast.Pass) for s in node.body)
                if node.type is None or silent:
                    bad.append(_where(path, node))
    assert bad == []


def test_no_global_state() -> None:
    bad = [_where(p, n) for p, t in TREES.items() for n in ast.walk(t) if isinstance(n, ast.Global)]
    assert bad == []


def test_only_the_edges_read_the_environment() -> None:
    edges = (PACKAGE / "cli", PACKAGE / "web")
    bad = [
        str(p.relative_to(ROOT))
        for p in FILES
        if not any(p.is_relative_to(e) for e in edges) and re.search(r"\bos\.(environ|getenv)", p.read_text("utf-8"))
    ]
    assert bad == []


def test_values_are_frozen() -> None:
    """Every dataclass of the model is frozen and slotted."""
    bad = []
    for path, tree in TREES.items():
        if not path.is_relative_to(PACKAGE / "model"):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                for decorator in node.decorator_list:
                    source = ast.unparse(decorator)
                    if "dataclass" in source and not ("frozen=True" in source and "slots=True" in source):
                        bad.append(_where(path, node))
    assert bad == []


def test_heavy_imports_wait() -> None:
    """Importing the package and the story loads neither the network run-time nor the readers' libraries."""
    heavy = ("numpy", "onnxruntime", "tokenizers", "trafilatura", "py3langid", "ahocorasick", "yaml", "rich")
    script = f"import sys, sayso, sayso.pipeline; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_the_project_speaks_of_itself_alone(path: Path) -> None:
    """No machine path and no registry host in the code."""
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"(/home/|/root/|[A-Z]:\\\\Users|pypi\.org|registry\.npmjs)", text)


def test_every_module_has_its_page() -> None:
    """One page of documentation for each folder of the package."""
    folders = {p.parent.name for p in FILES if p.parent.parent == PACKAGE}
    missing = sorted(f for f in folders if not (ROOT / "docs" / f"{f}.md").exists())
    assert missing == []
