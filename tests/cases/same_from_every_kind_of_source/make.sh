cp -R "$ROOT/examples/open-enough-7b" r
cd r
zip -qr ../r.zip .
tar cf ../r.tar --sort=name . && gzip -kn ../r.tar && xz -k ../r.tar && zstd -q ../r.tar
cd ..
cp -R r git && cd git && git init -q && git add -A && git commit -qm release && cd ..
git clone -q --bare git bare.git
