"""legacy owns the reviews that were published before the product, read in from a file: what they
were, where they can be read, what they recommended. It refuses to own a case: they have none."""
