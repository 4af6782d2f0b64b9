"""Several files as one dataset."""

import json
from pathlib import Path

import pytest

from counterclaim.documents import locate_claims, read, together

EXAMPLE = Path(__file__).parents[2] / "examples" / "iraq-2024" / "dataset.json"


def split(tmp_path):
    """Write a dataset as two files, its claims apart, and return what is read from each."""
    values = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    claims = {"schema_version": "1.0", "claims": values.pop("claims")}
    paths = tmp_path / "records.json", tmp_path / "claims.json"
    for path, part in zip(paths, (values, claims), strict=True):
        path.write_text(json.dumps(part, indent=1), encoding="utf-8")
    return [read(path) for path in paths]


def test_two_halves_are_the_whole(tmp_path):
    """References across files resolve, and the dataset is the one that was divided."""
    halves = split(tmp_path)
    assert any(found.code == "reference.missing" for found in halves[1].findings)
    whole = together(halves)
    assert whole.findings == ()
    assert whole.dataset == read(EXAMPLE).dataset


def test_every_record_keeps_its_place(tmp_path):
    """A claim is found in the file and the line where it stands."""
    first, second = split(tmp_path)
    whole = together([first, second])
    place = locate_claims(whole, ["c18"])["c18"]
    assert place == locate_claims(second, ["c18"])["c18"]
    assert place.path == second.path
    assert whole.location("actor", 0) == first.location("actor", 0)


def test_one_id_in_two_files_is_a_finding(tmp_path):
    """What stands in both files is told, with the place of the second."""
    first, second = split(tmp_path)
    whole = together([first, second, second])
    repeated = [found for found in whole.findings if found.code == "reference.duplicate-id"]
    assert len(repeated) == len(second.dataset.claims)
    with pytest.raises(ValueError, match="nothing"):
        together([])
