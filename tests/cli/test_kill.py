"""kill -9 in the middle, and the same command again: nothing is lost, nothing is there twice."""

import random
import signal
import sqlite3
import time

import pytest

from sayso.store.log import Log
from sayso.store.view import View

from .test_code import program

MANY = 60  # far more than a busy machine codes between two looks at the archive


@pytest.fixture
def clips(folder):
    (folder / "clips").mkdir()
    for number in range(MANY):
        text = f"Clip {number}\n\nKenya sent food to Ghana. Norway met Peru."
        (folder / "clips" / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def documents(archive):
    try:
        connection = sqlite3.connect(f"file:{archive}?mode=ro", uri=True)
        return connection.execute("SELECT count(*) FROM documents").fetchone()[0]
    except sqlite3.Error:  # not there yet
        return 0


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 on this system")
def test_kill_9_and_again(clips):
    archive = clips / "sayso.db"
    dice, kills = random.Random(9), 0
    for goal in (1, 8, 15):  # kill three times, each time further on, at a moment that is not chosen
        process = program("add", "clips", "--toy-slow", cwd=clips)
        deadline = time.monotonic() + 60
        while documents(archive) < goal and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(dice.random() * 0.03)
        if process.poll() is None:
            process.kill()
            kills += 1
        process.wait()
    assert kills == 3 and 15 <= documents(archive) < MANY
    assert program("add", "clips", "--toy-slow", cwd=clips).wait() == 0
    with View(archive) as view:
        assert [e.statements for e in view.documents()] == [2] * MANY
        kinds = dict(view.rows("SELECT kind, count(*) FROM log GROUP BY kind"))
        assert kinds == {"document": MANY, "input": MANY, "coding": MANY}
        before = [s.id for s in view.statements()]
    with Log(archive) as log:
        assert log.rebuild() == 3 * MANY
    with View(archive) as view:
        assert [s.id for s in view.statements()] == before


def test_two_at_once_do_no_harm(clips):
    both = [program("add", "clips", "--toy-slow", cwd=clips) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    with View(clips / "sayso.db") as view:
        kinds = dict(view.rows("SELECT kind, count(*) FROM log GROUP BY kind"))
    assert kinds == {"document": MANY, "input": MANY, "coding": MANY}
