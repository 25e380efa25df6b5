package org.chancery.actor;

/**
 * A city of the world and the state it was in.
 *
 * @param years when it bore this name within this state, as far as that matters to readers
 */
public record City(String name, ActorId state, Years years) {}
