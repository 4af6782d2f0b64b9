"""The commands `convert` and `init`, and the paths that are datasets in tables."""

import io
import json
import shutil
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.cli.data import put, sound

from counterclaim import cli, load, loads
from counterclaim.cli.arguments import DATA_FORMATS
from counterclaim.tables import read_tables

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(ROOT.glob("examples/*/dataset.json"))
NAMES = {"json": "a.json", "jsonl": "a.jsonl", "yaml": "a.yml", "csv": "a", "xlsx": "a.xlsx"}


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_nothing_is_lost_between_the_formats(path, capsys):
    """A dataset that goes through every format comes back as it was."""
    stations = [str(path), *(NAMES[name] for name in DATA_FORMATS), "end.json"]
    for source, target in pairwise(stations):
        assert cli.main(["convert", source, target]) == cli.OK
        assert f"wrote {target}: " in capsys.readouterr().out
    assert load("end.json") == load(path)


def test_formats_can_be_stated_and_streams_used(monkeypatch, capsys):
    """A dash is the standard input or output; --from and --to say what names do not."""
    path = put(Path("a.json"), sound())
    assert cli.main(["convert", path, "-", "--to", "jsonl"]) == cli.OK
    lines = capsys.readouterr().out
    assert loads(lines, "jsonl") == load(path)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(lines.encode())))
    assert cli.main(["convert", "-", "odd.data", "--from", "jsonl", "--to", "yaml"]) == cli.OK
    assert load("odd.data", "yaml") == load(path)
    capsys.readouterr()


def test_faults_keep_a_dataset_from_being_converted(capsys):
    """Nothing is written where a record has a fault; by force it is left out and named."""
    data = sound(contradiction=True)
    data["claims"][1]["speaker"] = 7
    path = put(Path("a.json"), data)
    assert cli.main(["convert", path, "b.jsonl"]) == cli.INVALID
    out, err = capsys.readouterr()
    assert out == ""
    assert "a.json:81:7: error schema.type: claim c2: speaker" in err
    assert "nothing was written: a.json has 1 error" in err
    assert not Path("b.jsonl").exists()
    assert cli.main(["convert", path, "b.jsonl", "--force"]) == cli.OK
    out, err = capsys.readouterr()
    assert out == "wrote b.jsonl: 1 claim\n"
    assert "left out because of their faults: claim c2" in err


def test_file_of_which_nothing_is_read_is_never_converted(capsys):
    """By force too, a file that cannot be read does not become an empty dataset."""
    Path("a.json").write_text("{", encoding="utf-8")
    assert cli.main(["convert", "a.json", "b.jsonl", "--force"]) == cli.INVALID
    err = capsys.readouterr().err
    assert "parse.json" in err
    assert "there is no record without a fault" in err
    assert not Path("b.jsonl").exists()


@pytest.mark.parametrize("name", DATA_FORMATS)
def test_nothing_is_written_over_unless_asked_for(name, capsys):
    """A file, or a folder that is not empty, is replaced only with --overwrite."""
    first = put(Path("one.json"), sound(contradiction=True))
    second = put(Path("two.json"), sound())
    target = NAMES[name]
    assert cli.main(["convert", first, target]) == cli.OK
    assert cli.main(["convert", second, target]) == cli.USAGE
    assert "is there already" in capsys.readouterr().err
    assert cli.main(["convert", target, "kept.json"]) == cli.OK
    assert load("kept.json") == load(first)
    assert cli.main(["convert", second, target, "--overwrite"]) == cli.OK
    assert cli.main(["convert", target, "kept.json", "--overwrite"]) == cli.OK
    assert load("kept.json") == load(second)
    capsys.readouterr()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["a.json", "b.odd"], "does not tell the format"),
        (["a.json", "-"], "--to: say in which format"),
        (["a.json", "-", "--to", "xlsx"], "cannot go to the standard output"),
        (["-", "b.json", "--from", "csv"], "cannot come from the standard input"),
    ],
)
def test_conversions_that_cannot_be_are_wrong_use(arguments, told, capsys):
    """A format that is not told, or not for streams, ends with 2."""
    put(Path("a.json"), sound())
    assert cli.main(["convert", *arguments]) == cli.USAGE
    assert told in capsys.readouterr().err


def test_target_that_cannot_be_written_is_told(capsys):
    """A target below a file ends with 3 and the reason."""
    path = put(Path("a.json"), sound())
    for target in ("a.json/b.json", "a.json/b.xlsx", "a.json/b"):
        assert cli.main(["convert", path, target]) == cli.INVALID
        assert f'"{target}" cannot be written' in capsys.readouterr().err


