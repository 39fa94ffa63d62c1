"""Text in, candidates out: quotations, speakers and figures with exact offsets."""
