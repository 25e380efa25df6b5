/**
 * Pages and API over a desk.
 *
 * <p>It holds no rule of the record: what a page shows, the desk answered.
 */
@NullMarked
package org.chancery.web;

import org.jspecify.annotations.NullMarked;
