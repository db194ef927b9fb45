"""Reports made of blocks of evidence: what a block is, how stored ones are read, hashed, drawn.

It knows no kind of block: each room keeps its own kinds, and a report lists those it may hold.
"""
