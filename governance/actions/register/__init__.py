"""The action log and the business plan as registers that an office brings along."""
