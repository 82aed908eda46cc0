git init -q -b main r && cd r
mkdir src && printf 'print(1)\n' > src/same.py && printf 'print(2)\n' > src/changed.py && printf 'MIT License\n' > LICENSE && printf '*.log\n' > .gitignore
git add . && git commit -qm one
git remote add origin https://me:secret@github.com/acme/tiny.git
printf 'print(3)\n' > src/changed.py && printf 'new\n' > untracked.py && printf 'log\n' > run.log && ln -s src/same.py link
cd .. && git clone -q --depth 1 "file://$PWD/r" shallow && git -C shallow remote set-url origin git@gitlab.com:acme/tiny.git
cp -R r broken && rm -rf broken/.git/objects && mkfifo broken/.git/objects
cp -R r unknown && git -C unknown remote set-url origin https://git.internal/acme/tiny