@pytest.mark.parametrize("name", DATA_FORMATS)
def test_what_init_writes_is_valid(name, capsys):
    """What `init` writes has neither a fault nor a conflict nor a remark, in every format."""
    assert cli.main(["init", "new", "--format", name]) == cli.OK
    told = capsys.readouterr().out
    path = told.rpartition("counterclaim check ")[2].strip()
    assert cli.main(["check", "--severity", "note", path]) == cli.OK
    assert cli.main(["check", "--severity", "note", "new"]) == cli.OK
    count = "0 claims" if name in ("csv", "xlsx") else "1 claim"
    assert capsys.readouterr().out == 2 * f"{path}: no conflicts in {count}\n"
    assert cli.main(["init", "new", "--format", name]) == cli.USAGE
    assert "is there already; nothing was written" in capsys.readouterr().err


def test_init_without_a_folder_writes_here(capsys):
    """By default `init` writes dataset.json in the working folder, with a claim in it."""
    assert cli.main(["init"]) == cli.OK
    assert len(load("dataset.json").claims) == 1
    capsys.readouterr()


def test_init_that_cannot_write_is_told(capsys):
    """A folder below a file ends with 3 and the reason."""
    put(Path("a.json"), sound())
    for name in DATA_FORMATS:
        assert cli.main(["init", "a.json/new", "--format", name]) == cli.INVALID
        assert "cannot be written" in capsys.readouterr().err


def names_in(out):
    """Return the files of a JSON report."""
    return [entry["file"] for entry in json.loads(out)["files"]]


def test_folders_and_workbooks_are_datasets(capsys):
    """A folder with claims.csv is one dataset, also below another folder, and so is a workbook."""
    path = put(Path("a.json"), sound(contradiction=True))
    assert cli.main(["convert", path, "all/tables"]) == cli.OK
    assert cli.main(["convert", path, "all/book.xlsx"]) == cli.OK
    shutil.copy("all/book.xlsx", "all/~$book.xlsx")
    shutil.copy(path, "all/tables/a.json")
    put(Path("all/tables/old/b.json"), sound())
    capsys.readouterr()
    assert cli.main(["check", "all/tables", "all", "--format", "json"]) == cli.FOUND
    out = capsys.readouterr().out
    assert names_in(out) == ["all/tables", "all/book.xlsx", "all/tables"]
    assert [len(conflict["claims"]) for conflict in json.loads(out)["conflicts"]] == [2, 2, 2]


def test_input_format_names_tables_too(capsys):
    """A folder can be said to be CSV, and a file of any name a workbook."""
    path = put(Path("a.json"), sound())
    assert cli.main(["convert", path, "book", "--to", "xlsx"]) == cli.OK
    assert cli.main(["validate", "--input-format", "xlsx", "book"]) == cli.OK
    Path("empty").mkdir()
    assert cli.main(["validate", "--input-format", "csv", "empty"]) == cli.INVALID
    assert "table.missing-sheet" in capsys.readouterr().out
    assert cli.main(["validate", "--input-format", "csv", "-"]) == cli.USAGE
    assert "name the file or the folder" in capsys.readouterr().err


def test_one_file_of_a_table_is_not_a_dataset(capsys):
    """A CSV file alone, or an old workbook, ends with 3 and says what to name in its place."""
    Path("claims.csv").write_text("id\n", encoding="utf-8")
    assert cli.main(["check", "claims.csv"]) == cli.INVALID
    assert "Name the folder" in capsys.readouterr().out
    Path("old.ods").write_text("", encoding="utf-8")
    assert cli.main(["check", "old.ods"]) == cli.INVALID
    assert "table.old-format" in capsys.readouterr().out


def test_findings_in_csv_name_line_and_cell(capsys):
    """A fault in a CSV file is told with the file, its line, and the cell; rules do so too."""
    data = sound()
    data["claims"][0]["stated"] = "2025-03-12"
    assert cli.main(["convert", put(Path("a.json"), data), "tables"]) == cli.OK
    assert cli.main(["check", "tables"]) == cli.FOUND
    out = capsys.readouterr().out
    assert "tables/claims.csv:2 (E2): warning time.stated-after-published: claim c1" in out
    assert read_tables("tables").findings == ()


def test_csv_is_written_with_a_byte_order_mark_where_it_is_asked_for(tmp_path, capsys):
    """Every file begins with it and is read alike; other formats have none."""
    source = put(tmp_path / "a.json", sound())
    plain, marked = tmp_path / "plain", tmp_path / "marked"
    assert cli.main(["convert", source, str(plain)]) == cli.OK
    assert cli.main(["convert", source, str(marked), "--bom"]) == cli.OK
    for file in plain.iterdir():
        assert (marked / file.name).read_bytes() == b"\xef\xbb\xbf" + file.read_bytes()
    assert read_tables(marked).dataset == read_tables(plain).dataset
    assert cli.main(["convert", source, str(tmp_path / "b.yaml"), "--bom"]) == cli.USAGE
    assert "--bom" in capsys.readouterr().err
