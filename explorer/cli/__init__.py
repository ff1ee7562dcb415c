"""The program without a window: what is asked on a command line, answered on stdout."""
