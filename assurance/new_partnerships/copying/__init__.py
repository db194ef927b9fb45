"""Copying arrangements as plain tables: the lines of one file, and the file that they become.

It knows no database.
"""
