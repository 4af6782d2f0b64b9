"""Write the published files of the format, and the tables of its pages, from the models.

python schemas/generate.py            write the files
python schemas/generate.py --check    only tell whether they are current
"""

import argparse
import csv
import io
import json
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from counterclaim.codelists import CODE_LISTS, STAGES, TRANSITIONS
from counterclaim.codelists.clashes import GAPS, SAMPLES, Cell, cells
from counterclaim.codelists.readings import READINGS, ReadingPattern
from counterclaim.configuration import configuration_schema
from counterclaim.documents.codes import FAULT_CODES
from counterclaim.findings.json_values import MAX_WHOLE
from counterclaim.interchange.rdf import context, shapes, vocabulary
from counterclaim.judgements import judgements_schema
from counterclaim.model.registry import MODELS
from counterclaim.report import report_schema
from counterclaim.schema import (
    BEYOND_SCHEMA,
    VERSION,
    code_types,
    dataset_schema,
    written_dataset_schema,
    written_line_schema,
)
from counterclaim.tables import TABLE_CODES
from counterclaim.tables.layout import layout

HERE = Path(__file__).resolve().parent
REFERENCE = HERE.parent / "docs" / "reference"


def files() -> dict[str, str]:
    """Return the text of every generated file by its path under `schemas/`."""
    texts = {
        "dataset.schema.json": _json(written_dataset_schema()),
        "record.schema.json": _json(written_line_schema()),
        "report.schema.json": _json(report_schema()),
        "configuration.schema.json": _json(configuration_schema()),
        "judgements.schema.json": _json(judgements_schema()),
        "codelists/index.csv": _index(),
        "readings.csv": _readings(),
        "clashes.csv": _clashes(),
        "clash_samples.csv": _clash_samples(),
        "stages.csv": _stages(),
        "transitions.csv": _transitions(),
        "rdf/context.jsonld": _json({"@context": context()}),
        "rdf/shapes.ttl": shapes(),
        "rdf/vocabulary.ttl": vocabulary(),
    }
    for name, listed in CODE_LISTS.items():
        rows = ((code.code, code.title, code.description) for code in listed.codes)
        texts[f"codelists/{name}.csv"] = _csv(("Code", "Title", "Description"), rows)
    return {f"{VERSION}/{path}": text for path, text in texts.items()}


def stale() -> list[str]:
    """Return the files that are missing or differ, and tables of code lists that are gone."""
    wanted = files()
    differing = {path for path, text in wanted.items() if _bytes_of(path) != text.encode()}
    named = {f"schemas/{path}" for path in differing | _gone(wanted)}
    return sorted(named | {f"docs/reference/{name}" for name in _PAGES if not _is_current(name)})


def _is_current(name: str) -> bool:
    text = (REFERENCE / name).read_text(encoding="utf-8")
    return page(name, text) == text


def _bytes_of(path: str) -> bytes | None:
    target = HERE / path
    return target.read_bytes() if target.is_file() else None


def _gone(wanted: Collection[str]) -> set[str]:
    present = (HERE / VERSION / "codelists").glob("*.csv")
    return {path.relative_to(HERE).as_posix() for path in present} - set(wanted)


def page(name: str, text: str) -> str:
    """Return the text of a page with its tables made anew."""
    for title, table in _PAGES[name]().items():
        start, end = f"<!-- table: {title} -->\n", "<!-- end of table -->"
        before, found, rest = text.partition(start)
        _, closed, after = rest.partition(end)
        if not found or not closed:
            raise ValueError(f"{name} has no place for the table {title}")
        text = f"{before}{start}{table}{end}{after}"
    return text


