"""The settings of the tests themselves: no network, profiles for random cases."""

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[2]


def test_the_network_is_out_of_reach():
    """Neither an address nor a name can be reached from a test."""
    with socket.socket() as plain, pytest.raises(RuntimeError, match="network"):
        plain.connect(("127.0.0.1", 9))
    with socket.socket(type=socket.SOCK_DGRAM) as plain, pytest.raises(RuntimeError):
        plain.sendto(b"", ("127.0.0.1", 9))
    with pytest.raises(RuntimeError, match="network"):
        socket.create_connection(("localhost", 9))
    with pytest.raises((RuntimeError, urllib.error.URLError)):
        urllib.request.urlopen("http://localhost:9/")


def test_the_profile_is_the_one_chosen():
    """The profile that the environment asks for is in force, and none has a deadline."""
    assert settings.default.deadline is None
    chosen = settings.get_profile(os.environ.get("HYPOTHESIS_PROFILE") or "dev")
    assert settings.default.max_examples == chosen.max_examples
    assert settings.get_profile("ci").derandomize
    assert settings.get_profile("long").max_examples >= 1000


def test_an_unknown_profile_is_told():
    """A misspelt profile ends the run at once with a message, instead of the default."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--co", "tests/meta/test_test_setup.py"],
        cwd=ROOT,
        env={**os.environ, "HYPOTHESIS_PROFILE": "cl"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert (
        "HYPOTHESIS_PROFILE is 'cl'; expected one of dev, ci, explore, long"
        in done.stdout + done.stderr
    )
