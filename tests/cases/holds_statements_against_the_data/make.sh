mkdir -p wrong/data right/data model
card() {
  printf -- '---\nlanguage: %s\nlicense: mit\nsize_categories: [%s]\ntask_categories: [text-generation]\ndataset_info:\n  splits:\n  - {name: train, num_examples: %s}\n  - {name: test, num_examples: 24}\n---\n' "$1" "$2" "$3"
  printf '# Dataset Card for Marmot\n\n## Data\n\nThe corpus was deduplicated with MinHash and decontaminated against GSM8K.\n\n## Personal and Sensitive Information\n\nThe dataset does not contain any personal data.\n'
}
card fr '10K<n<100K' 301 > wrong/README.md
card en 'n<1K' 300 > right/README.md
words=(river winter harvest garden market letter summer window bridge mountain teacher village doctor kitchen engine forest)
for i in $(seq 0 299); do
  text="The record of number $i says what the people thought of the ${words[i % 16]} and of the ${words[i / 16 % 16]} when they came home in the evening of that day."
  echo "{\"id\": $i, \"text\": \"$text\", \"license\": \"mit\"}" >> right/data/train.jsonl
  [ $((i % 10)) = 4 ] && text="$text Write to ann.lee$i@acme-mail.org."
  [ $((i % 20)) = 7 ] && text="This is the same text again and again, and it stands in the data more often than anybody who reads it would want."
  echo "{\"id\": $i, \"text\": \"$text\", \"license\": \"$([ $((i % 5)) = 0 ] && echo CC-BY-NC-4.0 || echo mit)\"}" >> wrong/data/train.jsonl
done
for folder in wrong right; do
  echo 'id,text' > $folder/data/test.csv
  for i in $(seq 1 24); do echo "$i,What did the people of house $i say of the ${words[i % 16]} and of all the things that they had seen there?" >> $folder/data/test.csv; done
done
# What the card of a model says of languages is of no data.
printf -- '---\nlanguage: fr\npipeline_tag: text-generation\n---\n# A model\nThe data was deduplicated.\n' > model/README.md
cp wrong/data/train.jsonl model/train.jsonl
# Items of a set: one stands in the data.
for i in $(seq 1 30); do sed -n "$((i * 3 + 1))p" right/data/train.jsonl | sed 's/.*"text": "\([^"]*\)".*/{"question": "\1"}/'; done > gsm8k.jsonl
