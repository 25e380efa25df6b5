package org.chancery.reading;

import org.chancery.reading.rule.Pattern.Match;
import org.chancery.reading.rule.Rule;

/**
 * A match of a rule at an act.
 *
 * @param act the word that names the act
 */
record Hit(Rule rule, int act, Match match) {}
