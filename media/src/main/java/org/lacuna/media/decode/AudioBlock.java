package org.lacuna.media.decode;

import java.nio.FloatBuffer;

/**
 * A run of decoded samples, mono (mean of the channels) at the rate that was asked for, borrowed:
 * valid only until the sink returns. A gap in the stream shows as a jump of {@code timeUs}.
 *
 * @param samples full scale is [-1, 1]; position 0, limit = number of samples
 * @param sampleRate Hz
 * @param timeUs time of the first sample on the container's clock, microseconds
 */
public record AudioBlock(FloatBuffer samples, int sampleRate, long timeUs) {}
