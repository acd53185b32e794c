"""Whether the cited words support a claim: exact layers, a trained model, a second opinion."""
