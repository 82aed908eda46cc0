mkdir -p r/sub
mkfifo r/pipe
ln -s . r/loop
ln -s ../sub r/sub/up
ln -s nowhere r/dangling
ln -s /etc r/outside
echo text > r/a.txt
: > r/empty
