"""A real browser for the tests of the page: Chromium, driven from this machine alone."""

import _socket
import json
import shutil
import socket
from pathlib import Path

import pytest

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
_HERE = ("127.0.0.1", "::1", "localhost")


def _only_here(real, place):
    """Return a function that goes nowhere but to this machine, where the driver listens."""

    def guarded(*args, **kwargs):
        host = args[place][0] if isinstance(args[place], tuple) else args[place]
        if host not in _HERE:
            message = "a test reached for the network"
            raise RuntimeError(message)
        return real(*args, **kwargs)

    return guarded


@pytest.fixture(scope="module")
def _this_machine():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _only_here(_socket.socket.connect, 1))
        patch.setattr(socket, "getaddrinfo", _only_here(_socket.getaddrinfo, 0))
        yield


@pytest.fixture(scope="module")
def browser(_this_machine):
    """Return Chromium as Selenium drives it, with a log of its console and of its requests."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    found = {name: shutil.which(name) for name in ("chromium", "chromedriver")}
    missing = [name for name, place in found.items() if place is None]
    if missing:
        pytest.skip(f"there is no {' and no '.join(missing)} (apt-get install chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = found["chromium"]
    for argument in ("headless=new", "no-sandbox", "disable-gpu", "disable-dev-shm-usage"):
        options.add_argument(f"--{argument}")
    options.add_argument("--hide-scrollbars")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = webdriver.ChromeService(found["chromedriver"])
    driver = webdriver.Chrome(options=options, service=service)
    yield driver
    driver.quit()


@pytest.fixture
def axe():
    """Return the text of axe-core, which finds what keeps people out of a page."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed (npm ci --prefix tests/report/html)")
    return AXE.read_text("utf-8")


@pytest.fixture
def opened(browser, tmp_path):
    """Return a function that opens a page from disk and waits until it is there."""

    def open_page(text, width=1280, height=900, **features):
        path = tmp_path / "report.html"
        path.write_text(text, encoding="utf-8")
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        asked = [{"name": name.replace("_", "-"), "value": each} for name, each in features.items()]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": asked})
        for log in ("browser", "performance"):
            browser.get_log(log)
        browser.get(path.as_uri())
        return browser

    return open_page


@pytest.fixture
def requests_of(browser):
    """Return a function that names what a page has asked for since it was opened.

    Chromium draws the sign in its fields for dates from an address that holds its own data.
    """

    def requests():
        events = (
            json.loads(entry["message"])["message"] for entry in browser.get_log("performance")
        )
        urls = [
            event["params"]["request"]["url"]
            for event in events
            if event["method"] == "Network.requestWillBeSent"
        ]
        return [url for url in urls if not url.startswith("data:")]

    return requests
