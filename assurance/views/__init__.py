"""assurance's pages: fetch what may be seen, ask one question or do one deed, render."""
