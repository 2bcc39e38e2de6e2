"""A reading → why each of its claims is what it is: for a person in a terminal, or as JSON."""

from footprint.explain.reasons import Reason, Weighed, explain, to_json
from footprint.explain.terminal import print_explanation

__all__ = ["Reason", "Weighed", "explain", "print_explanation", "to_json"]
