"""Protocols of resolution as data: one TOML file an edition of one, read without a database."""
