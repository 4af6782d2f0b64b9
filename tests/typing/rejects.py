"""Wrong uses of the library that type checkers must flag.

Each ignored line is a fault. A line that a type checker accepts makes its comment needless,
and that is an error: so this file passes just where every wrong use is flagged. It is never run.
"""
# pyright: reportUnnecessaryTypeIgnoreComment=true

from counterclaim import check, load
from counterclaim.consistency import Policy
from counterclaim.documents import dumps, read
from counterclaim.findings import at_least
from counterclaim.model import About, Claim, Count, Place, Stage, TimeReference
from counterclaim.time import parse_edtf

dataset = load("claims.json")
report = check(dataset)
stated = parse_edtf("2024-09-06")

# codes of closed lists
Stage(code="finished")  # type: ignore[arg-type]
Place(name="Iraq", kind="Country")  # type: ignore[arg-type]
About(deployment="d", process="retreat")  # type: ignore[arg-type]
Count(measure="leaving", low=1, unit="people")  # type: ignore[arg-type]
TimeReference(role="before", edtf=stated)  # type: ignore[arg-type]
Policy(disabled=frozenset({"no_returns"}))  # type: ignore[arg-type]
at_least("error", "grave")  # type: ignore[arg-type]
read("claims.csv", "csv")  # type: ignore[arg-type]

# values of another kind
TimeReference(role="at", edtf="2024-09-06")  # type: ignore[arg-type]
Policy(as_of="2024-09-06")  # type: ignore[arg-type]
Stage(code="agreed", exceptions=["d"])  # type: ignore[arg-type]
check("claims.json")  # type: ignore[arg-type]
check(dataset, {"max_sets": 3})  # type: ignore[arg-type]
dumps(report)  # type: ignore[arg-type]
parse_edtf(2024)  # type: ignore[arg-type]

# names and positions
Stage("agreed")  # type: ignore[call-arg]
Place(name="Iraq")  # type: ignore[call-arg]
Claim(id="c", text="t", speaker="s", stated=stated)  # type: ignore[call-arg]
Stage(code="agreed", begins=True)  # type: ignore[call-arg]
check(dataset, max_sets=3)  # type: ignore[call-arg]
report.conflict  # type: ignore[attr-defined]  # noqa: B018  (that it is not there is the point)

# what may be missing must be asked for
dataset.claims[0].when.role  # type: ignore[union-attr]  # noqa: B018  (as above)
dataset.claims[0].says.code  # type: ignore[union-attr]  # noqa: B018  (as above)
stated.earliest + 1  # type: ignore[operator]

# nothing changes after it was made
report.checked = 0  # type: ignore[misc]
dataset.claims[0].about.deployment = "d"  # type: ignore[misc]
dataset.claims.append(dataset.claims[0])  # type: ignore[attr-defined]
dataset.claims = ()  # type: ignore[misc]
