"""What a question asks for, and where to look for it.

A turn made a question that stands alone, in the order of use:

- `small_letters`, `spelling`: names without capitals, slips of the pen
- `statements`: what is only told, or asked in a roundabout way
- `followup`, `leaning`, `pronouns`: what leans on the turns before; `again`: what asks them again;
  `instead`: what is asked of another name, place or year
- `offices`, `relations`: the person meant by an office, or by what they are to somebody
- `period`, `outlets`: times and publishers that narrow where to look
- `parts`: the questions that one is made of; `searches`: each search that is made for them

The question understood:

- `plan`: all of it, as a `Plan` (`plan_question`: begin here)
- `wording`: its words as they are read; `light_words`: those that need not be met
- `kinds`: the kind of answer; `counted`: what it counts; `speaker`: whose words it asks for
- `topic`: where nothing is asked; `differences`: where it is asked in what articles differ
- `premise`: what it takes for granted
"""
