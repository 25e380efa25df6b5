/**
 * What the record shows when it is looked at as a whole: who is missing where he was always named,
 * and which source is silent on what it always reports.
 *
 * <p>A signal is a figure with its odds, never a fact: it says how often something was so before,
 * and how likely the exception is by chance.
 */
@NullMarked
package org.chancery.insight;

import org.jspecify.annotations.NullMarked;
