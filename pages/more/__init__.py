"""What is needed now and then."""
