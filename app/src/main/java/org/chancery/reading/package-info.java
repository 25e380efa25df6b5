/**
 * From a publication to its events: a pure function of the publication and the knowledge, with no
 * clock and no store.
 *
 * <p>Sub-packages follow the stages: sentence, syntax, mention, date, rule. The classes here put
 * them together, in the order in which a sentence meets them:
 *
 * <ul>
 *   <li>{@code Reader} walks through the blocks and sentences, {@code Discourse} is what it carries
 *       along, {@code Memory} what each sentence adds to that;
 *   <li>{@code Scene} is a parsed sentence with its mentions, {@code Situation} the same with what
 *       was said before;
 *   <li>{@code Assembler} gathers the matches of the rules ({@code Hit}) and hands each to the
 *       frame of its rule, which fills the roles: {@code PartiesFrame} with {@code Pairs} for acts
 *       between two, {@code ActionFrame} for acts on another, {@code MissionFrame} with {@code
 *       MissionReferents}, {@code MissionPlaces}, {@code MissionRanks} and {@code MissionTimes},
 *       {@code AccreditationFrame}, {@code EnvoyFrame} with {@code EnvoyTitles}, {@code
 *       AffairFrame} with {@code Affairs};
 *   <li>{@code Actors} says whom words stand for, {@code Dating} when, {@code Modalities} whether,
 *       {@code Attributions} who says so;
 *   <li>{@code Gaps}, {@code Repetitions}, {@code Enumeration} and {@code ListedPosts} read what a
 *       sentence leaves out or puts in a row;
 *   <li>{@code Drafting} writes the {@code Draft}s, {@code Sections}, {@code Seats} and {@code
 *       Merger} make the events of the document of them.
 * </ul>
 */
@NullMarked
package org.chancery.reading;

import org.jspecify.annotations.NullMarked;
