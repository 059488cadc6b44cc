/** The bundle contract (model card), the predictor port and what a prediction holds. */
@NullMarked
package org.lacuna.inference.model;

import org.jspecify.annotations.NullMarked;