def write() -> None:
    """Write every file, and remove the tables of code lists that are gone."""
    for name in _PAGES:
        path = REFERENCE / name
        text = page(name, path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8", newline="\n")
    wanted = files()
    for path in _gone(wanted):
        (HERE / path).unlink()
    for name, text in wanted.items():
        target = HERE / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def _index() -> str:
    return _csv(
        ("name", "title", "kind"),
        (
            (listed.name, listed.title, "open" if listed.open else "closed")
            for listed in CODE_LISTS.values()
        ),
    )


def _readings() -> str:
    """Return the catalogue of readings; several values of a cell are parted by semicolons."""
    header = (
        *("code", "question", "teller", "meaning", "says", "content", "process", "extent"),
        *("polarity", "modality", "commitment", "on_enters", "up_to_now", "required", "useful"),
        *("assumes", "phrases"),
    )
    return _csv(header, (_reading(entry) for entry in READINGS.values()))


def _reading(entry: ReadingPattern) -> Sequence[str]:
    return (
        *(entry.code, entry.question, entry.teller, entry.meaning),
        *(entry.says, entry.content or "", entry.process or "", entry.extent),
        *(entry.polarity, entry.modality, "certain"),
        *("yes" if flag else "" for flag in (entry.change, entry.up_to_now)),
        *("; ".join(names) for names in (entry.required, entry.useful)),
        *(entry.assumes, "; ".join(entry.phrases)),
    )


def _clashes() -> str:
    """Return the table of clashes: a row for each pair that clashes in some situation."""
    situations = [f"{parties}_{gap}" for parties in ("one", "two") for gap in GAPS]
    header = ("first", "second", "extent", *situations, "reason")
    pairs = groupby(cells(), lambda cell: (cell.first, cell.second, cell.extent))
    rows = (_pair(pair, list(found)) for pair, found in pairs)
    return _csv(header, (row for row in rows if any(row[3:-1])))


def _pair(pair: Sequence[str], found: Sequence[Cell]) -> Sequence[str]:
    verdicts = ("" if cell.verdict == "none" else cell.verdict for cell in found)
    return (*pair, *verdicts, found[0].reason)


def _clash_samples() -> str:
    """Return what stands in the slots of each sample; times are days after the statement."""
    rows = (
        (
            sample.name,
            sample.reading,
            "; ".join(f"{name}={value}" for name, value in {**sample.slots, **sample.days}.items()),
        )
        for sample in SAMPLES.values()
    )
    return _csv(("sample", "reading", "slots"), rows)


def _stages() -> str:
    rows = ((stage.code, stage.facet, " ".join(stage.states)) for stage in STAGES)
    return _csv(("code", "facet", "states"), rows)


def _transitions() -> str:
    rows = ((step.facet, step.source, step.target, step.kind, step.reason) for step in TRANSITIONS)
    return _csv(("facet", "source", "target", "kind", "reason"), rows)


def _tables() -> Mapping[str, str]:
    records = {model.__name__: _markdown(_FIELD_HEADER, _field_rows(model)) for model in MODELS}
    lists = {
        f"list {name}": _markdown(
            ("code", "title", "meaning"),
            ((f"`{code.code}`", code.title, code.description) for code in listed.codes),
        )
        for name, listed in CODE_LISTS.items()
    }
    beyond = ((entry.rule, entry.reason, f"`{entry.code}`") for entry in BEYOND_SCHEMA)
    codes = ((f"`{entry.code}`", entry.severity, entry.meaning) for entry in FAULT_CODES)
    return {
        **records,
        **lists,
        "texts": _markdown(("text", "rule", "pattern"), _text_rows()),
        "beyond": _markdown(("what must hold", "why the schema is silent", "code"), beyond),
        "codes": _markdown(("code", "severity", "meaning"), codes),
    }


def _tables_of_sheets() -> Mapping[str, str]:
    sheets = (
        (
            f"`{sheet.name}`",
            ", ".join(
                f"**`{column.header}`**" if column.required else f"`{column.header}`"
                for column in sheet.columns
            ),
        )
        for sheet in layout()
    )
    short = (
        (f"`{sheet.name}`, written short", ", ".join(f"`{one.header}`" for one in sheet.short))
        for sheet in layout()
        if sheet.short
    )
    codes = ((f"`{entry.code}`", entry.severity, entry.meaning) for entry in TABLE_CODES)
    return {
        "sheets": _markdown(("sheet", "columns"), [*sheets, *short]),
        "codes": _markdown(("code", "severity", "meaning"), codes),
    }


def _tables_of_configuration() -> Mapping[str, str]:
    rows = _key_rows(configuration_schema()["properties"], "")
    return {"keys": _markdown(("key", "value", "default", "meaning"), rows)}


def _tables_of_report() -> Mapping[str, str]:
    schema = report_schema()
    parts = {"report": schema, "conflict": schema["$defs"]["ConflictEntry"]}
    return {
        name: _markdown(
            ("key", "what it holds"),
            ((f"`{key}`", entry["description"]) for key, entry in part["properties"].items()),
        )
        for name, part in parts.items()
    }


def _key_rows(properties: Mapping[str, Any], before: str) -> Iterator[Sequence[str]]:
    """Yield a row for each key, those of inner tables after their table's."""
    for name, entry in properties.items():
        holds = _KINDS_OF_TOML[entry["type"]]
        if "enum" in entry:
            holds = ", ".join(f"`{code}`" for code in entry["enum"])
        elif entry.get("format") == "date":
            holds = "a date"
        default = "" if entry.get("default") is None else f"`{entry['default']}`"
        yield f"`{before}{name}`", holds, default, entry["description"]
        if entry.get("properties") and name in ("policy", "pace"):
            yield from _key_rows(entry["properties"], f"{before}{name}.")


_KINDS_OF_TOML = {
    "string": "a text",
    "integer": "a whole number",
    "array": "a list of texts",
    "object": "a table",
}

_PAGES: Mapping[str, Callable[[], Mapping[str, str]]] = {
    "data-format.md": _tables,
    "tables.md": _tables_of_sheets,
    "configuration.md": _tables_of_configuration,
    "report.md": _tables_of_report,
}
"""What makes the tables of each page."""


def _markdown(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _field_rows(model: type) -> Iterable[Sequence[str]]:
    definition = dataset_schema()["$defs"].get(model.__name__, dataset_schema())
    for name, schema in definition["properties"].items():
        default = f"`{json.dumps(schema['default'])}`" if "default" in schema else ""
        needed = "needed" if name in definition["required"] else default.replace('"', "")
        yield f"`{name}`", needed, _holds(schema), schema["description"]


def _text_rows() -> Iterable[Sequence[str]]:
    definitions = dataset_schema()["$defs"]
    for name, title in _TITLES.items():
        schema = definitions[name]
        longest = f" At most {schema['maxLength']} characters." if "maxLength" in schema else ""
        # the patterns of dates and durations are too long for a table
        shown = "" if name in ("Edtf", "Duration") else f"`{schema['pattern']}`"
        yield title, schema["description"] + longest, shown.replace("|", "\\|")


def _holds(schema: dict[str, Any]) -> str:
    """Say in a few words what a schema accepts."""
    if "$ref" in schema:
        return _link(schema["$ref"].rpartition("/")[2])
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return " or ".join(f"`{code}`" for code in schema["enum"])
    if schema["type"] == "array":
        fewest = f", at least {schema['minItems']}" if "minItems" in schema else ""
        return f"list of {_holds(schema['items'])}{fewest}"
    if "maximum" in schema and schema["maximum"] < MAX_WHOLE:
        return f"{_KINDS[schema['type']]} from {schema['minimum']} to {schema['maximum']}"
    if schema.get("minimum", -MAX_WHOLE) > -MAX_WHOLE:
        return f"{_KINDS[schema['type']]}, at least {schema['minimum']}"
    return _KINDS[schema["type"]]


_FIELD_HEADER = ("field", "needed, or default", "what it holds", "meaning")

_KINDS = {
    "string": "text",
    "boolean": "true or false",
    "integer": "whole number",
    "number": "number",
    "object": "object",
}

_TITLES = {
    "RecordId": "id",
    "OpenCode": "code",
    "Language": "language",
    "Country": "country",
    "Subdivision": "subdivision",
    "Url": "web address",
    "Edtf": "date",
    "Duration": "duration",
}


def _link(name: str) -> str:
    listed = code_types().get(name)
    if listed is not None:
        return f"[{listed.name}](#{listed.name})"
    if name in _TITLES:
        return f"[{_TITLES[name]}](#texts-with-a-rule)"
    return f"[{name}](#{name.lower()})"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code."""
    parser = argparse.ArgumentParser(description="Write the published files of the format.")
    parser.add_argument("--check", action="store_true", help="only tell whether they are current")
    if not parser.parse_args(arguments).check:
        write()
        return 0
    found = stale()
    for path in found:
        print(f"not current: {path}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
