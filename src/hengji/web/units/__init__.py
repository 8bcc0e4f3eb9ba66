"""Units: who they are, who stands above them, their years."""
