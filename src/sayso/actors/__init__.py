"""Who acts: states, bodies, groups and people, with their names and the dates at which they hold."""
