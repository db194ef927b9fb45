"""cases owns what is done when a child has died or was seriously harmed: referral, screening,
notification, rapid review. It refuses to own who a child is: identities travel
outside the system."""
