"""signatures owns the agreement of named seats to a frozen content, once each a round. It refuses
to own which seats are named (`structure`) and what is agreed to."""
