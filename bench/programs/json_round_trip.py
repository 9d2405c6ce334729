"""json.dumps and json.loads of a nested document."""

import json


def document(n):
    return {
        "title": "Käfer & \"quotes\"",
        "entries": [
            {
                "id": i,
                "name": f"entry number {i}",
                "score": i / 7,
                "tags": [f"tag{j}" for j in range(i % 6)],
                "active": i % 3 == 0,
                "parent": None if i % 5 else i - 1,
                "position": {"x": i * 1.5, "y": -i, "label": "\u00e9\u4e2d\n" * (i % 3)},
            }
            for i in range(n)
        ],
    }


doc = document(1_000)
check = 0
for _ in range(110):
    text = json.dumps(doc)
    back = json.loads(text)
    check += len(text) + sum(e["id"] for e in back["entries"])
pretty = json.dumps(back, indent=2, sort_keys=True)
print(check, len(pretty), back == doc)
