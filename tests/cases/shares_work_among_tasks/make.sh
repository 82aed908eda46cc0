mkdir d
for i in $(seq 0 59); do echo "{\"id\": \"r$i\", \"url\": \"https://site$((i % 3)).example/$i\", \"text\": \"The record of number $((i % 10 == 9 ? i - 1 : i)) says what the people of the village thought of ann.lee$i@example.org.\"}"; done > all.jsonl
head -n 20 all.jsonl > "d/a b.jsonl"
sed -n 21,35p all.jsonl | zstd -q > d/c.jsonl.zst
tail -n 25 all.jsonl > d/d.jsonl
printf 'name,mail\nAnn,ann@example.net\n' > d/t.csv
printf '\211PNG%0100d' 0 | tr 0 '\0' > d/picture.png
tar -cf d/web.tar all.jsonl d/picture.png
printf -- '---\nlanguage: en\nsize_categories: [n<1K]\ntask_categories: [text-generation]\n---\n# Village\nThe data contain no personal data.\n' > d/README.md
echo 'In the words of Janet, three ducks lay sixteen eggs per day, and she eats three of them every morning.' > d/prose.txt
echo '[{"question": "Janet has three ducks. In the words of Janet, three ducks lay sixteen eggs per day, and she eats three of them every morning."}]' > sums.json
