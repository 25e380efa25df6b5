package org.chancery.access;

/**
 * A user who is signed in.
 *
 * @param formToken which every form that changes something has to bring along, so that no foreign
 *     page can send one
 */
public record Session(User user, String formToken) {}
