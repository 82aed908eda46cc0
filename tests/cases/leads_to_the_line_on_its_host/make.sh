git init -q -b main r && cd r
printf 'MIT License\n' > LICENSE
git add . && git commit -qm one
