"""By what address a document on paper names our own style sheets and fonts."""

OURS = "https://paper.invalid/"
"""A host that can never exist (RFC 2606): the renderer answers for it from our static folder."""
