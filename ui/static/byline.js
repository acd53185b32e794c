// The behaviour of the page that Gradio has no words for.
