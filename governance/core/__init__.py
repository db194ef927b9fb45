"""core owns what every room needs and no room is about: the two doors for writes, the trail, who
acts, refusals, forms, tables, charts and documents. It refuses to own any noun of the domain: it
knows people only as `settings.AUTH_USER_MODEL`, and kinds of record only by what is registered."""
