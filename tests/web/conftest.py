"""An archive, the app over it, and a browser that notes every complaint and every request to elsewhere."""

import os
import shutil
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sayso.web import app

from . import making

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "sayso.db"
    making.keep(path, making.PLAIN, making.OTHER)
    return path


@pytest.fixture
def client(archive: Path) -> TestClient:
    made = app.make(archive, submit=making.submitter(archive))
    return TestClient(made, base_url="http://127.0.0.1:8321", follow_redirects=False)


@pytest.fixture
def address(archive: Path) -> Iterator[str]:
    """The app, served on a free port."""
    import uvicorn

    made = app.make(archive, submit=making.submitter(archive))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        server = uvicorn.Server(uvicorn.Config(made, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(5)


@dataclass
class Watched:
    """A browser's page, and what went wrong or out."""

    page: object
    address: str
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def watch(self) -> None:
        self.page.on("console", lambda m: m.type in ("error", "warning") and self.complaints.append(m.text))
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.on("request", self._note)

    def _note(self, request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.strangers.append(request.url)


@pytest.fixture(scope="session")
def chromium():
    if not CHROMIUM:
        if os.environ.get("CI") == "true":
            pytest.fail("there is no Chromium: apt-get install chromium")
        pytest.skip("there is no Chromium: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def browse(chromium, address: str):
    """Open a page of the app: browse(width=390, dark=True)."""
    made = []

    def open_page(*, width: int = 1440, height: int = 900, dark: bool = False) -> Watched:
        scheme = "dark" if dark else "light"
        context = chromium.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        watched = Watched(context.new_page(), address)
        watched.watch()
        made.append((context, watched))
        return watched

    yield open_page
    for context, _ in made:
        context.close()
    for _, watched in made:
        assert watched.complaints == []
        assert watched.strangers == []
