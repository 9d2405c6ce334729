"""Without arguments and with a pipe as standard input the script is read from there."""
