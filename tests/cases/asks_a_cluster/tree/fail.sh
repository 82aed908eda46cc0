echo "the disk is not mounted here"; exit 2
