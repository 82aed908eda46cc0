mkdir d
awk 'BEGIN { srand(5)
  for (i = 0; i < 24000; ++i) {
    text = ""
    for (w = 0; w < 60; ++w) text = text " " sprintf("word%d", int(rand() * 5000))
    printf "{\"id\": %d, \"text\": \"The record%s of user%d@mail.example says so.\"}\n", i, text, i % 1000
  } }' > d/a.jsonl
gzip -k -1 d/a.jsonl
head -n 3000 d/a.jsonl > d/z.txt
