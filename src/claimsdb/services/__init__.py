"""What a user can do, one use case a file; each takes a Session and never commits."""
