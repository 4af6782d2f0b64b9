"""Tests of many random cases run only where they are asked for, with `-m long`."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(config, items):
    """Leave out the long tests of this folder unless marks were chosen."""
    if config.option.markexpr:
        return
    reason = pytest.mark.skip(reason="thousands of random cases; run with -m long")
    for item in items:
        if item.path.is_relative_to(HERE) and item.get_closest_marker("long"):
            item.add_marker(reason)
