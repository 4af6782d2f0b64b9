"""The notebook of the documentation runs, and shows what its page says that it shows."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "docs" / "how-to" / "files" / "explore.ipynb"


@pytest.mark.filterwarnings("default")  # those of the programs that run notebooks
def test_every_cell_runs_and_shows_something(monkeypatch):
    """Datasets and reports are drawn, and the last cell is a table of pandas."""
    nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed")
    nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed")
    pytest.importorskip("ipykernel", reason="ipykernel is not installed")
    monkeypatch.chdir(ROOT)
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    # files of the system instead of the ports of a network
    manager = {"transport": "ipc"}
    client = nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": "."}})
    client.create_kernel_manager()
    for name, value in manager.items():
        setattr(client.km, name, value)
    client.execute()
    results = [
        output["data"]
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type == "execute_result"
    ]
    assert len(results) == 4
    dataset, report, drawing, table = results
    assert 'class="counterclaim small"' in dataset["text/html"]
    assert "Unless:" in report["text/html"]
    assert 'class="link ' in drawing["text/html"]
    assert "ryder" in table["text/plain"]


def test_the_notebook_is_kept_without_results():
    """What a cell shows depends on who runs it, and is in no commit."""
    nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    assert not [cell for cell in notebook.cells if cell.cell_type == "code" and cell.outputs]
