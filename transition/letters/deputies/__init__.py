"""Deputies: who may approve letters in the name of an officer while that officer is away."""
