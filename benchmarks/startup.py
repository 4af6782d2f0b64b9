"""How long imports and help take, each in a process of its own.

    python benchmarks/startup.py [--runs 15] [-- other commands to compare]

Printed are the medians in milliseconds, and how much that is above an empty Python.
"""

import argparse
import statistics
import subprocess
import sys
import time

SUBJECTS = {
    "python, nothing": ["-c", "pass"],
    "import attrs": ["-c", "import attrs"],
    "import counterclaim": ["-c", "import counterclaim"],
    "import counterclaim.time": ["-c", "import counterclaim.time"],
    "import counterclaim.model": ["-c", "import counterclaim.model"],
    "import counterclaim.documents": ["-c", "import counterclaim.documents"],
    "import counterclaim.consistency": ["-c", "import counterclaim.consistency"],
    "counterclaim --help": ["-m", "counterclaim", "--help"],
    "counterclaim --version": ["-m", "counterclaim", "--version"],
    "counterclaim validate, one file": ["-m", "counterclaim", "validate", "--no-config"],
}
EXAMPLE = "examples/no-withdrawal-vs-final-stages/dataset.json"


def milliseconds(command: list[str]) -> float:
    """Return how long a process takes."""
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("others", nargs="*", help="other commands, each as one word")
    options = parser.parse_args()
    commands = {name: [sys.executable, *words] for name, words in SUBJECTS.items()}
    commands["counterclaim validate, one file"].append(EXAMPLE)
    commands |= {other: other.split() for other in options.others}
    times: dict[str, list[float]] = {name: [] for name in commands}
    # in turns, so that what else the machine does falls on all alike
    for turn in range(options.runs + 1):
        for name, command in commands.items():
            taken = milliseconds(command)
            if turn > 0:
                times[name].append(taken)
    empty = statistics.median(times["python, nothing"])
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:<34} {median:>7.0f} ms {median - empty:>+7.0f}")


if __name__ == "__main__":
    main()
