mkdir -p empty/folder links
ln -s .. links/up
tar czf empty.tar.gz -T /dev/null
{ printf 'PK\005\006'; head -c 18 /dev/zero; } > empty.zip
git init -q g && git -C g commit -q --allow-empty -m none
printf 'sources: [{name: a, path: empty}, {name: b, path: links}]\n' > release.yaml
touch one.py
