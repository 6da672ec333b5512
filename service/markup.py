"""Text out of HTML, as a reader sees it: paragraphs apart, no scripts, no styles."""

import html_text


def text_of_html(html: str) -> str:
    """Return the text of an HTML document or fragment; blocks are separated by line breaks."""
    return str(html_text.extract_text(html))
