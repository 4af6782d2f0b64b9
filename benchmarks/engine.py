"""How fast the checker finds contradictions, beside other methods on the same subjects, in one run.

    python benchmarks/engine.py [--subjects 20000] [--numbers 400] [--mixed 200] [--repeats 3]
        [--large 1000 2000 5000 10000 20000] [--datasets 1000 2000 4000] [--disputes 20 30 40]
        [--parts 1 2 3 4 5 6 7]

1. Subjects of one timeline, 6 to 18 claims each, one subject in twenty bad.
2. The same, with half of the claims about some day of their time only.
3. One subject with ever more claims.
4. Figures of one deployment; and figures with movements between them.
5. Stages, presence, and figures of a whole and its two parts.
6. The whole check, from records to a report.
7. The whole check of a tree of three deployments in dispute: stages, figures and movements.

The engine gives the verdict for every subject and one minimal set for every bad one, and so do
the solvers; pairs alone miss what only three or more claims show. Slow methods take a share of the
subjects; ratios are between claims a second. Methods that are not installed are left out, and it
is said; they are the dependency group `benchmark`.
"""

import argparse

from compared import growth, histories, numbers, records, tables, timelines


def main(arguments: list[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--subjects", type=int, default=20_000)
    parser.add_argument("--numbers", type=int, default=400)
    parser.add_argument("--mixed", type=int, default=200)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument(
        "--large", type=int, nargs="*", default=[1_000, 2_000, 5_000, 10_000, 20_000]
    )
    parser.add_argument("--datasets", type=int, nargs="*", default=[1_000, 2_000, 4_000])
    parser.add_argument("--disputes", type=int, nargs="*", default=[20, 30, 40])
    parser.add_argument("--parts", type=int, nargs="*", default=[1, 2, 3, 4, 5, 6, 7])
    options = parser.parse_args(arguments)
    for part in options.parts:
        PARTS[part](options)


def _one_timeline(options: argparse.Namespace, title: str, some: float) -> None:
    data = histories.subjects(options.subjects, seed=1, some=some)
    tables.compare(title, timelines.methods(options.repeats), data, len)


def _sure(options: argparse.Namespace) -> None:
    _one_timeline(options, "(1) one timeline, every claim about every day of its time", 0.0)


def _unsure(options: argparse.Namespace) -> None:
    _one_timeline(options, "(2) one timeline, half of the claims about some day only", 0.5)


def _large(options: argparse.Namespace) -> None:
    growth.one_subject(options.large, options.repeats)


def _figures(options: argparse.Namespace) -> None:
    for title, story in (
        ("(4a) ten figures of one deployment", records.figures),
        ("(4b) ten figures and movements of one deployment", records.moving),
    ):
        methods = numbers.methods(options.repeats, pairs=True, share=0.25)
        tables.compare(title, methods, numbers.cases(story, options.numbers), numbers.size_of)


def _mixed(options: argparse.Namespace) -> None:
    title = "(5) ten stages, presences, figures and movements of a whole and its two parts"
    methods = numbers.methods(1, pairs=False, share=0.1)
    data = numbers.cases(records.mixed, options.mixed)
    tables.compare(title, methods, data, numbers.size_of)


def _checks(options: argparse.Namespace) -> None:
    tenths = [max(1, size // 10) for size in options.datasets]
    growth.whole_checks(
        (
            ("stages", records.stages, options.datasets),
            ("figures", records.figures, options.datasets),
            ("figures and movements", records.moving, tenths),
            ("a whole and its two parts", records.mixed, tenths),
        ),
        claims=10,
        repeats=1,
    )


def _disputes(options: argparse.Namespace) -> None:
    growth.disputes(records.contested, options.disputes, trees=4)


PARTS = {1: _sure, 2: _unsure, 3: _large, 4: _figures, 5: _mixed, 6: _checks, 7: _disputes}


if __name__ == "__main__":
    main()
