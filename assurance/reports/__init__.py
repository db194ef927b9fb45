"""reports owns the quarterly "How are we doing?": composed from evidence, agreed, frozen, issued,
received, and what changed since. It refuses to own the evidence, which it asks each room for."""
