SPARSE=64M BOMB=8 "$TESTS/hostile_tree" r
