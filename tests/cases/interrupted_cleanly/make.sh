mkdir r && truncate -s 64G r/model.bin
