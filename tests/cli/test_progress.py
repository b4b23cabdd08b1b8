"""A bar on stderr where stderr is a terminal, and nothing of it on stdout."""

import os
import subprocess

import pytest

from .test_code import program


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminals to play with")
@pytest.mark.parametrize("json", [False, True])
def test_a_bar_on_a_terminal(folder, json):
    ours, theirs = os.openpty()
    flags = ["--json"] if json else []
    process = program("add", "a.txt", "b.txt", "none.txt", *flags, cwd=folder, stdout=subprocess.PIPE, stderr=theirs)
    os.close(theirs)
    seen = b""
    while True:
        try:
            seen += os.read(ours, 4096)
        except OSError:  # the other end is closed
            break
    out, _ = process.communicate()
    os.close(ours)
    assert process.returncode == 0
    assert (b"loading the coder" in seen) is not json
    assert b"there is no such file" in seen
    assert b"\x1b" not in out
    assert (b"added 3" in out) is not json


def test_no_bar_elsewhere(sayso_):
    assert sayso_("add", "a.txt").stderr == ""
