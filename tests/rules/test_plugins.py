"""Rules of other packages, offered as entry points."""

import json
import sys
from importlib import metadata
from pathlib import Path

import pytest
from tests.rules.data import dataset_of

from counterclaim import cli
from counterclaim.rules import ENTRY_POINTS, all_rules, registry, run_rules

PLUGIN = Path(__file__).parent / "example_plugin"
LIBRARY = registry(extra_rules=()).rules


def install(folder, modules, entries):
    """Lay modules and the metadata of a package into a folder, as an installer does."""
    for name, text in modules.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    info = folder / "newsroom-1.0.dist-info"
    info.mkdir()
    info.joinpath("METADATA").write_text("Metadata-Version: 2.1\nName: newsroom\nVersion: 1.0\n")
    lines = [f"{name} = {value}" for name, value in entries.items()]
    info.joinpath("entry_points.txt").write_text("\n".join([f"[{ENTRY_POINTS}]", *lines, ""]))


@pytest.fixture
def site(tmp_path, monkeypatch):
    """Return a folder of packages, and forget the modules of the test afterwards."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    for name in set(sys.modules) - before:
        if getattr(sys.modules[name], "__file__", None) and str(tmp_path) in str(
            sys.modules[name].__file__
        ):
            del sys.modules[name]


@pytest.fixture
def example(site):
    """Install the example package."""
    text = (PLUGIN / "newsroom_rules.py").read_text(encoding="utf-8")
    install(site, {"newsroom_rules": text}, {"newsroom": "newsroom_rules:RULES"})
    return site


def test_rules_of_an_installed_package(example):
    """The rules of an installed package run after those of the library, without being named."""
    assert example
    assert [rule.code for rule in all_rules()] == [
        *(rule.code for rule in LIBRARY),
        "newsroom.long-text",
        "newsroom.source-of-unknown-publisher",
    ]
    found = run_rules(dataset_of({"sources": [{"id": "bulletin", "publisher": None}]}))
    assert [finding.code for finding in found] == [
        "source.incomplete",
        "newsroom.source-of-unknown-publisher",
    ]


def test_rules_of_a_package_are_selected_like_others(example):
    """Codes and families of an installed package are known to select and ignore."""
    assert example
    dataset = dataset_of({"claims": [{"id": "c1", "text": "They stay. " * 30}]})
    (found,) = run_rules(dataset, select=["newsroom"])
    assert (found.code, found.location.pointer) == ("newsroom.long-text", "/claims/0/text")
    assert run_rules(dataset, ignore=["newsroom.long-text"]) == ()


def test_examples_of_the_package(example):
    """The pages of the example package tell the truth as well."""
    assert example
    for rule in all_rules()[len(LIBRARY) :]:
        assert run_rules(dataset_of(json.loads(rule.example)), select=[rule.code])
        assert not run_rules(dataset_of(json.loads(rule.instead)), select=[rule.code])


def test_example_declares_its_entry_point():
    """The example's project file offers what the tests install."""
    text = (PLUGIN / "pyproject.toml").read_text(encoding="utf-8")
    assert f'[project.entry-points."{ENTRY_POINTS}"]\nnewsroom = "newsroom_rules:RULES"' in text


def test_extra_rules_replace_those_of_packages(example):
    """Whoever names the further rules gets those and no others."""
    assert example
    assert registry(extra_rules=()).rules == LIBRARY


@pytest.mark.parametrize(
    ("module", "value", "reason"),
    [
        ("raise RuntimeError('of the package')", "own_rules:RULES", "RuntimeError raised"),
        ("", "own_rules:RULES", "AttributeError raised"),
        ("raise SystemExit(7)", "own_rules:RULES", "SystemExit raised"),
        ("RULES = 3", "own_rules:RULES", "TypeError raised"),
        ("RULES = [len]", "own_rules:RULES", "not built with"),
        (
            "from counterclaim.rules.times import RULES",
            "own_rules:RULES",
            "another rule has this code",
        ),
        ("", "missing_rules:RULES", "ModuleNotFoundError raised"),
    ],
)
def test_package_whose_rules_cannot_be_used(site, module, value, reason):
    """A package that cannot be used becomes a finding, and the rules of the library run."""
    install(site, {"own_rules": module}, {"own": value})
    assert registry().rules == LIBRARY
    (found,) = run_rules(dataset_of({}))
    assert found.code == "internal.rule-not-loaded"
    assert found.severity == "error"
    assert found.message.startswith('the rules of the entry point "own" were not all loaded')
    assert reason in found.message
    assert "of the package" not in found.message


def test_one_package_does_not_hide_another(example):
    """Beside a package that fails the rules of the other one are there."""
    info = example / "own-1.0.dist-info"
    info.mkdir()
    info.joinpath("METADATA").write_text("Metadata-Version: 2.1\nName: own\nVersion: 1.0\n")
    info.joinpath("entry_points.txt").write_text(f"[{ENTRY_POINTS}]\na = missing_rules:RULES\n")
    known = registry()
    assert len(known.rules) == len(LIBRARY) + 2
    assert len(known.findings) == 1


def test_no_package_offers_rules_here():
    """In the environment of the tests no installed package offers rules."""
    assert list(metadata.entry_points(group=ENTRY_POINTS)) == []


def test_a_rule_that_ends_the_program_is_a_finding(site):
    """The other rules run, and the finding names the rule that tried."""
    text = (PLUGIN / "newsroom_rules.py").read_text(encoding="utf-8")
    text += "\n\ndef _end(*_):\n    raise SystemExit(0)\n\n\n"
    text += "from attrs import evolve\nRULES = [evolve(RULES[0], check=_end), *RULES[1:]]\n"
    install(site, {"newsroom_rules": text}, {"newsroom": "newsroom_rules:RULES"})
    found = run_rules(dataset_of({"sources": [{"id": "bulletin", "publisher": None}]}))
    assert [one.code for one in found] == [
        "internal.rule-failed",
        "source.incomplete",
        "newsroom.source-of-unknown-publisher",
    ]


@pytest.mark.parametrize("form", ["json", "sarif", "text"])
def test_a_package_that_prints_leaves_the_output_clean(site, tmp_path, capsys, form):
    """What rules print when they are loaded or run goes to the error stream."""
    text = (PLUGIN / "newsroom_rules.py").read_text(encoding="utf-8")
    text += "\n\ndef _print(*_):\n    print('from the rule')\n    return ()\n\n\n"
    text += "from attrs import evolve\nprint('from the module')\n"
    text += "RULES = [evolve(RULES[0], check=_print)]\n"
    data = tmp_path / "data.json"
    data.write_text('{"schema_version": "1.0"}', encoding="utf-8")
    cli.main(["check", str(data), "--no-config", "--format", form])
    before = capsys.readouterr().out
    install(site, {"newsroom_rules": text}, {"newsroom": "newsroom_rules:RULES"})
    cli.main(["check", str(data), "--no-config", "--format", form])
    out, err = capsys.readouterr()
    assert "from the module" in err
    assert "from the rule" in err
    assert "from the module" not in out
    assert "from the rule" not in out
    if form != "sarif":  # it lists the rules
        assert out == before


def test_a_package_that_exits_leaves_the_run_going(site, tmp_path, capsys):
    """The report is there and names the entry point."""
    install(site, {"own_rules": "import sys\nsys.exit(0)"}, {"own": "own_rules:RULES"})
    data = tmp_path / "data.json"
    data.write_text('{"schema_version": "1.0"}', encoding="utf-8")
    assert cli.main(["check", str(data), "--no-config"]) == cli.INVALID
    assert 'entry point "own"' in capsys.readouterr().out
