"""From documents and their statements to what they share: lineage says who copied whom."""
