"""The Gradio page over the same pipeline. It arrives with its own release; nothing is here yet."""
