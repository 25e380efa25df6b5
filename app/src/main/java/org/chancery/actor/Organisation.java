package org.chancery.actor;

/** An international organisation; its id is its usual acronym. */
public record Organisation(ActorId id, String name) {}
