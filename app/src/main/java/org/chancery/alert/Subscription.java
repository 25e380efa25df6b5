package org.chancery.alert;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is to be told, how often and by what way.
 *
 * @param topic as {@link Topic#parse} understands it
 * @param target of a webhook its address, of a file its path; else empty
 * @param active false until the subscriber has confirmed it
 */
public record Subscription(
    long id,
    @Nullable Long subscriber,
    String topic,
    Frequency frequency,
    Channel channel,
    String target,
    boolean active) {}
