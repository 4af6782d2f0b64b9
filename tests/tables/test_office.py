"""Workbooks and CSV files that LibreOffice has opened and saved hold the same dataset.

Run with `-m office`; skipped where LibreOffice is not installed.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

from counterclaim import load
from counterclaim.tables import read_tables, write_tables, write_template

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]
ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*/dataset.json"))
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
"""Commas, quotation marks, UTF-8; cells as they are shown."""


def saved(files, kind, place):
    """Let LibreOffice open files and save them in another folder."""
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{place}/profile", "--headless",  # noqa: S607
         # as UTF-8, which a person chooses when the file is opened
         *(["--infilter=CSV:44,34,76,1"] if kind == CSV else []),
         "--convert-to", kind, "--outdir", str(place / "saved"), *map(str, files)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return place / "saved"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_a_workbook_saved_again_holds_the_example(tmp_path, path):
    """Nothing is lost and no record is refused; notes name what was converted."""
    write_tables(load(path), tmp_path / "book.xlsx")
    reading = read_tables(saved([tmp_path / "book.xlsx"], "xlsx", tmp_path) / "book.xlsx")
    assert reading.errors == ()
    assert {found.severity for found in reading.findings} <= {"note"}
    assert reading.dataset == load(path)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_csv_files_saved_again_hold_the_example(tmp_path, path):
    """A version and a true that were rewritten are read as what they were."""
    write_tables(load(path), tmp_path / "folder")
    place = saved(sorted((tmp_path / "folder").iterdir()), CSV, tmp_path)
    reading = read_tables(place)
    assert reading.errors == ()
    assert reading.dataset == load(path)


def test_the_template_saved_again_is_a_template(tmp_path):
    """The sheets are all there, and the only thing to say is that nothing stands in them."""
    write_template(tmp_path / "book.xlsx")
    before = read_tables(tmp_path / "book.xlsx")
    after = read_tables(saved([tmp_path / "book.xlsx"], "xlsx", tmp_path) / "book.xlsx")
    assert [found.code for found in after.findings] == [found.code for found in before.findings]
    assert after.dataset == before.dataset
