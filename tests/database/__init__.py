"""Both databases: one history, no lost updates, no orphans."""
