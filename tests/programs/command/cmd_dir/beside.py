X = "module beside __main__"
