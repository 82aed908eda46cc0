#!/usr/bin/env node
// Shows a Parquet file as CSV, read by the library itself and not by the program that wrote it: parquet_as_csv.js FILE [SQL over the table "file"]
const fs = require("fs");
const os = require("os");
const path = require("path");
const duckdb = require(path.join(__dirname, "../node_modules/@duckdb/node-bindings-linux-x64/duckdb.node"));

const [file, sql = "FROM file"] = process.argv.slice(2);
const quoted = (text) => `'${text.replace(/'/g, "''")}'`;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "parquet-"));
const csv = path.join(folder, "rows.csv");
(async () => {
  const connection = await duckdb.connect(await duckdb.open(":memory:"));
  await duckdb.query(connection, `CREATE VIEW file AS FROM read_parquet(${quoted(file)})`);
  await duckdb.query(connection, `COPY (${sql}) TO ${quoted(csv)} (FORMAT csv, HEADER)`);
  process.stdout.write(fs.readFileSync(csv));
})()
  .catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  })
  .finally(() => fs.rmSync(folder, { recursive: true }));
