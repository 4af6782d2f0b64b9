"""How fast files are validated, beside validators of other formats, in one run.

Each tool validates sound records of its own format, all of about 300 to 550 bytes, through its
command line; the time is that of the whole process. Slow tools get fewer records. The tools
stand in environments of their own, since they do not fit into one:

    python -m venv /tmp/peers
    /tmp/peers/bin/pip install check-jsonschema stix2-validator libcovebods
    python benchmarks/validation.py --tools /tmp/peers/bin

A tool that is not found is passed over, and said so. Of `libcovebods` only the JSON Schema part
runs, since its other checks need a network.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from counterclaim.schema import record_schema

Record = dict[str, Any]


class Subject(NamedTuple):
    """A tool with its records."""

    name: str
    command: list[str]
    records: int
    write: Callable[[Path, int], None]


def claims(count: int) -> Iterator[Record]:
    """Yield claims with the sources, actors and deployments that they name, and a header."""
    yield {"record": "dataset", "schema_version": "1.0"}
    for n in range(50):
        yield {"record": "actor", "id": f"a{n}", "kind": "person", "name": f"Person {n}"}
    for n in range(200):
        yield {"record": "source", "id": f"s{n}", "published": f"2025-{n % 12 + 1:02d}"}
    for n in range(20):
        place = {"name": f"Place {n}", "kind": "base"}
        yield {
            "record": "deployment",
            "id": f"d{n}",
            "name": f"Force {n}",
            "force": f"a{n}",
            "place": place,
        }
    for n in range(count):
        yield {"record": "claim", **claim(n)}


def claim(n: int) -> Record:
    """Return a claim, whatever its number a sound one."""
    stage = {"type": "stage", "code": "started"}
    number = {"type": "count", "measure": "present", "low": 2000 + n % 900, "high": 2900}
    return {
        "id": f"c{n}",
        "text": f"Statement {n} about the withdrawal of the forces.",
        "speaker": f"a{n % 50}",
        "sources": [f"s{n % 200}"],
        "stated": f"{2010 + n % 15}-{n % 12 + 1:02d}-{n % 28 + 1:02d}",
        "about": {"deployment": f"d{n % 20}", "process": "withdrawal"},
        "says": number if n % 2 else stage,
        "polarity": "affirmed" if n % 3 else "denied",
    }


def person(n: int) -> Record:
    """Return an entity of followthemoney."""
    return {
        "id": f"p{n}",
        "schema": "Person",
        "properties": {
            "name": [f"Person Number {n}"],
            "birthDate": [f"19{n % 90 + 10}-{n % 12 + 1:02d}-{n % 28 + 1:02d}"],
            "nationality": ["iq"],
            "position": ["Spokesman of the ministry"],
            "notes": [f"Statement {n} about the withdrawal of the forces."],
            "sourceUrl": [f"https://example.org/articles/{n}"],
        },
    }


def note(n: int) -> Record:
    """Return a note of STIX 2.1."""
    return {
        "type": "note",
        "spec_version": "2.1",
        "id": f"note--{n:08x}-0000-4000-8000-000000000000",
        "created": "2024-09-06T00:00:00.000Z",
        "modified": "2024-09-06T00:00:00.000Z",
        "content": f"Statement {n} about the withdrawal of the forces.",
        "object_refs": [f"identity--{n:08x}-0000-4000-8000-000000000000"],
    }


def statement(n: int) -> Record:
    """Return a person statement of BODS 0.4."""
    return {
        "statementId": f"1dc0e987-5c57-4a1c-b3ad-{n:012x}",
        "declarationSubject": "c359f58d2977",
        "statementDate": "2024-09-06",
        "recordId": f"person-{n}",
        "recordType": "person",
        "recordStatus": "new",
        "recordDetails": {
            "isComponent": False,
            "personType": "knownPerson",
            "names": [{"type": "legal", "fullName": f"Person Number {n}"}],
            "birthDate": "1964-04-21",
        },
        "publicationDetails": {
            "publicationDate": "2024-09-06",
            "bodsVersion": "0.4",
            "publisher": {"name": "A register"},
        },
        "source": {"type": ["officialRegister"]},
    }


def as_lines(records: Callable[[int], Iterator[Record]]) -> Callable[[Path, int], None]:
    """Return a writer of JSON Lines."""

    def write(path: Path, count: int) -> None:
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(record) + "\n" for record in records(count))

    return write


def as_list(
    record: Callable[[int], Record], wrap: Callable[[list[Record]], Any] = list
) -> Callable[[Path, int], None]:
    """Return a writer of one JSON document."""

    def write(path: Path, count: int) -> None:
        path.write_text(json.dumps(wrap([record(n) for n in range(count)])), encoding="utf-8")

    return write


def bundle(notes: list[Record]) -> Record:
    """Return a bundle of STIX."""
    return {
        "type": "bundle",
        "id": "bundle--00000000-0000-4000-8000-000000000000",
        "objects": notes,
    }


def list_schema(folder: Path) -> Path:
    """Write the JSON Schema of a list of claims."""
    schema = record_schema("claim")
    path = folder / "claims.schema.json"
    items = {"$ref": schema.pop("$ref")}
    path.write_text(json.dumps({**schema, "type": "array", "items": items}), encoding="utf-8")
    return path


def subjects(count: int, tools: str, folder: Path) -> Iterator[Subject | str]:
    """Yield the tools that are there, and the names of those that are not."""
    ours = [sys.executable, "-m", "counterclaim", "validate", "--no-config"]
    yield Subject("counterclaim validate", ours, count, as_lines(claims))
    peers = (
        ("check-jsonschema", ["--schemafile", str(list_schema(folder))], 5, as_list(claim)),
        ("ftm", ["validate", "-i"], 10, as_lines(lambda many: map(person, range(many)))),
        ("stix2_validator", [], 100, as_list(note, bundle)),
        ("libcovebods", ["jsv"], 10, as_list(statement)),
    )
    for name, arguments, part, write in peers:
        found = shutil.which(name, path=tools)
        if found is None:
            yield name
        else:
            yield Subject(name, [found, *arguments], max(count // part, 100), write)


def timed(subject: Subject, folder: Path, repeats: int) -> tuple[float, float]:
    """Return the best number of records a second, and the bytes of a record."""
    name = "records.jsonl" if subject.name in ("counterclaim validate", "ftm") else "records.json"
    path = folder / name
    subject.write(path, subject.records)
    best = 0.0
    for _ in range(repeats):
        start = time.perf_counter()
        done = subprocess.run(
            [*subject.command, str(path)], capture_output=True, text=True, check=False
        )
        seconds = time.perf_counter() - start
        if done.returncode != 0:
            message = f"{subject.name} ended with {done.returncode}: {done.stdout[-300:]}"
            raise SystemExit(message + done.stderr[-300:])
        best = max(best, subject.records / seconds)
    return best, path.stat().st_size / subject.records


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--tools", default=os.environ["PATH"], help="folders, as in PATH")
    options = parser.parse_args()
    print(f"{'tool':<24} {'records':>8} {'bytes each':>10} {'records/s':>10} {'we are':>8}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = 0.0
        for subject in subjects(options.records, options.tools, folder):
            if isinstance(subject, str):
                print(f"{subject:<24} not found")
                continue
            rate, size = timed(subject, folder, options.repeats)
            ours = ours or rate
            ratio = f"{ours / rate:.1f}x"
            print(
                f"{subject.name:<24} {subject.records:>8} {size:>10.0f} {rate:>10,.0f} {ratio:>8}"
            )


if __name__ == "__main__":
    main()
