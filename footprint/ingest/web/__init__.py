"""Addresses that a person gave → what stands there, by way of connections that lead nowhere else."""
