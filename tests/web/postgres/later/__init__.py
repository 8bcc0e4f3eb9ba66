"""An app that an installation does not have yet: the next version's."""
