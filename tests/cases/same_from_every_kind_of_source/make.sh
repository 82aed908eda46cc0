cp -R "$ROOT/examples/open-enough-7b" r
cd r
zip -qr ../r.zip .
tar cf ../r.tar --sort=name . && gzip -kn ../r.tar && xz -k ../r.tar && zstd -q ../r.tar
cd ..
cp -R r git && cd git && git init -q && git add -A && git commit -qm release && cd ..
git clone -q --bare git bare.git
# As forges pack it for download: all in one folder, which in the tar has a note of the commit before it.
git -C git archive --prefix=open-enough-7b-1.0/ -o ../forge.tar.gz HEAD
git -C git archive --prefix=open-enough-7b-1.0/ -o ../forge.zip HEAD
git -C git archive --prefix=evaluation/ -o ../evaluation.tar HEAD
# A mirror that was copied without its config.
mkdir mirror && git clone -q --bare git mirror/repo && git -C mirror/repo pack-refs --all && rm -rf mirror/repo/config mirror/repo/hooks mirror/repo/info
