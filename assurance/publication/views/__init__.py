"""The pages of publication: for the office and the readers, and those for anybody."""
