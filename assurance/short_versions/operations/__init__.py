"""What is done with short versions: begun, written, read, released, put on paper."""
