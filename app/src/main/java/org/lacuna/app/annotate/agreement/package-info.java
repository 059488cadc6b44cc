/** How far annotators agree with each other and with the model. */
@NullMarked
package org.lacuna.app.annotate.agreement;

import org.jspecify.annotations.NullMarked;
