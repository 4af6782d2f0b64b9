"""Small datasets for the tests of the command line."""

import json

from counterclaim.cli.commands.init import START


def sound(*, contradiction=False):
    """Return the dataset that `init` writes; if wanted, with a second claim against the first."""
    data = json.loads(START)
    if contradiction:
        against = {"id": "c2", "text": "Nobody has left Belland, and nobody will."}
        says = {"type": "stage", "code": "none"}
        data["claims"].append({**data["claims"][0], **against, "says": says})
    return data


def put(path, values):
    """Write values as JSON and return the path as a text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(values, indent=2), encoding="utf-8")
    return str(path)
