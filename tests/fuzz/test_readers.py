"""Readers and the command line take any input: findings, never an exception, never a hang."""

import contextlib
import io
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.documents.samples import dataset
from tests.fuzz.inputs import FORMATS, TOML, csv_folders, damaged, files, raw, workbooks

from counterclaim.cli import FOUND, INVALID, OK, main
from counterclaim.configuration import configuration_for
from counterclaim.documents import dumps, read, reads
from counterclaim.documents.codes import FAULT_CODES
from counterclaim.findings import SEVERITIES
from counterclaim.judgements import JUDGEMENT_CODES, read_judgements
from counterclaim.tables import TABLE_CODES, read_tables, write_tables

CODES = {entry.code for entry in (*FAULT_CODES, *TABLE_CODES)}
TOML_CODES = {*CODES, *JUDGEMENT_CODES, "configuration.two-files", "parse.toml"}
REPORTS = ("text", "json", "jsonl", "sarif", "junit", "github", "markdown", "html")
SLOWEST = 20
"""Seconds after which an input counts as one that hangs."""

INPUTS = 10_000
LONGEST = 1500
"""Characters of a message or hint; the longest hint names every column of the sheet of claims."""

few = settings(max_examples=40)
many = settings(
    max_examples=INPUTS, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


def assert_findings(findings, codes, lines=None):
    """Assert that findings make sense: known codes, short messages, places inside."""
    for found in findings:
        assert found.code in codes
        assert found.severity in SEVERITIES
        for text in (found.message, found.hint or "x"):
            assert text
            assert len(text) < LONGEST
            assert text.isprintable()
        for at in (found.location, *found.related):
            assert at.column is None or at.column >= 1
            assert at.line is None or at.line >= 1
            assert at.column is None or at.line is not None
            assert lines is None or at.line is None or at.line <= lines
            assert not at.pointer or at.pointer.startswith("/")


def assert_well_formed(reading, lines=None):
    """Assert that what was read makes sense, and that what has no errors can be written."""
    assert_findings(reading.findings, CODES, lines)
    if not reading.errors:
        again = reads(dumps(reading.dataset))
        assert again.dataset == reading.dataset
        assert not again.errors


def check_document(data, name):
    """Read the bytes of a document."""
    assert_well_formed(reads(data, name), data.count(b"\n") + 1)


def check_folder(contents, folder):
    """Read a folder of CSV files."""
    for sheet, data in contents.items():
        (folder / f"{sheet}.csv").write_bytes(data)
    assert_well_formed(read_tables(folder))


def check_workbook(data, folder):
    """Read the bytes of a workbook."""
    path = folder / "x.xlsx"
    path.write_bytes(data)
    assert_well_formed(read_tables(path))


def check_toml(data, name, folder):
    """Read the bytes of a configuration or of a file of judgements."""
    # each in a folder of its own, since the nearest configuration is the one that counts
    path = folder / name[0] / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    found = read_judgements(path) if name == "judgements.toml" else configuration_for(path)
    assert_findings(found[1], TOML_CODES, data.count(b"\n") + 1)


def toml_files():
    """Make a strategy for the bytes of files of TOML with their names."""
    return st.sampled_from(sorted(TOML)).flatmap(
        lambda name: st.tuples(raw() | damaged([TOML[name]]), st.just(name))
    )


def check_command(data, name, command, form, folder):
    """Run the command line on the bytes of a document; reading agrees with its exit code."""
    path = folder / f"x.{name}"
    path.write_bytes(data)
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([command, str(path), "--no-config", "--format", form])
    assert code in (OK, FOUND, INVALID), err.getvalue()
    assert not err.getvalue()
    assert (code == INVALID) >= bool(read(path).errors)


@pytest.fixture
def in_time(request):
    """Return what makes a check fail for an input that takes too long; count the inputs."""
    taken = []

    def timed(check):
        def checked(*arguments):
            start = time.monotonic()
            check(*arguments)
            taken.append(time.monotonic() - start)
            assert taken[-1] < SLOWEST

        return checked

    yield timed
    # told in a report with --junitxml
    told = {"inputs": len(taken), "slowest_seconds": round(max(taken, default=0), 3)}
    request.node.user_properties.extend(told.items())


@pytest.fixture(scope="module")
def sound_workbook(tmp_path_factory):
    """Return the bytes of a workbook without faults."""
    path = tmp_path_factory.mktemp("sound") / "x.xlsx"
    write_tables(dataset(), path)
    return path.read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_documents(name):
    """Any bytes in the place of a document give findings that are well-formed."""
    few(given(files(name))(lambda data: check_document(data, name)))()


def test_folders_of_tables(tmp_path):
    """Any bytes in the place of CSV files give findings that are well-formed."""
    few(given(csv_folders())(lambda contents: check_folder(contents, tmp_path)))()


def test_workbooks(tmp_path, sound_workbook):
    """Any bytes in the place of a workbook, or a part, give findings that are well-formed."""
    few(given(workbooks(sound_workbook))(lambda data: check_workbook(data, tmp_path)))()


def test_files_of_toml(tmp_path):
    """Any bytes as a configuration or as judgements give findings that are well-formed."""
    few(given(toml_files())(lambda given_: check_toml(*given_, tmp_path)))()


@pytest.mark.parametrize("command", ["check", "validate"])
def test_the_command_line(tmp_path, command):
    """Any bytes give an exit code that is documented, and nothing on the error stream."""
    names = st.sampled_from(FORMATS)
    inputs = names.flatmap(lambda name: st.tuples(files(name), st.just(name)))

    @few
    @given(inputs, st.sampled_from(REPORTS))
    def run(data, form):
        check_command(*data, command, form, tmp_path)

    run()


@pytest.mark.long
@pytest.mark.parametrize("part", range(3))
@pytest.mark.parametrize("name", FORMATS)
def test_documents_for_long(name, part, in_time):  # noqa: ARG001  (in parts, to run apart)
    """Ten thousand inputs for each format and part, none of which hangs."""
    check = in_time(check_document)
    many(given(files(name))(lambda data: check(data, name)))()


@pytest.mark.long
def test_folders_of_tables_for_long(tmp_path, in_time):
    """Ten thousand folders of tables, none of which hangs."""
    check = in_time(check_folder)
    many(given(csv_folders())(lambda contents: check(contents, tmp_path)))()


@pytest.mark.long
def test_workbooks_for_long(tmp_path, sound_workbook, in_time):
    """Ten thousand workbooks, none of which hangs."""
    check = in_time(check_workbook)
    many(given(workbooks(sound_workbook))(lambda data: check(data, tmp_path)))()


@pytest.mark.long
def test_files_of_toml_for_long(tmp_path, in_time):
    """Ten thousand configurations and files of judgements, none of which hangs."""
    check = in_time(check_toml)
    many(given(toml_files())(lambda given_: check(*given_, tmp_path)))()


@pytest.mark.long
@pytest.mark.parametrize("command", ["check", "validate"])
def test_the_command_line_for_long(tmp_path, command, in_time):
    """Ten thousand runs of each command, none of which hangs."""
    check = in_time(check_command)
    names = st.sampled_from(FORMATS)
    inputs = names.flatmap(lambda name: st.tuples(files(name), st.just(name)))

    @many
    @given(inputs, st.sampled_from(REPORTS))
    def run(data, form):
        check(*data, command, form, tmp_path)

    run()
