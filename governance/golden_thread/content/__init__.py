"""What a plan is made of, from its focus areas down to the evidence, and where that breaks off."""
