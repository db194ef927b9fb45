"""The pages of imports: the ledger, reading a file, its preview, and what is done with it."""
