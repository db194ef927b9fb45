"""The operations of publishing a yearly report and of what follows."""
