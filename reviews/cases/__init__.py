"""cases owns what is done when a child has died or was seriously harmed: referral, screening,
notification, and the rapid, the practice and the local learning review. It refuses to own who a
child is: identities travel outside the system."""
