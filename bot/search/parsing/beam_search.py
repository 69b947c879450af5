"""Find the best segmentations of a query by beam search, from the first token to the last."""

from operator import itemgetter

from bot.search.parsing.interpretations import SpanInterpreter
from bot.search.parsing.segmentation import Segmentation, extend, extended_score
from bot.search.tuning import Limits, Weights

BY_SCORE = itemgetter(0)


def best_segmentations(
    interpreter: SpanInterpreter, weights: Weights, limits: Limits
) -> list[Segmentation]:
    """Return the best segmentations of all tokens, the best first.

    There are none if some token is certain to remain unexplained. After each token the beam has at
    most `max_parses` segmentations, within a margin of the best one. One that is further behind
    cannot catch up: the next spans score the same for all, but for one penalty of a repeated term.
    """
    if not interpreter.may_explain_all:
        return []
    term_penalty, max_parses = weights.term_penalty, limits.max_parses
    margin = weights.parse_margin + term_penalty
    beams = [[Segmentation()]]
    for end in range(1, interpreter.size + 1):
        extensions = [
            (
                extended_score(segmentation, interpretation, weight, term_penalty),
                segmentation,
                interpretation,
                start,
            )
            for start in range(max(0, end - limits.max_span_tokens), end)
            if beams[start] and (interpretations := interpreter.interpret(start, end))
            for weight in (interpreter.weight(start, end),)
            for interpretation in interpretations
            for segmentation in beams[start]
        ]
        extensions.sort(key=BY_SCORE, reverse=True)
        min_score = extensions[0][0] - margin if extensions else 0.0
        beams.append(
            [
                extend(
                    segmentation,
                    interpretation,
                    interpreter.surface(start, end) if interpretation.term is None else "",
                    score,
                )
                for score, segmentation, interpretation, start in extensions[:max_parses]
                if score >= min_score
            ]
        )
    return beams[-1]
