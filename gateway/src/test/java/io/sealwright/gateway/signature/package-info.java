/** Tests of signatures: against botocore, against AWS's published examples, and row by row of the table of failures. */
@NullMarked
package io.sealwright.gateway.signature;

import org.jspecify.annotations.NullMarked;
