"""Who acts and who may do which verb in governance: values and predicates."""
