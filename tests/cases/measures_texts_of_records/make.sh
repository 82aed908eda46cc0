for i in $(seq 0 39); do
  echo "{\"id\": \"r$i\", \"url\": \"https://site$((i % 3)).example/$i\", \"license\": \"CC-BY-4.0\", \"date\": \"20$((10 + i % 5))-03-01\", \"lang\": \"en\", \"source\": \"ann.lee@example.org\", \"text\": \"The record of number $((i % 10 == 9 ? i - 1 : i)) says what the people of the village thought of it.\"}"
done > a.jsonl
echo '{"id": "x", "text": "He asked her: Janet has three ducks that lay sixteen eggs per day, and she eats three of them every morning. How many are left?"}' >> a.jsonl
echo '[{"question": "Janet has three ducks that lay sixteen eggs per day, and she eats three of them every morning."}, {"question": "A train leaves the station at noon and travels north at sixty miles an hour until it is dark."}]' > sums.json
gzip -k sums.json
zstd -q a.jsonl -o packed.jsonl.zst
