"""Where things stand in a text of TOML."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.parsing.toml_positions import toml_places

TEXT = '''\
# first a comment with [brackets] and "quotes
a = 1 # more
b.c."d/e" = "x # no comment"
list = [ 1, # one
  [2, "]"], {x = 3, y.z = ["}"]},
]
when = [1979-05-27 07:32:00, 1979-05-27]
long = """
[no.table]
k = \\"""" # the end of it
'it~s' = \'\'\'
[[no]]\'\'\'

[table]
in = true
[table.below]
[[block]]
n = 1
  [[ block . "inner" ]]
  m = 2
  [block.other]
[[block]]
[[block.inner]]
[[block.inner]]
'''


def all_pointers(value, above=""):
    """Yield the pointers to all that lies in a value."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in items:
        pointer = f"{above}/{str(key).replace('~', '~0').replace('/', '~1')}"
        yield pointer
        if isinstance(item, dict | list):
            yield from all_pointers(item, pointer)


def test_everything_has_its_place():
    """Keys, items, tables and blocks stand where a person would point."""
    places = toml_places(TEXT)
    assert set(places) == set(all_pointers(tomllib.loads(TEXT)))
    assert {pointer: places[pointer] for pointer in places if pointer.count("/") < 3} == {
        "/a": (2, 1),
        "/b": (3, 1),
        "/b/c": (3, 1),
        "/list": (4, 1),
        "/list/0": (4, 10),
        "/list/1": (5, 3),
        "/list/2": (5, 13),
        "/when": (7, 1),
        "/when/0": (7, 9),
        "/when/1": (7, 30),
        "/long": (8, 1),
        "/it~0s": (11, 1),
        "/table": (14, 1),
        "/table/in": (15, 1),
        "/table/below": (16, 1),
        "/block": (17, 1),
        "/block/0": (17, 1),
        "/block/1": (22, 1),
    }
    assert places["/list/2/y/z/0"] == (5, 28)
    assert places["/block/0/inner/0/m"] == (20, 3)
    assert places["/block/1/inner/1"] == (24, 1)


@pytest.mark.parametrize(
    "text", ["", "\n# only this", "a = []", "a = {}\n", "a=1\r\nb=[\r\n2]\r\n"]
)
def test_small_texts(text):
    """A text may hold hardly anything, and lines may end as on Windows."""
    places = toml_places(text)
    assert set(places) == set(all_pointers(tomllib.loads(text)))
    assert places.get("/b/0", (3, 1)) == (3, 1)


PIECES = st.sampled_from(
    [*"[]{}=.,#\"'\\ab01-~/ \n", "[[a]]\n", "[a.b]\n", "a = ", '"""', "'''", "{b = ", "\nb.a = ["]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_nothing_of_what_is_read_is_without_a_place(text):
    """Whatever the standard library reads has places, for all of its values and no others."""
    try:
        value = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert set(toml_places(text)) == set(all_pointers(value))
