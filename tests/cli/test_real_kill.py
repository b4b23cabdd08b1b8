"""kill -9 under the real coder, three times, and the same command again: nothing is lost, nothing is there twice."""

import random
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from sayso.store.view import View

pytestmark = pytest.mark.slow
MANY = 40
PROGRAM = (sys.executable, "-c", "from sayso.cli import main; main()")


def adding(folder):
    command = (*PROGRAM, "add", "clips", "--archive", "real.db")
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def documents(archive):
    try:
        connection = sqlite3.connect(f"file:{archive}?mode=ro", uri=True)
        return connection.execute("SELECT count(*) FROM documents").fetchone()[0]
    except sqlite3.Error:  # not there yet
        return 0


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 on this system")
def test_kill_9_and_again(tmp_path):
    (tmp_path / "clips").mkdir()
    for number in range(MANY):
        text = f"Clip {number}\n\nGhana closed its border with Togo. Peru condemned Chile."
        (tmp_path / "clips" / f"{number:03}.txt").write_text(text, encoding="utf-8")
    archive, dice = tmp_path / "real.db", random.Random(4)
    for goal in (1, 10, 20):  # each time further on, at a moment that is not chosen
        process = adding(tmp_path)
        deadline = time.monotonic() + 120
        while documents(archive) < goal and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.002)
        time.sleep(dice.random() * 0.02)
        process.kill()
        process.wait()
    assert 20 <= documents(archive) < MANY
    assert adding(tmp_path).wait() == 0
    with View(archive) as view:
        assert len({e.id for e in view.documents()}) == MANY
        kinds = dict(view.rows("SELECT kind, count(*) FROM log GROUP BY kind"))
        assert kinds == {"document": MANY, "input": MANY, "coding": MANY}
        counts = [e.statements for e in view.documents()]
        ids = [s.id for s in view.statements()]
    assert min(counts) == max(counts) == 2 and len(set(ids)) == len(ids) == 2 * MANY
    assert adding(tmp_path).wait() == 0  # once more: nothing to do
    with View(archive) as view:
        assert [s.id for s in view.statements()] == ids
