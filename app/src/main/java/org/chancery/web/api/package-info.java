/**
 * The API of a desk: what the pages say, for programs.
 *
 * <p>One table of operations makes both the routes and their OpenAPI document. Nothing here decides
 * anything about the record: the desk answers, and the forms are those of {@code docs/json.md}.
 */
@NullMarked
package org.chancery.web.api;

import org.jspecify.annotations.NullMarked;
