"""The pages of the link with the child death overview panel."""
