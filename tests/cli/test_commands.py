"""The command line as a function: commands, options, exit codes, files and folders."""

import io
import json
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from counterclaim import cli
from counterclaim.cli.commands import check
from counterclaim.cli.streams import has_colour, width_of, write
from counterclaim.documents import MissingExtraError, dumps
from counterclaim.pipeline import stages

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "no-withdrawal-vs-final-stages" / "dataset.json"


@pytest.fixture
def data():
    """Return the smallest example as the values of JSON."""
    return json.loads(EXAMPLE.read_text(encoding="utf-8"))


def put(path, values):
    """Write values as JSON and return the path as a text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(values), encoding="utf-8")
    return str(path)


def later(data):
    """Return the example with its second statement two days later: a warning."""
    data["claims"][1]["stated"] = data["sources"][1]["published"] = "2024-09-08"
    return data


def consistent(data):
    """Return the example with one of its two statements."""
    del data["claims"][1], data["sources"][1]
    return data


def test_example_has_one_conflict_of_two_claims(capsys):
    """Checking the smallest example gives one certain conflict, which fails no build."""
    assert cli.main(["check", "--format", "json", str(EXAMPLE)]) == cli.OK
    (conflict,) = json.loads(capsys.readouterr().out)["conflicts"]
    assert conflict["claims"] == ["c1", "c2"]
    assert conflict["grade"] == "certain"


def test_example_is_reported_as_text(capsys, monkeypatch):
    """The text on the smallest example is the one that lies beside it."""
    monkeypatch.chdir(ROOT)
    path = "examples/no-withdrawal-vs-final-stages/dataset.json"
    assert cli.main(["check", path]) == cli.OK
    assert capsys.readouterr().out == EXAMPLE.with_name("report.txt").read_text(encoding="utf-8")


def test_nothing_found_is_zero(tmp_path, data, capsys):
    """Without conflicts and findings the exit code is 0."""
    assert cli.main(["check", put(tmp_path / "a.json", consistent(data))]) == cli.OK
    assert "1 claim, no conflicts" in capsys.readouterr().out


@pytest.mark.parametrize(("grade", "shown"), [("certain", False), ("likely", True), ("weak", True)])
def test_grade_sets_what_a_text_shows(tmp_path, data, capsys, grade, shown):
    """What is less sure than the grade is counted and not shown; JSON has it all the same."""
    path = put(tmp_path / "a.json", later(data))
    assert cli.main(["check", "--grade", grade, path]) == cli.OK
    text = capsys.readouterr().out
    assert ("LIKELY" in text) == shown
    assert ("Not shown: 1 conflict (1 likely; --grade weak shows all)" in text) != shown
    cli.main(["check", "--grade", grade, "--format", "json", path])
    assert len(json.loads(capsys.readouterr().out)["conflicts"]) == 1


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [
        ("faults", cli.OK),
        ("certain", cli.OK),
        ("likely", cli.FOUND),
        ("weak", cli.FOUND),
        ("never", cli.OK),
    ],
)
def test_fail_on_sets_the_exit_code(tmp_path, data, capsys, fail_on, code):
    """People who disagree fail a check only where somebody asks for it, from the grade on."""
    path = put(tmp_path / "a.json", later(data))
    assert cli.main(["check", "--fail-on", fail_on, path]) == code
    capsys.readouterr()


def test_faults_fail_unless_never_is_asked_for(tmp_path, data, capsys):
    """A finding as grave as the threshold ends with 1, also beside a grade; never ends with 0."""
    one = consistent(data)
    one["claims"][0]["stated"] = "2024-09-08"
    path = put(tmp_path / "a.json", one)
    assert cli.main(["check", path]) == cli.FOUND
    assert cli.main(["check", "--fail-on", "certain", path]) == cli.FOUND
    assert cli.main(["check", "--fail-on", "never", path]) == cli.OK
    assert cli.main(["check", "--severity", "error", path]) == cli.OK
    capsys.readouterr()


def test_several_files_can_be_one_dataset(tmp_path, data, capsys):
    """Actors in one file and claims in another are checked as one, each with its place."""
    actors = put(tmp_path / "actors.json", {"schema_version": "1.0", "actors": data["actors"]})
    rest = {key: value for key, value in data.items() if key != "actors"}
    claims = put(tmp_path / "claims.json", rest)
    assert cli.main(["check", actors, claims]) == cli.INVALID
    assert "reference.missing" in capsys.readouterr().out
    assert cli.main(["check", "--together", "--format", "json", actors, claims]) == cli.OK
    values = json.loads(capsys.readouterr().out)
    assert [entry["file"] for entry in values["files"]] == [f"{actors} + {claims}"]
    assert [conflict["claims"] for conflict in values["conflicts"]] == [["c1", "c2"]]
    cli.main(["check", "--together", "--format", "github", actors, claims])
    assert f"file={claims},line=" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--list"], "62863b30  certain  Solmark troops in Veldin: is anybody leaving?"),
        (["--details"], "Taken for granted"),
        (["--by", "speaker"], "Ilse Brandt: 1 conflict"),
        (["--by", "deployment"], "Solmark troops in Veldin: 1 conflict"),
        (["--by", "source"], "Minister: our soldiers stay in Veldin"),
        (["--limit", "0"], "They cannot both be true"),
    ],
)
def test_a_text_has_several_shapes(options, told, capsys):
    """Groups, full details, a line each, or below speakers, deployments and sources."""
    assert cli.main(["check", *options, str(EXAMPLE)]) == cli.OK
    assert told in capsys.readouterr().out


def test_threshold_is_warning_by_default(capsys):
    """Notes are hidden and do not count unless asked for."""
    cli.main(["check", "--format", "json", str(EXAMPLE)])
    assert json.loads(capsys.readouterr().out)["summary"]["threshold"] == "warning"


def test_rules_are_switched_off(tmp_path, data, capsys):
    """A conflict that two presumptions lead to is gone when both are disabled, and not before."""
    path = put(tmp_path / "a.json", later(data))
    fail = ["check", "--fail-on", "weak", path]
    rules = ["already_held", "denial_answers", "opposite_answers", "takes_time"]
    assert cli.main([*fail, "--disable", ", ".join(rules)]) == cli.OK
    assert cli.main([*fail, *(f"--disable={rule}" for rule in rules)]) == cli.OK
    assert cli.main([*fail, "--disable", "takes_time"]) == cli.FOUND
    capsys.readouterr()


def test_as_of_leaves_later_statements_out(tmp_path, data, capsys):
    """What was stated after the day takes no part; a month means its last day."""
    path = put(tmp_path / "a.json", later(data))
    assert cli.main(["check", "--as-of", "2024-09-07", "--verbose", path]) == cli.OK
    told = " ".join(capsys.readouterr().out.split())
    assert "[after_as_of]: c2 (Tomas Arel)" in told
    assert cli.main(["check", "--as-of", "2024-09", "--fail-on", "weak", path]) == cli.FOUND
    capsys.readouterr()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check", "--as-of", "2024-13", "x"], "--as-of"),
        (["check", "--as-of", "2024/..", "x"], "has no last day"),
        (["check", "--disable", "no_returm", "x"], 'Did you mean "no_return"?'),
        (["check", "--disable", "", "x"], "there is no rule"),
        (["check", "-", "-"], "only once"),
        (["check"], "PATH"),
        (["chek", "x"], "invalid choice"),
        (["check", "--severity", "fatal", "x"], "invalid choice"),
        (["check", "--grade", "fatal", "x"], "invalid choice"),
        (["check", "--limit", "few", "x"], "expected a whole number"),
        (["check", "--judgements", "absent.toml", "x"], "there is no file"),
        (["explain", "0123abcd"], "name its file too"),
        (["explain", "takes_tim"], 'Did you mean "takes_time"?'),
        (["explain", "zzzzzzzz"], "lists them all"),
        ([], "usage"),
    ],
)
def test_wrong_use_is_two_and_says_what_is_wrong(arguments, told, capsys, monkeypatch):
    """A wrong use ends with 2, says what is wrong on the error stream, and prints no report."""
    monkeypatch.setattr("sys.stdin", io.StringIO("{}"))
    assert cli.main(arguments) == cli.USAGE
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert "Traceback" not in err


def test_unreadable_input_is_three(tmp_path, capsys):
    """A file that is not there, not JSON or of no known format ends with 3 and is named."""
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    odd = tmp_path / "claims.txt"
    odd.write_text("{}", encoding="utf-8")
    for path, code in ((tmp_path / "no.json", "read.file"), (bad, "parse.json")):
        assert cli.main(["check", str(path)]) == cli.INVALID
        out = capsys.readouterr().out
        assert code in out
        assert path.name in out
        assert "nothing could be checked" in out
    assert cli.main(["validate", str(odd)]) == cli.INVALID
    assert "read.format" in capsys.readouterr().out


def test_good_records_are_checked_beside_bad_ones(tmp_path, data, capsys):
    """A faulty record is named and left out; the conflict of the others is still reported."""
    data["claims"].append({"id": "c3"})
    path = put(tmp_path / "a.json", data)
    assert cli.main(["check", path]) == cli.INVALID
    out = capsys.readouterr().out
    assert "CERTAIN  Solmark troops in Veldin: is anybody leaving?" in out
    assert "Left out because of their faults: claim c3." in out
    assert cli.main(["check", "--format", "json", path]) == cli.INVALID
    values = json.loads(capsys.readouterr().out)
    assert values["files"][0]["left_out"] == [{"kind": "claim", "id": "c3"}]
    assert len(values["conflicts"]) == 1


def test_validate_looks_for_no_conflicts(tmp_path, data, capsys):
    """Validation of a sound file with a conflict ends with 0 and has no word on it."""
    assert cli.main(["validate", str(EXAMPLE)]) == cli.OK
    assert f"{EXAMPLE}: 2 claims, 1 finding on the data (1 note)\n" in capsys.readouterr().out
    data["claims"][0]["speaker"] = "nobody"
    assert cli.main(["validate", put(tmp_path / "a.json", data)]) == cli.INVALID
    assert "reference.missing" in capsys.readouterr().out
    assert cli.main(["validate", "--format", "json", str(EXAMPLE)]) == cli.OK
    assert "conflicts" not in json.loads(capsys.readouterr().out)


def test_notes_on_a_file_count_only_with_the_threshold(tmp_path, data, capsys):
    """A note on a file is shown, and ends with 1, only where notes are asked for."""
    sound = consistent(data)
    lines = [
        {"record": kind[:-1], **record}
        for kind in ("actors", "sources", "deployments", "claims")
        for record in sound[kind]
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert cli.main(["validate", str(path)]) == cli.OK
    assert "Not shown: 3 findings (3 notes; --severity note shows all)" in capsys.readouterr().out
    assert cli.main(["validate", "--severity", "note", str(path)]) == cli.FOUND
    assert "structure.no-dataset" in capsys.readouterr().out


def test_standard_input_is_read(monkeypatch, capsys):
    """A dash reads JSON from the standard input, or the format that is given."""
    raw = EXAMPLE.read_bytes()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    assert cli.main(["check", "-"]) == cli.OK
    assert "<stdin>: 2 claims, 1 conflict" in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    assert cli.main(["check", "-", "--input-format", "jsonl"]) == cli.INVALID
    assert "<stdin>:1" in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", None)
    assert cli.main(["check", "-"]) == cli.INVALID
    assert "parse.empty" in capsys.readouterr().out


def test_input_format_overrides_the_name(tmp_path, capsys):
    """A file whose name tells no format is read in the one that is given."""
    path = tmp_path / "claims.txt"
    shutil.copy(EXAMPLE, path)
    assert cli.main(["check", "--input-format", "json", str(path)]) == cli.OK
    assert "1 conflict" in capsys.readouterr().out


def names_in(out):
    """Return the files of a JSON report, by name alone."""
    return [Path(entry["file"]).name for entry in json.loads(out)["files"]]


def test_folder_stands_for_its_files(tmp_path, data, capsys):
    """A folder means its files in the order of their names, below it too, hidden ones not."""
    for name in ("b.json", "a.json", "sub/c.json", ".hidden.json", ".git/d.json", "notes.txt"):
        put(tmp_path / name, data)
    assert cli.main(["check", "--format", "json", str(tmp_path)]) == cli.OK
    assert names_in(capsys.readouterr().out) == ["a.json", "b.json", "c.json"]


def test_folder_with_a_dataset_means_that_file(tmp_path, data, capsys):
    """Where a folder holds files named dataset, the others in it are passed over."""
    put(tmp_path / "one" / "dataset.json", data)
    put(tmp_path / "one" / "expected.json", {"conflicts": []})
    put(tmp_path / "two" / "claims.json", data)
    assert cli.main(["check", "--format", "json", str(tmp_path)]) == cli.OK
    assert names_in(capsys.readouterr().out) == ["dataset.json", "claims.json"]


def test_empty_folder_is_no_success(tmp_path, capsys):
    """A folder without files of claims ends with 3."""
    assert cli.main(["check", str(tmp_path)]) == cli.INVALID
    assert "read.folder" in capsys.readouterr().out


def test_several_files_come_in_their_order(tmp_path, data, capsys):
    """Each path is a dataset of its own, reported in the order of the paths."""
    paths = [put(tmp_path / name, data) for name in ("b.json", "a.json")]
    assert cli.main(["check", "--format", "json", *paths]) == cli.OK
    values = json.loads(capsys.readouterr().out)
    assert [conflict["file"] for conflict in values["conflicts"]] == paths


def test_missing_package_is_a_finding(monkeypatch, capsys):
    """A format whose package is not installed is a finding, also for standard input."""

    def refuse(*_):
        raise MissingExtraError("YAML", "yaml")

    monkeypatch.setattr("counterclaim.pipeline.reading.read_document", refuse)
    monkeypatch.setattr("counterclaim.pipeline.reading.read_text", refuse)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert cli.main(["check", "a.yaml"]) == cli.INVALID
    assert "read.package: YAML needs more packages" in capsys.readouterr().out
    assert cli.main(["check", "-", "--input-format", "yaml"]) == cli.INVALID
    assert "<stdin>: error read.package" in capsys.readouterr().out


def test_other_formats_are_read(tmp_path, capsys):
    """JSON Lines and YAML give the same conflict as JSON."""
    from counterclaim import load  # noqa: PLC0415

    dataset = load(EXAMPLE)
    for suffix, kind in ((".jsonl", "jsonl"), (".ndjson", "jsonl"), (".yml", "yaml")):
        path = tmp_path / f"a{suffix}"
        path.write_text(dumps(dataset, kind), encoding="utf-8")
        assert cli.main(["check", str(path)]) == cli.OK
        assert "2 claims, 1 conflict (1 certain)" in capsys.readouterr().out


def test_unforeseen_error_names_the_bug_and_its_place(monkeypatch, capsys):
    """An error that nobody foresaw is told in one line as a bug, with 3 and no traceback."""

    def broken(*_, **__):
        message = "what\nis this"
        raise RuntimeError(message)

    monkeypatch.setattr(stages, "check", broken)
    assert cli.main(["check", str(EXAMPLE)]) == cli.INVALID
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("counterclaim: internal error: RuntimeError: what is this (counterclaim/")
    assert "pipeline/stages.py, line" in err
    assert err.count("\n") == 1


def test_interruption_is_quiet(monkeypatch, capsys):
    """Ctrl-C ends with 130 and one line."""

    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(stages, "check", interrupted)
    assert cli.main(["check", str(EXAMPLE)]) == cli.INTERRUPTED
    assert capsys.readouterr().err == "counterclaim: interrupted\n"


class Stream(io.TextIOWrapper):
    """A stream with an encoding that may be a terminal."""

    def __init__(self, encoding="utf-8", *, terminal=False):
        super().__init__(io.BytesIO(), encoding=encoding)
        self.terminal = terminal

    def isatty(self):
        """Tell whether it is a terminal."""
        return self.terminal


def test_any_encoding_takes_any_text():
    """What the encoding of a stream lacks is written as an escape; a missing stream is no error."""
    stream = Stream("ascii")
    write("“é” \ud800\n", stream)
    assert stream.buffer.getvalue() == rb"\u201c\xe9\u201d \ud800" + b"\n"
    text = io.StringIO()
    write("“é”\n", text)
    assert text.getvalue() == "“é”\n"
    write("nobody reads this", None)


def test_colours_depend_on_choice_terminal_and_environment(monkeypatch):
    """Colours are for terminals, unless chosen; NO_COLOR and dumb terminals have none."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    terminal, file = Stream(terminal=True), Stream()
    assert has_colour("auto", terminal)
    assert not has_colour("auto", file)
    assert not has_colour("auto", None)
    assert has_colour("always", file)
    assert not has_colour("never", terminal)
    monkeypatch.setenv("NO_COLOR", "1")
    assert not has_colour("auto", terminal)
    monkeypatch.setenv("NO_COLOR", "")
    assert has_colour("auto", terminal)
    monkeypatch.setenv("TERM", "dumb")
    assert not has_colour("auto", terminal)


