"""What people share: a copy of numbers at one moment, behind a secret link that expires."""
