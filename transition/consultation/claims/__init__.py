"""Claims under regs 12 and 15: that Acas was contacted, by what kind of claimant, and the last day for a claim."""
