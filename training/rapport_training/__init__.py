"""Training of Rapport's language core; see training/README.md."""
