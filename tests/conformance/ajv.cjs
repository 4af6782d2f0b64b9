// Validates the cases of a file with Ajv and prints the verdict of each by its name.
// usage: node ajv.cjs SCHEMA CASES

const fs = require("node:fs");
const Ajv2020 = require("ajv/dist/2020").default;

const [schemaPath, casesPath] = process.argv.slice(2);
const read = (path) => JSON.parse(fs.readFileSync(path, "utf8"));

// strict: an unknown keyword in the schema ends the run. The two checks that are switched off
// want each part of a schema to repeat what the schema around it says.
const validate = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(
  read(schemaPath),
);
const verdicts = {};
for (const entry of read(casesPath).cases) {
  verdicts[entry.name] = validate("line" in entry ? entry.line : entry.document);
}
console.log(JSON.stringify(verdicts));
