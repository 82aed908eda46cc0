mkdir 'my $(data)'
for i in $(seq 0 9); do echo "{\"text\": \"ann.lee$i@example.org wrote number $i\"}" > "my \$(data)/it's $i.jsonl"; done
