"""What failing to inform and consult could cost: for HR of the employer whose staff they are, and nobody else."""
