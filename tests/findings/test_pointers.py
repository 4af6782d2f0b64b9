"""JSON Pointers: there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.findings.pointers import pointer_of, steps_of


@pytest.mark.parametrize(
    ("path", "pointer"),
    [((), ""), (("",), "/"), (("a/b", 0, "m~n"), "/a~1b/0/m~0n"), (("~1",), "/~01")],
)
def test_pointers_are_those_of_the_standard(path, pointer):
    """Slashes and tildes in keys are written out, as in RFC 6901."""
    assert pointer_of(path) == pointer


@given(st.lists(st.text()))
def test_steps_are_kept(path):
    """What a pointer is made of can be told from it."""
    assert list(steps_of(pointer_of(path))) == path
