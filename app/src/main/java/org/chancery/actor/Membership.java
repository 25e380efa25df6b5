package org.chancery.actor;

/** The years in which a state was a member or observer of an organisation. */
public record Membership(ActorId state, ActorId organisation, Kind kind, Years years) {

  /** In what standing. */
  public enum Kind {
    MEMBER,
    OBSERVER
  }
}
