package org.chancery.access;

import java.time.Instant;

/**
 * One line of the log.
 *
 * @param user by the name that was given, which nobody may bear
 * @param action such as {@code sign-in} or {@code rule}
 * @param subject what it was done to, such as {@code event 17}
 */
public record LogEntry(long id, Instant at, String user, String action, String subject) {}
