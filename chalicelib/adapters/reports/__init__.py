"""Reports as pages for humans: one self-contained HTML document each, in two languages."""
