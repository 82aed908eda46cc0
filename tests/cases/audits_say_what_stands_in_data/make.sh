mkdir -p release/data release/tests
echo '# A dataset' > release/README.md
for i in $(seq 0 29); do echo "{\"id\": $i, \"text\": \"The record of number $i says what the people of the village thought of it.$([ $((i % 10)) = 4 ] && echo " Write to ann.lee$i@example.org.")\"}"; done > release/data/train.jsonl
# Put together here, so that no file of ours holds what looks like one.
printf 'token = "%s%s"\n' ghp_ 'R2fkQ8sLw0ZtY4hVb6NcJ1mXa5Ud3e0xwK9T' > release/run.py
cp release/run.py release/tests/run.py
tar -czf release.tar.gz release
