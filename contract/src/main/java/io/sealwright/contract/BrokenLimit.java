// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

/**
 * Which kind of limit a request broke, by the word and the sentence that AWS Organizations has for it: it tells neither
 * member nor value.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html#API_CreatePolicy_Errors">
 *     InvalidInputException</a>
 */
enum BrokenLimit {
    INPUT_REQUIRED("You must include a value for all required parameters."),
    INVALID_ENUM("You specified an invalid value."),
    INVALID_PATTERN("You provided a value that does not match the required pattern."),
    MAX_LENGTH_EXCEEDED("You provided a string parameter that is longer than allowed."),
    MIN_LENGTH_EXCEEDED("You provided a string parameter that is shorter than allowed."),
    MAX_VALUE_EXCEEDED("You provided a numeric parameter that has a larger value than allowed."),
    MIN_VALUE_EXCEEDED("You provided a numeric parameter that has a smaller value than allowed."),
    INVALID_LIST_MEMBER("You provided a list to a parameter that contains at least one invalid value.");

    private final String sentence;

    BrokenLimit(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    /** The first that a value breaks; it breaks one. */
    static BrokenLimit of(Shape shape, Object value) {
        long size = Constraints.size(shape, value);
        boolean number = shape instanceof Shape.IntegerOf || shape instanceof Shape.LongOf;
        if (size > Constraints.max(shape)) {
            return number ? MAX_VALUE_EXCEEDED : MAX_LENGTH_EXCEEDED;
        }
        if (size < Constraints.min(shape)) {
            return number ? MIN_VALUE_EXCEEDED : MIN_LENGTH_EXCEEDED;
        }
        return switch (shape) {
            case EnumShape _ -> INVALID_ENUM;
            case Shape.ListOf _, Shape.MapOf _ -> INVALID_LIST_MEMBER;
            default -> INVALID_PATTERN; // Of what has no size that is wrong, nothing else can be.
        };
    }
}
