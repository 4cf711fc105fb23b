"""Other formats made by hand: Braille, audio and the like, for whoever can read neither print."""
