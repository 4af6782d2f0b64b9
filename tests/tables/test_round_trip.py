"""What is written as tables is read as the same dataset."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from counterclaim import load
from counterclaim.model import (
    About,
    Actor,
    Attribute,
    Claim,
    Dataset,
    Deployment,
    Name,
    Place,
    Source,
)
from counterclaim.strategies import datasets
from counterclaim.tables import TableError, read_tables, write_tables
from counterclaim.time import parse_edtf

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*/dataset.json"))

FEW = max(10, settings.default.max_examples // 5)
"""Writing a workbook takes a third of a second."""

ODD = (
    "1", "1.0", "007", "1e3", "-1", "2024-09-06", "06/09/2024", "=1+1", "+1", "-x", "@SUM(A1)",
    "'", "'=1", "''", "'a", "TRUE", "false", "#REF!", " ", "  x ", "\t", "\n", "\r", "a\r\nb",
    "\u00a0", "\u2028", "a;b; c", 'a"b', '"', '""', "a,b", "_x000D_", "_x005F_", "_x", "\x00",
    "\x0b", "\x1f", "\ufeff", "\ufffe", "\U0001f600", "بغداد", "e\u0301", "nan", "null", "<b>&amp;",
    "\uff1d1", "12:30", "1,5", "10%", "\\", "x" * 32_767,
)  # fmt: skip


def survives(original, path):
    """Write and read a dataset, and compare."""
    write_tables(original, path)
    reading = read_tables(path)
    assert reading.findings == ()
    assert reading.dataset == original


@given(datasets(max_size=2))
def test_a_dataset_survives_csv(tmp_path_factory, original):
    """Nothing is lost, added or noted, and the files are the same when written again."""
    place = tmp_path_factory.mktemp("csv")
    survives(original, place / "one")
    write_tables(read_tables(place / "one").dataset, place / "two")
    for file in (place / "one").iterdir():
        assert file.read_bytes() == (place / "two" / file.name).read_bytes()


@settings(max_examples=FEW)
@given(datasets(max_size=2))
def test_a_dataset_survives_a_workbook(tmp_path_factory, original):
    """Nothing is lost, added or noted."""
    survives(original, tmp_path_factory.mktemp("xlsx") / "book.xlsx")


@pytest.mark.parametrize("name", ["folder", "book.xlsx"])
@pytest.mark.parametrize("text", ODD, ids=ascii)
def test_texts_that_look_like_something_else_survive(tmp_path, name, text):
    """No text is taken for a number, a date, a formula or nothing."""
    survives(
        Dataset(
            title=text,
            sources=(Source(id="s", title=text, note=text, extra={text: [text, None, 1.5]}),)
            if len(text) < 1000
            else (Source(id="s", title=text),),
            actors=(
                Actor(id="a", kind="state", name=text, names=(Name(text=text, kind="alias"),)),
            ),
        ),
        tmp_path / name,
    )


@settings(max_examples=FEW)
@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), max_size=20))
@example(["_x005F_x000D_", "_x005f_", "\n ", "\r\n"])
def test_every_text_survives_both(tmp_path_factory, texts):
    """Any text of whole characters is the same after writing and reading."""
    place = tmp_path_factory.mktemp("both")
    sources = (Source(id=f"s{number}", title=text) for number, text in enumerate(texts))
    original = Dataset(sources=tuple(sources))
    survives(original, place / "folder")
    survives(original, place / "book.xlsx")


@pytest.mark.parametrize("name", ["folder", "book.xlsx"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_examples_survive(tmp_path, path, name):
    """The published examples can be kept as tables."""
    survives(load(path), tmp_path / name)


def test_csv_is_read_alike_by_others(tmp_path):
    """Another reader of CSV sees the same cells, with an apostrophe before an active text."""
    original = Dataset(sources=(Source(id="s", title='a "b",\nc', note="=1+1"),))
    write_tables(original, tmp_path)
    text = (tmp_path / "sources.csv").read_bytes().decode("utf-8")
    header, row = csv.reader(io.StringIO(text, newline=""))
    assert row[header.index("title")] == 'a "b",\nc'
    assert row[header.index("note")] == "'=1+1"


def test_workbooks_are_read_alike_by_others(tmp_path):
    """Another reader sees texts, numbers and true or false, and no formula."""
    write_tables(load(EXAMPLES[0]), tmp_path / "book.xlsx")
    write_tables(
        Dataset(sources=(Source(id="s", title="=1+1", machine_translated=True),)),
        tmp_path / "book.xlsx",
    )
    sheet = load_workbook(tmp_path / "book.xlsx")["sources"]
    by_header = {cell.value: sheet.cell(2, cell.column) for cell in sheet[1]}
    assert (by_header["title"].value, by_header["title"].data_type) == ("=1+1", "s")
    assert by_header["machine_translated"].value is True


@pytest.mark.parametrize("name", ["folder", "book.xlsx"])
def test_the_same_dataset_gives_the_same_bytes(tmp_path, name):
    """Another process, with another seed of hashes and at another time, writes the same bytes."""
    write_tables(load(EXAMPLES[0]), tmp_path / name)
    code = (
        "import sys; from counterclaim import load; "
        "from counterclaim.tables import write_tables; write_tables(load(sys.argv[1]), sys.argv[2])"
    )
    (tmp_path / "again").mkdir()
    again = tmp_path / "again" / name
    subprocess.run(
        [sys.executable, "-c", code, EXAMPLES[0], again],
        check=True,
        env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "PYTHONPATH": str(ROOT / "src")},
    )
    files = sorted((tmp_path / name).iterdir()) if name == "folder" else [tmp_path / name]
    assert files
    for file in files:
        other = again / file.name if name == "folder" else again
        assert file.read_bytes() == other.read_bytes()


def test_writing_again_leaves_nothing_behind(tmp_path):
    """A smaller dataset in the same folder is read without rows of the one before."""
    write_tables(load(EXAMPLES[0]), tmp_path)
    survives(Dataset(title="small"), tmp_path)


def test_a_text_too_long_for_a_cell_is_refused(tmp_path):
    """A workbook is not written with a text that spreadsheet programs would cut."""
    original = Dataset(sources=(Source(id="s", note="x" * 32_768),))
    with pytest.raises(TableError, match=r'sources: the note of "s" has 32,768 characters'):
        write_tables(original, tmp_path / "book.xlsx")
    assert not (tmp_path / "book.xlsx").exists()
    with pytest.raises(TableError, match="1,000,000"):
        write_tables(Dataset(title="x" * 1_000_001), tmp_path / "folder")


def test_repeated_ids_with_lists_are_refused(tmp_path):
    """Rows of two records with one id could not be told apart, so that nothing is written."""
    one = Actor(id="a", kind="state", name="A", names=(Name(text="B", kind="alias"),))
    with pytest.raises(TableError, match=r'actors\.names: two records have the id "a"'):
        write_tables(Dataset(actors=(one, Actor(id="a", kind="state", name="C"))), tmp_path / "x")
    assert not (tmp_path / "x").exists()


def test_an_unknown_ending_is_refused(tmp_path):
    """A path that tells neither a folder nor a workbook is not guessed."""
    with pytest.raises(ValueError, match="its format is not known"):
        write_tables(Dataset(), tmp_path / "x.json")


ITEMS = st.text(
    st.sampled_from(";,\" 'ab=")
    | st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]),
    max_size=6,
)


@settings(max_examples=FEW * 2)
@given(st.lists(ITEMS.filter(str.strip), min_size=1, max_size=4, unique=True))
@example(["c; d"])
@example([";"])
@example([" a", "a ", '"', '""', '"a" b', ",", "a,b"])
@example(['a";"b', "a"])
def test_every_list_of_texts_survives_both(tmp_path_factory, items):
    """An item may hold what separates items, marks of quotation, and blanks at its ends."""
    place = tmp_path_factory.mktemp("items")
    claim = Claim(
        id="c",
        text="They are there.",
        speaker="a",
        sources=("s",),
        stated=parse_edtf("2024"),
        about=About(deployment="d"),
        says=Attribute(key="units", value="x", value_type="set", excludes=tuple(items)),
    )
    original = Dataset(
        actors=(Actor(id="a", kind="state", name="A"),),
        sources=(Source(id="s"),),
        deployments=(Deployment(id="d", name="D", force="a", place=Place(name="P", kind="base")),),
        claims=(claim,),
    )
    for name in ("folder", "book.xlsx"):
        write_tables(original, place / name)
        assert read_tables(place / name).dataset == original
