mkdir -p arrow/data
node -e "
const fs = require('fs');
const a = require('$ROOT/node_modules/apache-arrow');
const numbers = (from, to) => Array.from({ length: to - from }, (_, i) => from + i);
const message = new a.Struct([new a.Field('role', new a.Utf8()), new a.Field('content', new a.Utf8())]);
const table = (from, to) => new a.Table({
  id: a.vectorFromArray(numbers(from, to), new a.Int32()),
  text: a.vectorFromArray(numbers(from, to).map((i) => 'write to user' + i + '@acme-mail.org, what the people of the village thought'), new a.Utf8()),
  kind: a.vectorFromArray(numbers(from, to).map((i) => ['question', 'answer'][i % 2])),
  messages: a.vectorFromArray(numbers(from, to).map((i) => [{ role: 'user', content: 'call +1 212 736 ' + (5000 + i) }]), new a.List(new a.Field('item', message))),
});
fs.writeFileSync('arrow/data/train.arrow', a.tableToIPC(table(0, 100), 'file'));
fs.writeFileSync('arrow/data/more.arrows', a.tableToIPC(table(100, 150).concat(table(150, 300)), 'stream'));"
gzip -k arrow/data/more.arrows
mv arrow/data/more.arrows.gz .
printf -- '---\nlanguage: en\nsize_categories: [n<1K]\n---\n# Dataset Card for Marmot\nAll personal data were removed.\n' > arrow/README.md
head -c 20000 arrow/data/more.arrows > broken.arrows
