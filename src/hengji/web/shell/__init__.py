"""The frame of every page: navigation, errors, conflicts, the entry grid."""
