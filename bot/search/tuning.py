"""Every weight and limit of the search, as two frozen values that are passed to the searcher."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.index.model import EntityKind
from bot.name_matching.part_roles import NamePart


@dataclass(frozen=True)
class Weights:
    """Scores, factors, penalties and thresholds: how well an explanation fits the query.

    Unless a field says otherwise it is a score between 0 (does not explain a token) and 1 (explains
    it fully), or a factor by which such a score is multiplied. Their order matters more than their
    distances.
    """

    # analysis
    unspaced_name_weight: float = 2.0  # tokens that 강경화 counts for, whatever its syllables
    rare_reading_penalty: float = 0.5  # ranks that a rare kanji reading comes after a usual one

    # linking: the part of a recorded name that some tokens are
    person_whole_name: float = 1.00  # `Kang Kyung-wha`
    person_inverted_name: float = 0.99  # `Kyung-wha Kang`
    person_family_name: float = 0.95  # `Kang`, as the press calls people
    person_part_of_family_name: float = 0.84  # `Ferreira` for O'Malley-Ferreira
    person_given_name: float = 0.82  # `Anthony`; below two people, for `Anthony Blinken` is one
    person_partial_name: float = 0.78  # one of several given names, or with the family name
    topic_whole_name: float = 0.98  # a topic's name or another word for it
    topic_partial_name: float = 0.55  # at least half of the words of a topic's name
    place_name: float = 0.97  # a place's name; also a country's adjective
    other_order_factor: float = 0.99  # tokens in another order than in the name
    initials_factor: float = 0.92  # `K. Kang`
    truncated_name_factor: float = 0.75  # 강 of 강경화: a name that more of a written word follows

    # linking: a token or name that is spelled otherwise; `in_name` beside an exact token
    typo_isolated: float = 0.65  # a token with a typing error, by itself
    typo_in_name: float = 0.85  # the same beside an exact token of the same name
    romanization_isolated: float = 0.93  # another romanization: Kyong for Kyung
    romanization_in_name: float = 0.97  # the same beside an exact token
    given_name_form_isolated: float = 0.80  # another form of a given name: Bob for Robert
    given_name_form_in_name: float = 0.93  # the same beside an exact token
    consonants_isolated: float = 0.80  # the same consonants, in a script that omits vowels
    consonants_in_name: float = 0.90  # the same beside an exact token
    other_vowels_in_name: float = 0.75  # the same consonants, in Latin letters: Muhammad, Mohammed
    romanization_isolated_exponent: float = 0.5  # flattens the similarity of two romanizations
    romanization_in_name_exponent: float = 0.25  # the same beside an exact token
    likeliest_sound_exponent: float = 0.5  # flattens it for full names, both as they likely sound
    other_sound_exponent: float = 0.75  # the same where one of them may sound otherwise
    long_term_overlap_threshold: float = 0.7  # share of letters that long terms of one sound need
    term_similarity_threshold: float = 0.3  # in-name score that a similar term needs
    full_name_threshold: float = 0.7  # score that a full name needs in another spelling
    consonant_match_threshold: float = 0.88  # similarity that a full name needs by its consonants

    # linking: which candidates remain
    candidate_threshold: float = 0.45  # score that a candidate needs: Соловьёв is no Silva
    candidate_margin: float = 0.14  # score by which others may stay below the best candidate
    whole_span_threshold: float = 0.75  # score at which the spans inside are not aligned

    # parsing: what tokens are other than a name
    governments_pair: float = 0.975  # `Seoul and Tokyo`: two governments, not where they met
    meeting_type: float = 0.96  # `summit`
    event: float = 0.96  # `G20`
    preposition_of_place: float = 0.94  # `in` before a place
    intent_cue: float = 0.935  # `how many`: what the question asks for
    stopword: float = 0.93  # `the`; so `Will` is a name only with more of the name beside it
    office: float = 0.925  # `Korean foreign minister`
    title: float = 0.91  # `President` before a name
    capital_as_government: float = 0.85  # `Seoul` for South Korea
    office_of_any_country: float = 0.82  # `prime minister`
    isolated_title: float = 0.80  # `ministers`, by itself
    phrase_in_text: float = 0.80  # tokens side by side in titles, summaries or quotes
    token_in_text: float = 0.60  # one such token
    ordinary_word: float = 0.70  # a word that is passed over; more than a mistyped name by itself
    mistyped_meeting_type_factor: float = 0.65  # `sumit`

    # parsing: which parses remain; in tokens explained
    term_penalty: float = 0.12  # cost of a term: `Park Jin` is one person rather than two
    date_token: float = 1.0  # each token of a date
    parse_margin: float = 0.2  # what a parse may explain less than the best one and still be tried
    untranslated_penalty: float = 0.5  # cost of East Asian text read without translated query words
    confident_threshold: float = 0.9  # score at which no other spelling of a name is looked for
    partial_name_threshold: float = 0.7  # score below which a term names only a part of somebody

    # retrieval
    text_only_factor: float = 0.7  # a topic or event that only the text of a meeting mentions
    country_as_location_factor: float = 0.95  # `China` as where they met, not as a delegation
    topic_name_overlap_threshold: float = 0.5  # share of a topic's words that a quote needs
    fuzzy_anchor_threshold: float = 0.6  # score that a fuzzy name needs to make a partial match
    name_similarity_threshold: float = 0.5  # similarity to the whole query that a name needs

    # tagging
    same_characters_threshold: float = 0.5  # share of equal characters of an East Asian name

    # suggestions; edit distances
    prefix_distance: float = 1.5  # of a name that the word only begins: `Kami`
    other_initial_distance: float = 0.5  # added where the first letter differs
    suggestion_distance_margin: float = 1.0  # suggestions are closer than the best one plus this

    # searcher
    transliteration_accept_threshold: float = 0.75  # score at which no other reading is tried

    @cached_property
    def name_parts(self) -> Mapping[EntityKind, Mapping[NamePart, float]]:
        """By entity kind, how well each part of a name explains tokens that are just that part."""
        return {
            EntityKind.PERSON: {
                NamePart.WHOLE: self.person_whole_name,
                NamePart.INVERTED: self.person_inverted_name,
                NamePart.FAMILY: self.person_family_name,
                NamePart.OF_FAMILY: self.person_part_of_family_name,
                NamePart.GIVEN: self.person_given_name,
                NamePart.PARTIAL: self.person_partial_name,
            },
            EntityKind.TOPIC: {
                NamePart.WHOLE: self.topic_whole_name,
                NamePart.PARTIAL: self.topic_partial_name,
            },
            EntityKind.PLACE: {NamePart.WHOLE: self.place_name},
        }


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on lengths, counts and caches, which keep hostile or pasted texts fast.

    `max_…` is the largest number that is used, `min_…` the smallest; characters are of folded text
    unless a field says otherwise.
    """

    # analysis
    max_query_chars: int = 1_000  # characters of a query that are looked at
    max_tokens: int = 24  # tokens of a query that are not stopwords
    max_tokens_with_stopwords: int = 128  # tokens of a query
    max_token_repeats: int = 3  # times that one token counts: `Kim Kim` asks for two
    min_function_word_chars: int = 3  # characters of a stopword that is never a mistyped name
    tokenizer_cache_size: int = 64  # texts
    min_compound_part_chars: int = 3  # characters of each name in `KangWang`
    max_compound_chars: int = 40  # characters of a compound
    max_transliterated_segments: int = 16  # segments in other scripts that are ranked
    max_varied_segments: int = 3  # of these, segments that are read in more than the best way
    max_transliterations: int = 4  # readings of a text

    # knowledge
    max_meeting_type_edits: int = 2  # difference in characters of a mistyped meeting type
    meeting_type_cache_size: int = 4_096  # spans of tokens
    max_office_holders: int = 300  # people that `president` stands for
    government_members_cache_size: int = 64  # sets of countries

    # linking
    max_verified_per_span: int = 48  # entities that are aligned for one span, those met most
    max_verified_per_query: int = 32  # entities for all spans of a text, the longest spans first
    min_verified_per_span: int = 4  # entities for each span when that is used up
    max_name_tokens: int = 6  # tokens of one name
    max_aligned_tokens: int = 4  # adjacent tokens that may be one: `kyung wha`
    max_term_chars: int = 48  # characters of a term that fuzzy matching is tried for
    long_term_chars: int = 6  # characters from which the consonants of a term distinguish it
    min_other_initial_chars: int = 5  # characters of a term whose first letter may be mistyped
    max_similar_terms: int = 24  # similar terms for a token
    max_compared_terms: int = 48  # terms with a common key that are compared with a token
    max_compared_names: int = 96  # full names with a common key that are compared with spans
    max_name_token_chars: int = 24  # characters of a written word in a full name
    max_readings_per_span: int = 4  # readings of a span in other scripts
    max_rare_readings: int = 24  # rare readings of a kanji name
    exact_match_cache_size: int = 8_192  # joined spans
    fuzzy_term_cache_size: int = 4_096  # tokens
    alignment_cache_size: int = 8_192  # recorded names
    score_decimals: int = 4  # decimals of a candidate's score; equal scores share a group

    # parsing
    max_parses: int = 6  # parses that are kept at each token, and of a query
    max_span_tokens: int = 6  # tokens of a span that is read as one thing
    max_phrase_tokens: int = 4  # tokens that are looked up side by side in texts
    max_country_tokens: int = 4  # tokens of a country's or capital's name
    max_tokens_without_dates: int = 8  # tokens of a text that is also read without dates, if fuzzy

    # query
    max_dates: int = 6  # dates of a query
    date_cache_size: int = 64  # texts

    # retrieval
    max_people_listed: int = 1_000  # people in the answer to `who met Kang`
    max_disambiguated_people: int = 1_000  # people of a term who are checked for participation
    max_meetings_read_for_people: int = 10  # meetings whose participants are read instead
    max_candidates_named: int = 300  # candidates of a term
    max_similar_names: int = 32  # people whose names are compared with the whole query
    max_similar_name_tokens: int = 192  # tokens in all these comparisons
    max_query_readings: int = 3  # readings of a query in other scripts
    max_single_name_tokens: int = 8  # tokens of a query that may be one name
    min_sentence_words: int = 5  # words of a quote that is a sentence, not a fragment
    max_meetings_scored_singly: int = 200  # meetings scored one by one; more by posting tiers
    hit_score_decimals: int = 3  # decimals of the score of a hit
    name_similarity_decimals: int = 2  # decimals of a name's similarity to the query

    # tagging
    max_tagged_text_chars: int = 40_000  # characters of a message: Slack's maximum
    max_tagged_name_words: int = 8  # words of a name
    max_tagged_entities: int = 12  # entities of a message
    max_surname_bearers: int = 5  # people who share the name; with more it is not tagged
    min_distinctive_chars: int = 4  # characters of a word that is a name by itself
    min_phonetic_match_chars: int = 3  # characters of a name that may be partly written otherwise
    max_place_abbreviation_chars: int = 2  # characters of a word of an abbreviation: `US`, `N.Y.`

    # suggestions
    max_alternatives: int = 5  # alternatives that are offered as buttons
    max_suggestions_per_word: int = 3  # names
    max_unknown_words: int = 5  # unknown words of a query
    min_suggestion_chars: int = 3  # characters of an unknown word
    min_two_edit_suggestion_chars: int = 6  # characters of a word that may have two errors
    min_prefix_chars: int = 4  # characters of an unfinished name: `Kami`
    max_prefix_matches: int = 50  # terms that begin so, and entities that have one of them
    min_person_term_chars: int = 4  # characters of a person's name that is suggested
    min_topic_term_chars: int = 5  # characters of a topic's name
    min_place_term_chars: int = 5  # characters of a place's name

    # searcher
    page_size: int = 5  # meetings of an answer
    max_tokens_for_fuzzy: int = 8  # tokens, without stopwords; for more only variants are tried
    max_tokens_for_two_edits: int = 6  # tokens, without stopwords, where two errors are tried
    max_tokens_of_readings: int = 24  # tokens of all readings of a text in other scripts
    max_readings_any_variant: int = 2  # readings that are tried with every spelling
    max_names_in_text: int = 3  # names that are looked up in texts when nobody met the person
    text_lookup_cache_size: int = 4_096  # words
    relaxation_sample_size: int = 5  # meetings that decide which terms of a message are dropped
