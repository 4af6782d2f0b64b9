"""Named cases in which the checker and the second reading differed once, or still do.

Each file says what the pages say about it. A case that is open is one in which the checker says
something else; once it is settled the mark has to go.
"""

import json
from pathlib import Path

import pytest
from tests.oracle.reading.compare import by_checker, by_reading

from counterclaim.documents import reads

FILES = sorted((Path(__file__).parent / "cases").glob("*.json"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_named_case(path):
    """The reading gives what the pages say; the checker too, unless the case is open."""
    case = json.loads(path.read_text(encoding="utf-8"))
    dataset = reads(json.dumps(case["dataset"])).dataset
    expected = {frozenset(entry["claims"]): entry["grade"] for entry in case["conflicts"]}
    assert by_reading(dataset) == expected, case["page"]
    assert (by_checker(dataset) == expected) is not case["open"], case["page"]
