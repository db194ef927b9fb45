"""The register of risks as one that an office brings along."""
