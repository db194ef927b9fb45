"""The instruments we ship, as TOML: shape and reading, without the database."""
