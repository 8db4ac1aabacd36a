"""A loopback server that speaks Google Sheets v4 and the few Drive v3 calls, for real clients over real sockets."""
