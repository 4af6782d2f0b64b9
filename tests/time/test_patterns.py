"""The regular expressions for a JSON Schema, against the parsers."""

import json
import re
import shutil
import subprocess

import jsonschema_rs
import pytest
from hypothesis import given
from tests.time.test_edtf_errors import FAULTS
from tests.time.texts import EDTF_TEXTS, NOISE, damaged, duration_texts

from counterclaim.time import (
    DURATION_PATTERN,
    EDTF_PATTERN,
    DurationError,
    EdtfError,
    parse_duration,
    parse_edtf,
)

# What a pattern cannot see: the only reasons for which a text that matches is refused.
BEYOND_A_PATTERN = re.compile(
    r"has \d\d days$"
    r"|^the (interval|range) ends before it starts"
    r"|^the dates of a set have one precision"
    r"|^it is longer than 200 characters$"
)

DATES = [
    "2024",
    "-0044-03-15%",
    "202X",
    "-20XX~",
    "2024-XX-XX",
    "2024-24?",
    "Y-17000",
    "Y170000002",
    "-0001",
    "-0010",
    "-0100",
    "-1000",
    "2024-09-06T12:00:00.5+03:00",
    "2024-09~/2025-XX",
    "../2024",
    "2024/",
    "[2024,2025..2026]",
    "[..2024-09-06,2024-09-08]",
    "[2024,2025..]",
]

DURATIONS = ["P6M", "-P1Y2M3D", "P0D", "P2W", "P1Y3D", "P", "P1D1M", "P1W1D", "PT1H", "P1.5D", ""]


@given(EDTF_TEXTS)
def test_every_date_matches(text):
    """The pattern accepts each text that the parser accepts."""
    assert parse_edtf(text).text == text
    assert re.search(EDTF_PATTERN, text)


@pytest.mark.parametrize("text", DATES)
def test_every_form_matches(text):
    """One text of each form, however rare, is accepted by the pattern and by the parser."""
    assert parse_edtf(text).text == text
    assert re.search(EDTF_PATTERN, text)


def check_agreement(text):
    """Check that pattern and parser differ only in what no pattern can see."""
    matched = re.fullmatch(EDTF_PATTERN, text) is not None
    try:
        parse_edtf(text)
    except EdtfError as error:
        reason = error.reason
    else:
        reason = ""
    if matched:
        assert not reason or BEYOND_A_PATTERN.search(reason), reason
    else:
        assert reason


@given(NOISE | damaged(EDTF_TEXTS))
def test_pattern_and_parser_agree(text):
    """A text that matches is refused only for the calendar, the order, or mixed precision."""
    check_agreement(text)


@pytest.mark.parametrize("text", [fault[0] for fault in FAULTS])
def test_pattern_refuses_the_known_faults(text):
    """Each listed fault is refused by the pattern, unless no pattern can see it."""
    check_agreement(text)


@given(NOISE | duration_texts() | damaged(duration_texts()))
def test_duration_pattern_is_the_parser(text):
    """The pattern of durations accepts exactly what the parser accepts."""
    matched = re.fullmatch(DURATION_PATTERN, text) is not None
    try:
        parse_duration(text)
    except DurationError:
        assert not matched
    else:
        assert matched


def test_final_line_break_is_left_to_the_parser():
    """Python lets `$` match before a final line break, so that the parser has to refuse it."""
    assert re.search(EDTF_PATTERN, "2024\n")
    with pytest.raises(EdtfError, match="no spaces"):
        parse_edtf("2024\n")


@pytest.mark.parametrize(
    "text",
    [
        "[" + "2024," * 20_000,
        "[" + "2024.." * 20_000,
        "[" + "2024..2025," * 10_000 + "!",
        "Y" + "1" * 100_000 + "!",
        "2024-09-06T12:00:00." + "1" * 100_000 + "!",
    ],
)
def test_long_texts_do_not_make_the_pattern_slow(text):
    """A text of a hundred thousand characters is refused, which backtracking would never do."""
    assert not re.search(EDTF_PATTERN, text)
    assert not re.search(DURATION_PATTERN, "P" + "1" * 100_000)


@pytest.mark.parametrize("pattern", [EDTF_PATTERN, DURATION_PATTERN])
def test_pattern_is_portable(pattern):
    """A pattern has no construct that the engines read differently or lack."""
    assert pattern.startswith("^")
    assert pattern.endswith("$")
    assert pattern.isascii()
    # Groups that are not counted, and escapes of the three marks of sets and fractions only.
    assert set(re.findall(r"\(\?.", pattern)) == {"(?:"}
    assert not re.search(r"\((?!\?)", pattern)
    assert set(re.findall(r"\\.", pattern)) <= {r"\.", r"\[", r"\]"}


def expected(pattern, texts):
    """Return what the pattern says of each text in Python."""
    return [re.fullmatch(pattern, text) is not None for text in texts]


CASES = [
    (EDTF_PATTERN, DATES + [fault[0] for fault in FAULTS]),
    (DURATION_PATTERN, DURATIONS),
]


@pytest.mark.parametrize(("pattern", "texts"), CASES)
def test_same_in_rust(pattern, texts):
    """The engine of a validator written in Rust, which never backtracks, says the same."""
    validator = jsonschema_rs.Draft202012Validator(
        {"type": "string", "pattern": pattern},
        pattern_options=jsonschema_rs.RegexOptions(),
    )
    assert [validator.is_valid(text) for text in texts] == expected(pattern, texts)


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
@pytest.mark.parametrize(("pattern", "texts"), CASES)
def test_same_in_javascript(pattern, texts):
    """ECMA-262 with the u flag, which JSON Schema names, says the same."""
    script = (
        "const [pattern, texts] = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
        "const found = new RegExp(pattern, 'u');"
        "console.log(JSON.stringify(texts.map((text) => found.test(text))));"
    )
    done = subprocess.run(
        [shutil.which("node"), "-e", script],
        input=json.dumps([pattern, texts]),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == expected(pattern, texts)
