"""assurance's deeds, one table per record kind."""
