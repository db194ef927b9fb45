"""files owns what people upload: known by its content, kept outside the web root, served only
through access. It refuses to own what a file is about."""
