"""What a text says, word by word: names, figures, days, quotations, speakers, its language."""
