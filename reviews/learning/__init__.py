"""learning owns what is learned from reviews and told to others: points released to readers,
briefings, how they were spread, whether practice changed, and what national reviews asked of us. It
refuses to own the case: nothing that readers see leads back to one."""
