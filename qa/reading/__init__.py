"""What a text says, word by word; nothing here knows of questions or claims.

- words: `overlap` (stems that texts share), `verb_forms` (irregular verbs), `negation`,
  `clauses` (what parts them), `language`
- numbers: `numbers` (figures with bound and unit), `spelled`, `fractions`, `ranks`
- days: `dates`
- people and places: `names`, `people` (offices), `places` (countries)
- who says it: `telling` (verbs), `speakers` (of a sentence), `speakers_in_text` (over sentences),
  `speaking_together` (several), `named_sources` (according to whom), `quotes`
- `sides`: who confirms, denies, expects or demands something
"""