def test_width_is_that_of_the_terminal_within_bounds(monkeypatch):
    """A file has a fixed width; a terminal its own, neither too narrow nor too wide."""
    terminal = Stream(terminal=True)
    for columns, width in (("20", 40), ("70", 70), ("500", 100)):
        monkeypatch.setenv("COLUMNS", columns)
        assert width_of(terminal) == width
        assert width_of(Stream()) == 88
        assert width_of(None) == 88


@pytest.mark.parametrize("option", ["--no-color", "--no-colour", "--color=never"])
def test_colour_options_have_both_spellings(option, capsys):
    """Colours can be asked for and turned down in both spellings."""
    cli.main(["check", "--colour", "always", str(EXAMPLE)])
    assert "\x1b[1;31mCERTAIN" in capsys.readouterr().out
    cli.main(["check", option, str(EXAMPLE)])
    assert "\x1b" not in capsys.readouterr().out


def test_version_is_shown(capsys):
    """The version of the package is shown."""
    assert cli.main(["--version"]) == cli.OK
    assert capsys.readouterr().out.startswith("counterclaim ")


class Clock:
    """A clock that goes on by one second each time it is read."""

    def __init__(self):
        self.seconds = 0

    def monotonic(self):
        """Return the time."""
        self.seconds += 1
        return self.seconds


