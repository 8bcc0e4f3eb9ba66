"""Personal data: recognise and mask. Kinds go to logs, contents never."""
