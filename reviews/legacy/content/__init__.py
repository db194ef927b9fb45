"""The file of earlier reviews: read, and every fault of it named."""
