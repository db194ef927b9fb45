"""periods owns quarters, half years and business years: as values, in words, as rows. It refuses
to own what happens in them."""
