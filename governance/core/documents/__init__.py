"""The record on paper: accessible PDF made from our own templates, in a process that ends."""
