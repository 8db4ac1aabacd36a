"""What is being sold."""
