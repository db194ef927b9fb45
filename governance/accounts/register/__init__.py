"""The list of members as a register that an office brings along: people, and who sits where."""
