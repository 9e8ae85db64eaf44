"""From a file, a URL or standard input to an article with labelled blocks."""
