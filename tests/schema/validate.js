// Checks profiles against docs/profile.schema.json: node validate.js SCHEMA PROFILE.json... Says what is wrong, and exits with 1.
const fs = require("fs");
const path = require("path");
const Ajv = require(path.join(__dirname, "../../node_modules/ajv/dist/2020"));

const [schemaFile, ...profiles] = process.argv.slice(2);
const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
const validate = ajv.compile(JSON.parse(fs.readFileSync(schemaFile, "utf8")));

let wrong = 0;
for (const file of profiles) {
  const profile = JSON.parse(fs.readFileSync(file, "utf8"));
  if (validate(profile)) continue;
  wrong = 1;
  for (const error of validate.errors.slice(0, 20))
    console.log(`${path.basename(file)}: ${error.instancePath || "/"} ${error.message} ${JSON.stringify(error.params)}`);
}
if (profiles.length === 0) wrong = 1;
process.exit(wrong);
