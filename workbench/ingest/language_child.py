"""The process that py3langid's model is loaded in: a text a line comes in, language and probability go out.

    python -m workbench.ingest.language_child

Lines are JSON: a string of words; an array of the code and the probability. It ends with its input.
"""

from __future__ import annotations

import json
import sys

from py3langid.langid import MODEL_FILE, LanguageIdentifier


def main() -> None:
    """Answer until there is nothing more to read."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    for line in sys.stdin:
        language, probability = identifier.classify(json.loads(line))
        sys.stdout.write(json.dumps([str(language), float(probability)]) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
