NAME = "leaf"
public = "public name"
_hidden = "hidden"
