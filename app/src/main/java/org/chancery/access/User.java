package org.chancery.access;

import java.time.Instant;

/**
 * Somebody who may sign in.
 *
 * @param name by which the user signs in and which stands on rulings
 */
public record User(String name, Role role, Instant created) {}
