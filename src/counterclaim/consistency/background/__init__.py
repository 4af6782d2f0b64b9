"""The background rules: what is taken for granted between claims, one function a rule."""
