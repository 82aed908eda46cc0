mkdir r
