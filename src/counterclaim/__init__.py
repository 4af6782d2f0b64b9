"""Find the statements about military deployments that cannot all be true, and say why."""
