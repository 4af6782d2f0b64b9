"""Limits of a text of JSON: what is quick to see gives the verdict of looking at every string."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from counterclaim.findings import Location
from counterclaim.parsing.json_text import parse_json
from counterclaim.parsing.text import MAX_DEPTH

STRING = re.compile(r'"(?:[^"\\]++|\\.?)*+(?:"|\Z)', re.DOTALL)
AT = Location(path="a.json")


def codes(text, longest=1000):
    """Return the codes of what is wrong with a text."""
    return [found.code for found in parse_json(text, AT, longest).findings]


def is_deep(text):
    """Tell whether a text goes too deep: string by string, bracket by bracket."""
    depth = most = 0
    for mark in STRING.sub("", text):
        depth += (mark in "[{") - (mark in "]}")
        most = max(most, depth)
    return most > MAX_DEPTH


PIECES = st.sampled_from(
    [
        '"',
        '""',
        "\\",
        '\\"',
        "[" * 40,
        "]" * 40,
        "[]" * 70,
        "{",
        "}",
        "a",
        "é",
        "\n",
        ":",
        ",",
        '"["',
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
@example('"' + "[" * 70 + '"')
@example('""' + "[" * 70)
@example('"]"' + "[" * 65)
@example('["' + "]" * 3 + '",' + "[" * 64)
@example("[" * 40 + '"\\"' + "]" * 40 + '"' + "[" * 40)
def test_depth_is_counted_outside_of_strings(text):
    """Whatever stands in strings, closed or not, brackets outside of them alone count."""
    assert (codes(text) == ["parse.depth"]) == is_deep(text)


@given(
    st.lists(st.sampled_from(['"', '\\"', "\\\\", "a", "bcd", " ", "é", "\n"]), max_size=25).map(
        "".join
    ),
    st.integers(1, 9),
)
@example('"abcdefgh"', 7)
@example('"abcdefgh"', 8)
@example('"' + '\\"' * 5 + '"', 9)
@example('"' + '\\"' * 5 + '"', 10)
@example('"a","b","c","d","e"', 3)
def test_a_text_is_too_long_by_its_characters_as_written(text, longest):
    """A string is refused where it has more characters than may be, wherever it stands."""
    too_long = len(text) > longest and any(len(one) > longest + 2 for one in STRING.findall(text))
    assert (codes(text, longest) == ["read.limit"]) == too_long
