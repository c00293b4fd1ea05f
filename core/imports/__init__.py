"""Files of adverts that an operator looks at and imports: kept in the home folder, read by a child process."""
