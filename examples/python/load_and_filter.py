"""Load a dataset from a file, check it, and pick conflicts by grade, kind and speaker."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from counterclaim import load
from counterclaim.consistency import Conflict, at_least, check
from counterclaim.model import Claim

DATASET = Path(__file__).parents[1] / "iraq-2024" / "dataset.json"


def show(title: str, conflicts: Iterable[Conflict], claims: Mapping[str, Claim]) -> None:
    """Print conflicts under a title, each in a line and its claims below."""
    print(title)
    for conflict in conflicts:
        print(f"  {conflict.grade}, {conflict.kind}")
        for claim in (claims[claim_id] for claim_id in conflict.claims):
            print(f"    {claim.id} {claim.speaker}: {claim.text}")


def main() -> None:
    """Check the example of Iraq and print two selections."""
    dataset = load(DATASET)
    report = check(dataset)
    claims = {claim.id: claim for claim in dataset.claims}
    sure = [entry for entry in report.conflicts if at_least(entry.grade, "likely")]
    print(f"{len(dataset.claims)} claims, {report.checked} checked")
    print(f"{len(report.conflicts)} conflicts, {len(sure)} of them likely or certain")
    print()
    show(
        "Likely ones with something that Imad Allou said:",
        (c for c in sure if any(claims[claim_id].speaker == "allou" for claim_id in c.claims)),
        claims,
    )
    print()
    show(
        "Conflicts that rest on somebody's forecast:",
        (c for c in report.conflicts if any(a.code == "forecast" for a in c.assumptions)),
        claims,
    )


if __name__ == "__main__":
    main()
