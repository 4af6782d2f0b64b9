"""How fast files are validated, beside validators of other formats, in one run.

    python benchmarks/validation.py [--tools FOLDERS]

Each tool validates sound records of its own format, all of about 300 to 550 bytes, through its
command line; the time is that of the whole process, start included. Slow tools get fewer
records. The tools run in turns, so that what else the machine does falls on all alike; printed
are medians, of the time of the clock and of the processor.

The tools are installed into environments of their own, which are thrown away, unless `--tools`
names the folders where they are. A tool that cannot be installed, is not found or fails is
named as such. Of `libcovebods` only the JSON Schema part runs, since its other checks need a
network.
"""

import argparse
import json
import os
import resource
import shutil
import statistics
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
    path: Path


class Peer(NamedTuple):
    """A tool to compare with: its package, its command, and its share of the records."""

    package: str
    command: str
    arguments: list[str]
    part: int
    file: str
    write: Callable[[Path, int], None]


class Missing(NamedTuple):
    """A tool that does not run, and why."""

    name: str
    reason: str


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


def peers(schema: Path) -> tuple[Peer, ...]:
    """Return the tools to compare with."""
    entities = as_lines(lambda many: map(person, range(many)))
    return (
        Peer(
            "check-jsonschema",
            "check-jsonschema",
            ["--schemafile", str(schema)],
            5,
            "claims.json",
            as_list(claim),
        ),
        Peer("followthemoney", "ftm", ["validate", "-i"], 10, "entities.jsonl", entities),
        Peer("stix2-validator", "stix2_validator", [], 100, "notes.json", as_list(note, bundle)),
        Peer("libcovebods", "libcovebods", ["jsv"], 10, "statements.json", as_list(statement)),
    )


def installed(package: str, folder: Path) -> str:
    """Install a package into an environment of its own; return its folder of commands."""
    home = folder / f"venv-{package}"
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True, capture_output=True)
    commands = home / ("Scripts" if os.name == "nt" else "bin")
    command = [str(commands / "python"), "-m", "pip", "install", "--quiet", package]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise OSError((done.stderr.strip() or "pip failed").splitlines()[-1])
    return str(commands)


def subjects(count: int, tools: str | None, folder: Path) -> Iterator[Subject | Missing]:
    """Yield the tools with their files, and those that are not there."""
    path = folder / "claims.jsonl"
    as_lines(claims)(path, count)
    ours = [sys.executable, "-m", "counterclaim", "validate", "--no-config"]
    yield Subject("counterclaim validate", [*ours, str(path)], count, path)
    for peer in peers(list_schema(folder)):
        try:
            home = installed(peer.package, folder) if tools is None else tools
        except (OSError, subprocess.SubprocessError) as error:
            yield Missing(peer.package, f"cannot be installed: {error}")
            continue
        found = shutil.which(peer.command, path=home)
        if found is None:
            yield Missing(peer.package, f"has no command {peer.command} in {home}")
            continue
        path, records = folder / peer.file, max(count // peer.part, 100)
        peer.write(path, records)
        command = [found, *peer.arguments, str(path)]
        yield Subject(f"{peer.package} {version_of(home, peer.package)}", command, records, path)


def version_of(home: str, package: str) -> str:
    """Return the version of a package that is installed beside a Python."""
    code = f"from importlib.metadata import version; print(version({package!r}))"
    python = shutil.which("python", path=home) or sys.executable
    done = subprocess.run([python, "-c", code], check=False, capture_output=True, text=True)
    return done.stdout.strip()


def run(subject: Subject) -> tuple[float, float]:
    """Validate once; return the seconds of the clock and of the processor."""
    before, start = processor(), time.perf_counter()
    done = subprocess.run(subject.command, capture_output=True, text=True, check=False)
    taken = time.perf_counter() - start
    if done.returncode != 0:
        shown = (done.stdout + done.stderr)[-300:]
        raise OSError(f"ended with {done.returncode}: {shown}")
    return taken, processor() - before


def processor() -> float:
    """Return the seconds of the processor that finished children have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measured(
    running: list[Subject], repeats: int
) -> tuple[dict[str, list[tuple[float, float]]], list[Missing]]:
    """Run the tools in turns, after one turn that does not count."""
    times: dict[str, list[tuple[float, float]]] = {subject.name: [] for subject in running}
    failed: dict[str, str] = {}
    for turn in range(repeats + 1):
        for subject in running:
            if subject.name in failed:
                continue
            try:
                taken = run(subject)
            except OSError as error:
                failed[subject.name] = str(error)
                continue
            if turn > 0:
                times[subject.name].append(taken)
    return times, [Missing(name, reason) for name, reason in failed.items()]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--tools", help="folders with the tools, as in PATH; installs nothing")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        found = list(subjects(options.records, options.tools, Path(name)))
        running = [one for one in found if isinstance(one, Subject)]
        times, failed = measured(running, options.repeats)
        columns = ("records", "bytes each", "seconds", "records/s", "of processor", "we are")
        print(f"{'tool':<28}" + "".join(f"{column:>13}" for column in columns))
        ours = 0.0
        for one in running:
            if not times[one.name]:
                continue
            clock, worked = (
                statistics.median(column) for column in zip(*times[one.name], strict=True)
            )
            rate = one.records / worked
            ours = ours or rate
            print(
                f"{one.name:<28}{one.records:>13}{one.path.stat().st_size / one.records:>13.0f}"
                f"{clock:>13.2f}{one.records / clock:>13,.0f}{rate:>13,.0f}{ours / rate:>12.1f}x"
            )
        for missing in (*(one for one in found if isinstance(one, Missing)), *failed):
            print(f"{missing.name:<28} {missing.reason}")


if __name__ == "__main__":
    main()
