"""voice owns what children, young people and families told us, what was done and what changed. It
refuses to own case material: no child is named here."""
