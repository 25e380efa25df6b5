package org.chancery.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import org.chancery.actor.ActorId;
import org.chancery.text.PublicationId;
import org.jspecify.annotations.Nullable;

/** An address within this site. It begins with a slash, so that it can lead nowhere else. */
final class Address {

  private final String path;

  private Address(String path) {
    this.path = path;
  }

  static Address home() {
    return new Address("/");
  }

  static Address publication(PublicationId id, @Nullable Integer version) {
    return new Address(
        "/publication?id=" + encoded(id.value()) + (version == null ? "" : "&version=" + version));
  }

  static Address dyad(ActorId a, ActorId b) {
    return new Address("/relations/" + encoded(a.value()) + "/" + encoded(b.value()));
  }

  static Address state(ActorId id) {
    return new Address("/state/" + encoded(id.value()));
  }

  static Address states() {
    return new Address("/states");
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, UTF_8);
  }

  @Override
  public String toString() {
    return path;
  }
}
