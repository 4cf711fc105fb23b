"""HTML to PDF: tagged PDF/UA-1 whose bytes repeat, made from our own static files and nothing else.

Pages are drawn by a process of their own, which alone loads WeasyPrint and which a bad page may cost.
"""

from transition.pdf.drawer import LETTER, Limits, render, stop
from transition.pdf.files import BASE_URL, STATIC, PdfError
from transition.pdf.joining import LETTERS_IN_A_FILE, join, page_count

__all__ = [
    "BASE_URL",
    "LETTER",
    "LETTERS_IN_A_FILE",
    "STATIC",
    "Limits",
    "PdfError",
    "join",
    "page_count",
    "render",
    "stop",
]
