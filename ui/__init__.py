"""The page: pure rendering of answers and articles to HTML, and the Gradio app that shows it."""
