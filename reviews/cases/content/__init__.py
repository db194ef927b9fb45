"""The report of a rapid review as a document, made from what was frozen."""
