"""The operations of cases, each named by its verb."""
