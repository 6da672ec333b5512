"""A real browser, and a server for it to look at."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from flask import Flask
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait
from werkzeug.serving import WSGIRequestHandler, make_server

from service.settings import Settings

AXE = Path(__file__).resolve().parent.parent / "build/npm/node_modules/axe-core/axe.min.js"
PATIENCE = 20  # seconds
QUIET = Settings(log_level="warning")  # a line for each request would bury what failed
OPTIONS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--lang=en-GB")

Seen = TypeVar("Seen")


def needed(path: str | Path | None, what: str) -> str:
    """The path of something the page's tests need; without it they are skipped, but never where CI is set."""
    if path and Path(path).exists():
        return str(path)
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing: `make browser` installs it")
    pytest.skip(f"{what} is missing: `make browser` installs it")


@contextmanager
def opened(width: int = 1440, height: int = 1400) -> Iterator[Chrome]:
    """A browser window; it keeps what pages write to its console."""
    options = ChromeOptions()
    options.binary_location = needed(shutil.which("chromium"), "chromium")
    for option in (*OPTIONS, f"--window-size={width},{height}"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = Chrome(options=options, service=Service(needed(shutil.which("chromedriver"), "chromedriver")))
    try:
        yield driver
    finally:
        driver.quit()


def scheme(driver: Chrome, name: str) -> None:
    """Let the browser prefer the light or the dark."""
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": name}]})


def wait(driver: Chrome, condition: Callable[[Chrome], Seen]) -> Seen:
    """What the condition gives once it gives something. Raises TimeoutException."""
    return WebDriverWait(driver, PATIENCE).until(condition)


class Quiet(WSGIRequestHandler):
    """The server's own log of requests, left out for the same reason."""

    def log(self, type: str, message: str, *args: object) -> None:
        """Say nothing."""


def console(driver: Chrome) -> list[dict[str, str]]:
    """What pages wrote to the console since it was last read: `level` and `message` of each entry."""
    return list(driver.get_log("browser"))  # type: ignore[no-untyped-call]


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """The address of an application, served for as long as the block lasts."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
