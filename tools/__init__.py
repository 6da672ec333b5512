"""Development tools: what writes the files that are generated but committed."""
