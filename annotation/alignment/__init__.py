"""What belongs together in what two people, or a person and an agent, made of one article; pure.

Overlap of spans (`matching`), attributions that stand for each other (`claims`), and sentences that must be
compared together (`units`).
"""
