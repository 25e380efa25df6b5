package org.chancery.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Locale;
import org.chancery.actor.ActorId;
import org.chancery.publication.Shelf;
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

  static Address search(String query) {
    return new Address("/search").with("q", query);
  }

  static Address publication(PublicationId id, @Nullable Integer version) {
    Address latest = new Address("/publication").with("id", id.value());
    return version == null ? latest : latest.with("version", version.toString());
  }

  static Address publications() {
    return new Address("/publications");
  }

  static Address shelf(Shelf.Kind kind, String name) {
    return new Address("/" + word(kind)).with("name", name);
  }

  static Address shelves(Shelf.Kind kind) {
    return new Address(
        switch (kind) {
          case PUBLISHER -> "/sources";
          case SERIES -> "/all-series";
          case AUTHOR -> "/authors";
        });
  }

  static String word(Shelf.Kind kind) {
    return kind == Shelf.Kind.PUBLISHER ? "source" : kind.name().toLowerCase(Locale.ROOT);
  }

  static Address dyad(ActorId a, ActorId b) {
    return new Address("/relations/" + encoded(a.value()) + "/" + encoded(b.value()));
  }

  static Address brief(ActorId of, @Nullable ActorId with) {
    return new Address(
        "/brief/" + encoded(of.value()) + (with == null ? "" : "/" + encoded(with.value())));
  }

  static Address state(ActorId id) {
    return new Address("/state/" + encoded(id.value()));
  }

  static Address states() {
    return new Address("/states");
  }

  static Address event(long evidence) {
    return new Address("/event/" + evidence);
  }

  static Address events() {
    return new Address("/events");
  }

  static Address signals() {
    return new Address("/signals");
  }

  static Address contradictions() {
    return new Address("/contradictions");
  }

  static Address claims() {
    return new Address("/claims");
  }

  static Address changes() {
    return new Address("/changes");
  }

  static Address network() {
    return new Address("/network");
  }

  static Address grades() {
    return new Address("/grades");
  }

  static Address grade() {
    return new Address("/grade");
  }

  static Address about() {
    return new Address("/about");
  }

  static Address api() {
    return new Address("/api");
  }

  /** The same with a further parameter. */
  Address with(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      return this;
    }
    return new Address(path + (path.indexOf('?') < 0 ? '?' : '&') + name + "=" + encoded(value));
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return path;
  }
}
