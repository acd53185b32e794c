"""Where the sentences found for a question disagree: who says what, and how that relates.

- `figures_given` (begin here), `days_given`, `stances`: figures, days and sides, by whom;
  `amounts`: sums, measures and ages among the figures
- `altered_prints`: prints of one story that differ
- `other_answers`: sentences that answer otherwise than those told
- `differences`: in what passages may differ at all, as questions
"""
