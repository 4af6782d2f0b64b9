"""The cases of the rules: fragments of datasets, completed, with what is found in them."""

import json
from pathlib import Path

from counterclaim.codec import structure
from counterclaim.model.registry import LISTS

HERE = Path(__file__).parent
BASE = json.loads((HERE / "base.json").read_text(encoding="utf-8"))


def completed(fragment):
    """Return the values of a whole dataset for a fragment of one, as base.json says."""
    whole = {"schema_version": "1.0", **fragment}
    for name in LISTS:
        given = fragment.get(name, [])
        common = {record["id"]: record for record in BASE["dataset"][name]}
        used = {record["id"] for record in given}
        records = [_record(name, record, common.get(record["id"])) for record in given]
        whole[name] = records + [record for key, record in common.items() if key not in used]
    return whole


def _record(name, given, common):
    template = json.dumps(BASE["templates"][name]).replace("{id}", given["id"])
    whole = {**(common or json.loads(template)), **given}
    return {key: value for key, value in whole.items() if value is not None}


def dataset_of(fragment):
    """Return the dataset of a fragment; it is valid."""
    dataset, findings = structure("dataset", completed(fragment))
    assert findings == ()
    return dataset


def case_files():
    """Return the values of every file of cases, by the code of its rule."""
    return {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((HERE / "cases").glob("*.json"))
    }
