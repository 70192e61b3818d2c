"""What a plan is made of, and the words of the field. Imports nothing of ours."""
