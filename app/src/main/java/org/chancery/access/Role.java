package org.chancery.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a user may do. Each role may do what those before it may. */
public enum Role {
  /** Adds publications. */
  CONTRIBUTOR,
  /** Decides about what was read. */
  EDITOR,
  /** Sees the log of what all users did. */
  ADMINISTRATOR;

  /** Whether this role may do what another may. */
  public boolean covers(Role other) {
    return compareTo(other) >= 0;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The role of a code.
   *
   * @throws AccessException where there is none of that code
   */
  public static Role ofCode(String code) {
    for (Role role : values()) {
      if (role.code().equals(code)) {
        return role;
      }
    }
    throw new AccessException(
        "one of the roles "
            + Arrays.stream(values()).map(Role::code).collect(Collectors.joining(", "))
            + " was expected, found \""
            + code
            + "\"");
  }
}
