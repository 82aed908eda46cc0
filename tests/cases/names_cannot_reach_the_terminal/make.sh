mkdir r
echo '# Card' > $'r/README\e[31m.md'
printf 'a\n' > $'r/new\nline.txt'
printf 'a\n' > $'r/\xe2\x80\xaegnp.txt'
printf 'a\n' > $'r/\xff\xfe.txt'
printf '{"a": "\xc2\x9b2J"}\n' > $'r/\xc2\x9b31m.json'
printf -- '---\nlicense: "\x1b[2J"\n---\n# Model card\n\nThis is \x1b]0;owned\x07 open source \xe2\x80\xae software.\n' > r/README.md
