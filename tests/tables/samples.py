"""Small tables that tests change, and workbooks made by hand part by part."""

import zipfile

from counterclaim.tables import read_tables

SHEETS = {
    "dataset": "key,value\nschema_version,1.0\ntitle,Statements\n",
    "actors": (
        "id,kind,name,represents\nus,state,United States,\nspokesman,unnamed,a spokesman,us\n"
    ),
    "sources": "id,published\nreport,2024-09-06\nletter,2024\n",
    "deployments": "id,name,force,place.name,place.kind\niraq,US forces in Iraq,us,Iraq,country\n",
    "claims": (
        "id,text,speaker,sources,stated,about.deployment,about.process,says.type,says.code,"
        "says.measure,says.low,says.high,polarity\n"
        "c1,There is no withdrawal.,spokesman,report; letter,2024-09-06,iraq,withdrawal,stage,"
        "started,,,,denied\n"
        'c2,"2,500 are there.",us,report,2024-09,iraq,,count,,present,2500,2500,\n'
    ),
}

_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_STYLES = (
    f"<styleSheet {_MAIN}>"
    '<numFmts><numFmt numFmtId="170" formatCode="[$-409]mmmm\\ yyyy;@"/>'
    '<numFmt numFmtId="171" formatCode="yyyy"/><numFmt numFmtId="172" formatCode="000"/>'
    '<numFmt numFmtId="173" formatCode="0.0&quot; days&quot;"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="170"/>'
    '<xf numFmtId="171"/><xf numFmtId="20"/><xf numFmtId="172"/><xf numFmtId="173"/>'
    '<xf numFmtId="17"/></cellXfs></styleSheet>'
)
PLAIN, DAY, MOMENT, MONTH, YEAR, TIME, PADDED, DAYS, SHORT_MONTH = range(9)
"""The places of the formats in the styles of the workbooks made here."""


def folder(tmp_path, **changed):
    """Write the sample as CSV files, some of them changed; None leaves one out."""
    named = {key.replace("__", "."): text for key, text in changed.items()}
    for name, text in {**SHEETS, **named}.items():
        if text is not None:
            data = text if isinstance(text, bytes) else text.encode("utf-8")
            (tmp_path / f"{name}.csv").write_bytes(data)
    return tmp_path


def findings(path):
    """Return code, sheet, cell and message of everything that is wrong at a path."""
    return [
        (found.code, found.location.sheet, found.location.cell, found.message)
        for found in read_tables(path).findings
    ]


def places(path):
    """Return code, sheet and cell of everything that is wrong at a path."""
    return [found[:3] for found in findings(path)]


def cell(place, value, style=None):
    """Return the XML of a cell that holds a text, or the XML that is given."""
    inner = value if value.startswith("<") else f"<is><t>{value}</t></is>"
    kind = "" if value.startswith("<v>") else ' t="inlineStr"'
    look = "" if style is None else f' s="{style}"'
    return f'<c r="{place}"{kind}{look}>{inner}</c>'


def sheet_xml(rows, after=""):
    """Return the XML of a sheet from rows of the XML of cells."""
    body = "".join(f'<row r="{n}">{"".join(cells)}</row>' for n, cells in rows.items())
    return f"<worksheet {_MAIN}><sheetData>{body}</sheetData>{after}</worksheet>"


def sources_xml(*cells, after=""):
    """Return the XML of a sheet of sources: id, title, published, machine_translated."""
    headers = ("id", "title", "published", "machine_translated")
    header = [cell(f"{letter}1", text) for letter, text in zip("ABCD", headers, strict=True)]
    return sheet_xml({1: header, 2: cells}, after)


def claims_xml():
    """Return the XML of a sheet of claims without claims."""
    header = SHEETS["claims"].splitlines()[0].split(",")
    return sheet_xml({1: [cell(f"{chr(65 + n)}1", text) for n, text in enumerate(header)]})


def parts(sheets, *, workbook="", states=None, shared=None):
    """Return the parts of a workbook with the XML of some sheets, by name."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"'
        f' state="{(states or {}).get(name, "visible")}"/>'
        for n, name in enumerate(sheets, start=1)
    )
    related = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/worksheet" Target="worksheets/s{n}.xml"/>'
        for n, _ in enumerate(sheets, start=1)
    )
    extra = {} if shared is None else {"xl/sharedStrings.xml": f"<sst {_MAIN}>{shared}</sst>"}
    return {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": (
            f'{_RELS}<Relationship Id="r" Type="{_OFFICE}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook {_MAIN} xmlns:r="{_OFFICE}">{workbook}<sheets>{listed}</sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'{_RELS}{related}<Relationship Id="st" Type="{_OFFICE}/styles" Target="styles.xml"/>'
            f'<Relationship Id="sh" Type="{_OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
            "</Relationships>"
        ),
        "xl/styles.xml": _STYLES,
        "xl/sharedStrings.xml": f"<sst {_MAIN}/>",
        **extra,
        **{f"xl/worksheets/s{n}.xml": xml for n, xml in enumerate(sheets.values(), start=1)},
    }


def pack(path, named, compression=zipfile.ZIP_DEFLATED):
    """Write the parts of a workbook to a file."""
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in named.items():
            archive.writestr(name, data)
    return path


def workbook(tmp_path, *cells, after="", **options):
    """Write a workbook with one source, made of the XML of its cells, and no claims."""
    sheets = {"sources": sources_xml(*cells, after=after), "claims": claims_xml()}
    return pack(tmp_path / "book.xlsx", parts(sheets, **options))
