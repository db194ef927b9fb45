"""The pages of risks, issues and emerging threats."""