def test_a_time_limit_ends_the_search_and_the_report_says_so(tmp_path, data, capsys, monkeypatch):
    """What comes after the limit is not searched, and named; the exit code is what it was."""
    first, second = (put(tmp_path / name, data) for name in ("a.json", "b.json"))

    def run(seconds, form):
        monkeypatch.setattr(check, "time", Clock())
        options = ["--time-limit", seconds, "--format", form, "--no-config"]
        assert cli.main(["check", *options, first, second]) == cli.OK
        return capsys.readouterr().out

    report = json.loads(run("3", "json"))
    assert [one["complete"] for one in report["files"]] == [True, False]
    assert report["summary"]["complete"] is False
    assert {cut["reason"] for cut in report["truncated"]} == {"time"}
    assert {cut["file"] for cut in report["truncated"]} == {second}
    text = run("3", "text")
    assert "2 claims, no conflicts, 1 finding on the data (1 note); not all was searched" in text
    assert "was ended early, as its time was up" in " ".join(text.split())
    assert json.loads(run("1000", "json"))["summary"]["complete"] is True
    assert "There may be more conflicts" in run("3", "sarif")


def test_near_misses_are_listed_where_they_are_asked_for(capsys):
    """Text and JSON list the pairs with one sentence each; without the option nothing is told."""
    path = str(ROOT / "examples" / "syria-figures-2024" / "dataset.json")

    def run(*options):
        assert cli.main(["check", "--no-config", *options, path]) == cli.OK
        return capsys.readouterr().out

    plain, near = run(), run("--near")
    assert "Near misses" not in plain
    assert "Near misses: 3 pairs of claims" in near
    assert "(s2, 19 December 2024)" in near
    assert "can both be true, since they do not count the same people:" in " ".join(near.split())
    shorter = run("--near", "--limit", "1")
    assert "And 2 more pairs; see them with --limit 0." in shorter
    report = json.loads(run("--near", "--format", "json"))
    told = [(one["claims"], one["difference"], one["rule"]) for one in report["near"]]
    assert told == [
        (["s2", "s4a"], "population", "one_number"),
        (["s3", "s4a"], "population", "one_number"),
        (["s4a", "s9"], "population", "figure_persists"),
    ]
    assert report["files"][0]["near_complete"] is True
    assert "near" not in json.loads(run("--format", "json"))
    lines = [json.loads(line) for line in run("--near", "--format", "jsonl").splitlines()]
    assert sum(line["type"] == "near" for line in lines) == 3
    del report["near"], report["files"][0]["near_complete"]
    assert report == json.loads(run("--format", "json"))


def test_a_time_limit_ends_the_search_for_near_misses(capsys, monkeypatch):
    """The report says that not all pairs were compared."""
    path = str(ROOT / "examples" / "syria-figures-2024" / "dataset.json")
    for form, told in (("text", "Not all pairs were compared"), ("json", '"near_complete": false')):
        monkeypatch.setattr(check, "time", Clock())
        options = ["--near", "--time-limit", "0.5", "--format", form, "--no-config"]
        assert cli.main(["check", *options, path]) == cli.OK
        assert told in capsys.readouterr().out


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "inf", "soon", ""])
def test_a_time_limit_is_a_number_above_zero(seconds, data, tmp_path, capsys):
    """Anything else is wrong usage."""
    path = put(tmp_path / "a.json", data)
    assert cli.main(["check", f"--time-limit={seconds}", path]) == cli.USAGE
    assert "expected a number of seconds above 0" in capsys.readouterr().err


def test_validate_has_no_time_limit(data, tmp_path, capsys):
    """There is no search that it could end."""
    path = put(tmp_path / "a.json", data)
    assert cli.main(["validate", "--time-limit", "1", path]) == cli.USAGE
    assert "--time-limit" in capsys.readouterr().err
