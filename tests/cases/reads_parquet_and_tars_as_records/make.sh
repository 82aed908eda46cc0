mkdir -p parquet/data web
node -e "
const duckdb = require('$ROOT/node_modules/@duckdb/node-bindings-linux-x64/duckdb.node');
const select = (from, to) => \`SELECT range AS id, 'write to user' || range || '@acme-mail.org, what the people of the village thought' AS text, [{'role': 'user', 'content': 'call +1 212 736 ' || (5000 + range)}] AS messages, 'x'::BLOB AS picture FROM range(\${from}, \${to})\`;
duckdb.open(':memory:').then((database) => duckdb.connect(database)).then(async (connection) => {
  await duckdb.query(connection, \`COPY (\${select(0, 150)}) TO 'parquet/data/train-00000-of-00002.parquet' (FORMAT parquet)\`);
  await duckdb.query(connection, \`COPY (\${select(150, 300)}) TO 'parquet/data/train-00001-of-00002.parquet' (FORMAT parquet, CODEC 'zstd')\`);
});"
printf -- '---\nlanguage: en\nsize_categories: [n<1K]\ntask_categories: [text-generation]\ndataset_info:\n  splits:\n  - {name: train, num_examples: 301}\n---\n# Dataset Card for Marmot\nAll personal data were removed.\n' > parquet/README.md
head -c 3000 parquet/data/train-00000-of-00002.parquet > broken.parquet
cp parquet/data/train-00000-of-00002.parquet 'a[1]*.parquet'
for i in 1 2 3; do
  printf 'a caption of user%s@acme-mail.org' $i > web/$i.txt
  printf '{"license": "mit", "by": "user%s@acme-mail.org"}' $i > web/$i.json
  head -c 1000 /dev/zero > web/$i.jpg
done
printf '{"text": "one user8@acme-mail.org"}\n{"text": "two"}' > web/more.jsonl
tar -cf web.tar -C web 1.jpg 1.json 1.txt 2.jpg 2.json 2.txt 3.jpg 3.json 3.txt more.jsonl
gzip -k web.tar
head -c 4000 web.tar > cut.tar
