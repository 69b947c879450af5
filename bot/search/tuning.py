"""Define all weights and limits of the search, as two frozen values passed to the searcher."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.index.model import EntityKind
from bot.name_matching.part_roles import NamePart


@dataclass(frozen=True)
class Weights:
    """Scores, factors, penalties and thresholds of what a query can mean.

    Unless its comment says otherwise, a field is a score from 0 (a meaning does not explain a
    token) to 1 (explains it fully), a factor of such a score, or a threshold for it. The order of
    scores matters more than their distances.
    """

    # analysis
    unspaced_name_weight: float = 2.0  # tokens; 강경화 counts as two, not as three syllables
    rare_reading_penalty: float = 0.5  # ranks by which a rare kanji reading is moved down

    # linking: the part of a recorded name that tokens are
    person_whole_name: float = 1.00  # `Kang Kyung-wha`
    person_inverted_name: float = 0.99  # `Kyung-wha Kang`
    person_family_name: float = 0.95  # `Kang`
    person_part_of_family_name: float = 0.84  # `Ferreira` for O'Malley-Ferreira
    person_given_name: float = 0.82  # `Anthony`
    person_partial_name: float = 0.78  # `Jong`, or `Kim Jong`, for Kim Jong-un
    topic_whole_name: float = 0.98  # a topic's name or alias
    topic_partial_name: float = 0.55  # at least half of the words of a topic's name
    place_name: float = 0.97  # a place's name, or a country's demonym
    other_order_factor: float = 0.99  # tokens in another order than the words of the name
    initials_factor: float = 0.92  # `K. Kang`
    other_prefix: float = 0.8  # a prefix that the name has in another form: `al-Sissi` for el-Sisi
    truncated_name_factor: float = 0.75  # 강 as a part of 강경화

    # linking: a token that is not equal to a term. `…_isolated` is the score of a single token,
    # `…_in_name` its score if another token is equal to a word of the same name.
    typo_isolated: float = 0.65  # a typing error
    typo_in_name: float = 0.85  # a typing error, next to an exact token
    romanization_isolated: float = 0.93  # another romanization: `Kyong` for Kyung
    romanization_in_name: float = 0.97  # another romanization, next to an exact token
    given_name_form_isolated: float = 0.80  # another form of a given name: `Bob` for Robert
    given_name_form_in_name: float = 0.93  # another form, next to an exact token
    consonants_isolated: float = 0.80  # the same consonants, if the token is transliterated
    consonants_in_name: float = 0.90  # the same consonants, next to an exact token
    other_vowels_in_name: float = 0.75  # the same consonants, if it is not: `Muhammad`, Mohammed
    romanization_isolated_exponent: float = 0.5  # of the similarity of two romanizations
    romanization_in_name_exponent: float = 0.25  # of the similarity next to an exact token
    likeliest_sound_exponent: float = 0.5  # of that of full names of the same sound
    other_sound_exponent: float = 0.75  # of that of full names that may have the same sound
    other_initial_factor: float = 0.7  # a short token with another first letter: `awng` for Yang
    long_term_overlap_threshold: float = 0.7  # length of the shorter of two terms to the longer one
    term_similarity_threshold: float = 0.3  # in-name score of a similar term
    full_name_threshold: float = 0.7  # score of a full name in another spelling
    same_name_margin: float = 0.03  # similarity by which another spelling may be less similar
    consonant_match_threshold: float = 0.88  # similarity of full names with the same consonants

    # linking: names in other scripts, by their sounds
    unheard_word_cost: float = 0.9  # of the weight of a typed word that the name lacks
    unsaid_word_cost: float = 0.3  # of the weight of a word of the name that was not typed
    sound_match_threshold: float = 0.72  # similarity of a name that is taken for the same
    sound_word_threshold: float = 0.7  # similarity of each of its words
    sound_guess_threshold: float = 0.82  # the same two, where vowels are guessed
    sound_form_threshold: float = 0.85  # similarity of a word whose other forms are tried
    sound_form_score: float = 0.85  # another form of such a word: `Wilhelm` for 빌리
    sound_match_margin: float = 0.05  # distance of others to the most similar name

    # linking, to prune candidates
    candidate_threshold: float = 0.45  # score of a candidate: Соловьёв is not Silva
    candidate_margin: float = 0.14  # distance of other candidates to the best score
    whole_span_threshold: float = 0.75  # score of a span whose parts are not aligned

    # parsing: meanings of tokens that are not only a name
    governments_pair: float = 0.975  # `Seoul and Tokyo`: governments, not locations
    meeting_type: float = 0.96  # `summit`
    status: float = 0.96  # `postponed`
    event: float = 0.96  # `G20`
    preposition_of_place: float = 0.94  # `in` before a place
    intent_cue: float = 0.935  # `how many`
    stopword: float = 0.93  # `the`; `will` is a name only together with other tokens
    shared_office: float = 0.98  # `foreign ministers of China and Japan`: either country
    office_of_country: float = 0.965  # `Korean foreign minister`; above a country and a title
    office: float = 0.925  # `Secretary of State`
    office_without_holders: float = 0.9  # `Korean king`, where nobody is known to have been one
    title: float = 0.91  # `President` before a name
    capital_as_government: float = 0.85  # `Seoul` for South Korea
    office_of_any_country: float = 0.82  # `prime minister`
    isolated_title: float = 0.80  # `ministers`
    phrase_in_text: float = 0.80  # adjacent words in titles, summaries or quotes
    token_in_text: float = 0.60  # one word there
    ordinary_word: float = 0.70  # a word that is passed over; more than a mistyped name by itself
    mistyped_meeting_type_factor: float = 0.65  # `sumit`

    # parsing: scores of parses, in tokens
    term_penalty: float = 0.12  # for each term, so that `Park Jin` is one person rather than two
    date_token: float = 1.0  # for each token of a date
    parse_margin: float = 0.2  # distance of other parses to the best score
    untranslated_penalty: float = 0.5  # for East Asian text without translated query words
    compound_penalty: float = 0.2  # for East Asian text with countries written out: 한중
    confident_threshold: float = 0.9  # score of a name that needs no other spelling
    partial_name_threshold: float = 0.7  # score of a term that is more than part of a name

    # retrieval
    text_only_factor: float = 0.7  # a topic or event that only the text mentions
    country_as_location_factor: float = 0.95  # `China` as the location, not as a delegation
    topic_name_overlap_threshold: float = 0.5  # share of a topic's words in a quote
    fuzzy_anchor_threshold: float = 0.6  # score of a fuzzy name in partial matches
    name_similarity_threshold: float = 0.5  # similarity of a name to the whole query
    family_name_threshold: float = 0.85  # score of a term that is a person, not half of a name
    heard_name_threshold: float = 0.42  # the same, of a name in another script by its sounds

    # tagging
    same_characters_threshold: float = 0.5  # share of equal characters in East Asian names

    # suggestions; edit distances
    prefix_distance: float = 1.5  # of a word that is the beginning of a name: `Kami`
    other_initial_distance: float = 0.5  # if the first letter differs
    suggestion_distance_margin: float = 1.0  # distance of other suggestions to the closest one

    # searcher
    transliteration_accept_threshold: float = 0.75  # score at which no more readings are tried

    @cached_property
    def name_parts(self) -> Mapping[EntityKind, Mapping[NamePart, float]]:
        """The scores of parts of names, by the kind of the entity."""
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

    Comments say what is counted. Characters are those of folded text, unless a comment says
    otherwise.
    """

    # analysis
    max_query_chars: int = 1_000  # characters of a query, as typed
    max_tokens: int = 24  # tokens of a query, without stopwords
    max_tokens_with_stopwords: int = 128  # tokens of a query, with stopwords
    max_token_repeats: int = 3  # occurrences of the same token: `Kim Kim` are two people
    min_function_word_chars: int = 3  # characters of a stopword that is no part of a name
    tokenizer_cache_size: int = 64  # texts
    min_compound_part_chars: int = 3  # characters of each name in `KangWang`
    max_compound_chars: int = 40  # characters of a compound
    max_transliterated_segments: int = 16  # segments in other scripts that are ranked
    max_varied_segments: int = 3  # segments of which more than the best reading is tried
    max_transliterations: int = 4  # readings of a text

    # knowledge
    max_meeting_type_length_difference: int = 2  # characters, in a mistyped type
    meeting_type_cache_size: int = 4_096  # spans
    max_office_holders: int = 300  # people, for an office of any country
    office_title_cache_size: int = 256  # titles

    # linking
    max_verified_per_span: int = 48  # entities aligned with a span, those with most meetings
    max_verified_per_query: int = 32  # entities aligned with spans, the longest spans first
    min_verified_per_span: int = 4  # entities aligned with any span, beyond that
    max_related_per_query: int = 192  # people whose names are compared with adjacent terms
    max_related_per_span: int = 48  # people whose names are compared with a span, those met most
    max_name_tokens: int = 6  # tokens of one name
    max_aligned_tokens: int = 4  # adjacent tokens that are one word: `kyung wha`
    max_term_chars: int = 48  # characters of a token with similar terms
    long_term_chars: int = 6  # characters of a long term, which its consonants distinguish
    min_other_initial_chars: int = 5  # characters of a token with another first letter
    max_similar_terms: int = 24  # similar terms for a token
    max_compared_terms: int = 48  # terms with the same key that are compared
    max_compared_names: int = 96  # full names with the same keys that are compared
    max_name_token_chars: int = 24  # characters of a word in a full name
    max_readings_per_span: int = 4  # readings of a span in other scripts
    max_sound_candidates: int = 60  # people with similar words whose names are compared
    max_rare_readings: int = 24  # rare readings of a kanji name
    exact_match_cache_size: int = 8_192  # joined spans
    fuzzy_term_cache_size: int = 4_096  # tokens
    alignment_cache_size: int = 8_192  # recorded names
    score_decimals: int = 4  # decimals of a candidate's score

    # parsing
    max_parses: int = 6  # parses of a query, and segmentations in a beam
    max_span_tokens: int = 6  # tokens of a span
    max_phrase_tokens: int = 4  # tokens of a phrase in texts
    max_country_tokens: int = 4  # tokens of the name of a country or capital
    max_tokens_without_dates: int = 8  # tokens of a text that is also parsed without its dates

    # query
    max_dates: int = 6  # dates of a query
    date_cache_size: int = 64  # texts

    # retrieval
    max_people_listed: int = 1_000  # people who met somebody
    max_disambiguated_people: int = 1_000  # people of a term of whom participants are selected
    max_meetings_read_for_people: int = 10  # meetings for which all participants are read
    max_candidates_named: int = 300  # candidates of a term
    max_similar_names: int = 32  # people whose names are compared with the query
    max_similar_name_tokens: int = 192  # tokens of these names, for all readings of the query
    max_query_readings: int = 3  # readings of a query in other scripts
    max_single_name_tokens: int = 8  # tokens of a query that is one name
    min_sentence_words: int = 5  # words of a quote that is a sentence
    max_meetings_scored_singly: int = 200  # meetings that are scored one by one
    hit_score_decimals: int = 3  # decimals of the score of a hit
    name_similarity_decimals: int = 2  # decimals of a name's similarity to the query

    # tagging
    max_tagged_text_chars: int = 40_000  # characters of a message: Slack's maximum
    max_tagged_name_words: int = 8  # words of a name
    max_tagged_entities: int = 12  # entities of a message
    max_surname_bearers: int = 5  # people with a surname that is tagged
    min_distinctive_chars: int = 4  # characters of a single word that is a name
    min_phonetic_match_chars: int = 3  # characters of a name that is compared by sound
    max_place_abbreviation_chars: int = 2  # characters of a word of an abbreviation: `US`, `N.Y.`

    # suggestions
    max_alternatives: int = 5  # alternatives that are offered as buttons
    max_suggestions_per_word: int = 3  # names
    max_unknown_words: int = 5  # unknown words of a query
    min_suggestion_chars: int = 3  # characters of an unknown word
    min_two_edit_suggestion_chars: int = 6  # characters of a word with two typing errors
    min_prefix_chars: int = 4  # characters of an unfinished name: `Kami`
    max_prefix_matches: int = 50  # terms with the same beginning, and entities of a term
    min_person_term_chars: int = 4  # characters of a person's name
    min_topic_term_chars: int = 5  # characters of a topic's name
    min_place_term_chars: int = 5  # characters of a place's name

    # searcher
    max_tokens_for_fuzzy: int = 8  # tokens of a query for which any variants are tried
    max_tokens_for_two_edits: int = 6  # tokens of a query for which two edits are tried
    max_tokens_of_readings: int = 24  # tokens of all readings of a query in other scripts
    max_readings_any_variant: int = 2  # readings for which any variants are tried
    max_names_in_text: int = 3  # names that are looked up in texts
    text_lookup_cache_size: int = 4_096  # words
    relaxation_sample_size: int = 5  # meetings that decide which terms are dropped
