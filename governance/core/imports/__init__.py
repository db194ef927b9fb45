"""Reads the registers an office has in spreadsheets: which sheet and heading, what each cell is
understood to say, and what is refused. It knows no kind of record; a register says what its columns
mean, and saves its rows.
"""
