"""Frames: nothing is lost, every library is alike, and every fault has its cell."""

from datetime import date

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, assume, given, reject, settings

from counterclaim import InvalidDocumentError, load, strategies
from counterclaim.consistency import check
from counterclaim.frames import (
    claims_frame,
    conflicts_frame,
    dataset_frames,
    dataset_from_frame,
    dataset_from_frames,
    read_parquet,
    write_parquet,
)
from counterclaim.structure.references import check_references
from counterclaim.tables import TableError

BACKENDS = ("pandas", "polars", "pyarrow")
EXAMPLES = ("georgia-2008", "iraq-2024", "no-withdrawal-vs-final-stages", "syria-figures-2024")


def example(name="syria-figures-2024"):
    """Return a dataset of the examples."""
    return load(f"examples/{name}/dataset.json")


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_dataset_comes_back(name, backend):
    """All sheets together are the dataset, in every library."""
    dataset = example(name)
    assert dataset_from_frames(dataset_frames(dataset, backend)) == dataset


@given(strategies.datasets())
@settings(suppress_health_check=[HealthCheck.filter_too_much])
def test_every_dataset_without_faults_comes_back(dataset):
    """Whatever a dataset holds, as far as tables can hold it."""
    assume(not check_references(dataset))
    try:
        frames = dataset_frames(dataset, "pyarrow")
    except TableError:
        reject()
    assert dataset_from_frames(frames) == dataset


@pytest.mark.parametrize("backend", BACKENDS)
def test_claims_alone_come_back_beside_the_rest(backend):
    """With the dataset that they are from, the claims of a frame are whole."""
    dataset = example("iraq-2024")
    assert dataset_from_frame(claims_frame(dataset, backend), dataset) == dataset


def test_a_frame_is_changed_and_checked():
    """Rows are taken out as anybody takes out rows of a frame."""
    dataset = example()
    frame = claims_frame(dataset)
    kept = dataset_from_frame(frame[frame["says.type"] == "count"], dataset)
    assert 0 < len(kept.claims) < len(dataset.claims)
    assert {type(claim.says).__name__ for claim in kept.claims} == {"Count"}


def test_the_columns_have_types():
    """Numbers are numbers, flags are flags, and what is absent is null."""
    table = claims_frame(example(), "pyarrow")
    assert table.schema.field("says.low").type == pa.float64()
    assert table.schema.field("says.approximate").type == pa.bool_()
    assert table.schema.field("stated.first").type == pa.string()
    assert table["says.code"].null_count > 0


def test_conflicts_are_joined_with_claims():
    """A row for each claim of each conflict, in the order of the report."""
    dataset = example()
    report = check(dataset)
    frame = conflicts_frame(report, "polars")
    rows = [(found.id, claim) for found in report.conflicts for claim in found.claims]
    assert list(zip(frame["conflict"], frame["claim"], strict=True)) == rows
    joined = frame.join(claims_frame(dataset, "polars"), left_on="claim", right_on="id")
    assert joined.height == len(rows)
    assert conflicts_frame(check(dataset_from_frame(_nothing())), "polars").height == 0


def _nothing():
    return claims_frame(example(), "polars").head(0)


def test_duckdb_queries_frames_and_gives_them_back(tmp_path):
    """SQL over the claims and the conflicts, and over Parquet; a query is a frame as well."""
    dataset = example()
    connection = duckdb.connect()
    connection.register("claims", claims_frame(dataset, "pyarrow"))
    connection.register("conflicts", conflicts_frame(check(dataset), "pyarrow"))
    query = "select count(distinct conflict) from conflicts join claims on claim = claims.id"
    assert connection.execute(query).fetchall() == [(len(check(dataset).conflicts),)]
    relation = connection.sql('select * from claims where "says.type" is not null')
    assert dataset_from_frame(relation, dataset) == dataset
    write_parquet(dataset, tmp_path)
    query = "select count(*) from read_parquet(?)"
    found = connection.execute(query, [f"{tmp_path}/claims.parquet"]).fetchall()
    assert found == [(len(dataset.claims),)]


def test_a_folder_of_parquet_is_the_dataset(tmp_path):
    """Files of an earlier dataset do not stay behind."""
    write_parquet(example("iraq-2024"), tmp_path)
    assert read_parquet(tmp_path) == example("iraq-2024")
    write_parquet(example("no-withdrawal-vs-final-stages"), tmp_path)
    assert read_parquet(tmp_path) == example("no-withdrawal-vs-final-stages")


def row(**values):
    """Return a row of a claim, as somebody builds it in Python."""
    return {
        "id": "c",
        "text": "words",
        "speaker": "xinhua",
        "sources": ["menafn-2024"],
        "stated": date(2024, 9, 8),
        "about.deployment": "us-syria",
        "says.type": "count",
        "says.measure": "present",
        "says.low": np.int64(900),
        "says.high": 900,
        "says.approximate": np.bool_(1),
        **values,
    }


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame, pa.Table.from_pylist])
def test_rows_of_python_become_claims(make):
    """Dates, lists, numbers of NumPy and flags are taken where nothing is lost."""
    base = example()
    speaker, source = base.actors[0].id, base.sources[0].id
    given = row(speaker=speaker, sources=[source])
    if make is not pd.DataFrame:
        given |= {"says.low": 900, "says.approximate": True}
    (claim,) = dataset_from_frame(make([given]), base).claims
    assert (claim.says.low, claim.says.high, claim.says.approximate) == (900, 900, True)
    assert (str(claim.stated), claim.sources) == ("2024-09-08", (source,))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"says.low": "many"}, "says.low: expected a number"),
        ({"says.low": float("inf")}, "got infinity"),
        ({"says.measure": "presnt"}, "says.measure"),
        ({"speaker": "nobody"}, "nobody"),
        ({"stated": "8 September"}, "stated"),
        ({"text": {"a": 1}}, "got a dict"),
        ({"note": b"bytes"}, "got a bytes"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_faults_are_findings(values, words):
    """No library's error comes through; the finding says which field of which claim."""
    base = example()
    given = row(speaker=base.actors[0].id, sources=[base.sources[0].id]) | values
    with pytest.raises(InvalidDocumentError, match=words):
        dataset_from_frame(pd.DataFrame([given]), base)


def test_what_is_no_frame_and_what_is_no_sheet_is_told():
    """Mistakes of the caller raise what Python raises for them."""
    with pytest.raises(TypeError):
        dataset_from_frame([1, 2])
    with pytest.raises(KeyError, match="the frames need the claims"):
        dataset_from_frames({})
    with pytest.raises(KeyError, match="did you mean actors"):
        dataset_from_frames({"claims": _nothing(), "actor": _nothing()})
