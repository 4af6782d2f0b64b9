"""How thoroughly random cases are tried, and that no test needs a network.

The environment variable HYPOTHESIS_PROFILE chooses: `dev` (default) and `ci` (fewer) always try
the same cases, so that a checkout that has not changed does not fail by chance; `explore` tries
new ones each time, `long` very many new ones. Which cases they are hangs on the version of
Hypothesis as well, which the group `tests` pins.
"""

import os
import socket

import pytest
from hypothesis import HealthCheck, settings

_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)

# no deadlines: how long a case takes depends on what else the machine does
settings.register_profile(
    "dev",
    max_examples=50,
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=_SLOW,
)
settings.register_profile("explore", max_examples=200, deadline=None, suppress_health_check=_SLOW)
settings.register_profile(
    "ci",
    max_examples=25,
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=_SLOW,
)
settings.register_profile("long", max_examples=3000, deadline=None, suppress_health_check=_SLOW)

_PROFILES = ("dev", "ci", "explore", "long")
_profile = os.environ.get("HYPOTHESIS_PROFILE") or "dev"
if _profile not in _PROFILES:
    message = f"HYPOTHESIS_PROFILE is {_profile!r}; expected one of {', '.join(_PROFILES)}"
    raise pytest.UsageError(message)
settings.load_profile(_profile)


def _refuse(*_args, **_kwargs):
    message = "a test reached for the network"
    raise RuntimeError(message)


@pytest.fixture(scope="session", autouse=True)
def _no_network():
    """Make every attempt to connect somewhere, or to look up a name, an error."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _refuse)
        patch.setattr(socket.socket, "connect_ex", _refuse)
        patch.setattr(socket.socket, "sendto", _refuse)
        patch.setattr(socket, "getaddrinfo", _refuse)
        patch.setattr(socket, "gethostbyname", _refuse)
        yield
