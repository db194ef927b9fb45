"""backup owns the copy that everything can be made again from: the database and the stored files,
taken while the product runs, checked, and encrypted if a key is given."""
