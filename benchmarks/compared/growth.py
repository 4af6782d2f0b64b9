"""How the time grows: one subject with ever more claims, and datasets with ever more subjects."""

from collections.abc import Sequence
from importlib.util import find_spec

from compared.histories import large_subject, the_motion
from compared.records import Story, dataset_of
from compared.tables import seconds
from compared.timelines import by_join, engine_set, load_table
from counterclaim import check


def one_subject(sizes: Sequence[int], repeats: int) -> None:
    """Print the seconds for one subject of some sizes, beside a join of pairs."""
    print("\n(3) one subject: verdict and one minimal set of a planted conflict, in seconds")
    print(f"{'claims':>9}{'engine':>10}{'a claim':>12}{'set of':>8}{'DuckDB join':>13}{'is':>9}")
    duck = find_spec("duckdb") is not None
    for size in sizes:
        claims = large_subject(size, seed=1)
        own, mask = seconds(lambda claims=claims: engine_set(claims, the_motion()), repeats)
        line = f"{size:>9}{own:>10.4f}{own / size * 1e6:>9.2f} us{mask.bit_count():>8}"
        if duck:
            table = load_table([claims])
            joined, _ = seconds(lambda table=table: by_join(table, fetch=False))
            line += f"{joined:>13.3f}{joined / own:>8.1f}x"
        print(line)
    if not duck:
        print("DuckDB: skipped: duckdb is not installed")


def whole_checks(
    stories: Sequence[tuple[str, Story, Sequence[int]]], claims: int, repeats: int
) -> None:
    """Print the rate of whole checks, from records to reports, for ever more subjects."""
    print(
        "\n(6) the whole check, from records to a report, on subjects that do not bear on another"
    )
    print(
        f"{'story':<30}{'subjects':>9}{'claims':>9}{'seconds':>10}{'claims/s':>11}"
        f"{'conflicts':>11}{'growth':>8}"
    )
    for name, story, sizes in stories:
        before: tuple[int, float] | None = None
        for size in sizes:
            dataset = dataset_of(story, size, claims)
            took, report = seconds(lambda dataset=dataset: check(dataset), repeats)
            count = len(dataset.claims)
            line = f"{name:<30}{size:>9}{count:>9}{took:>10.2f}{count / took:>11,.0f}"
            line += f"{len(report.conflicts):>11}"
            if before is not None:
                line += f"{took / before[1] / (size / before[0]):>8.2f}"
            before = (size, took)
            print(line)
    print("growth: the time beside that of the row above, by the number of subjects; 1 is linear")


def disputes(story: Story, sizes: Sequence[int], trees: int) -> None:
    """Print the seconds for whole checks of one subject full of conflicts, of some sizes."""
    print("\n(7) the whole check of a whole and its two parts in dispute, in seconds")
    print(f"{'claims':>9}{'trees':>7}{'mean':>10}{'slowest':>10}{'conflicts':>11}{'cut short':>11}")
    for size in sizes:
        took, conflicts, cut = [], 0, 0
        for seed in range(trees):
            dataset = dataset_of(story, 1, size, seed=seed + 1, every=1)
            own, report = seconds(lambda dataset=dataset: check(dataset))
            took.append(own)
            conflicts += len(report.conflicts)
            cut += bool(report.truncated)
        mean = sum(took) / trees
        print(f"{size:>9}{trees:>7}{mean:>10.2f}{max(took):>10.2f}{conflicts:>11}{cut:>11}")
