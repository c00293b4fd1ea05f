"""What people show to others: a copy of numbers at one moment, behind a link that nobody guesses and that ends."""
