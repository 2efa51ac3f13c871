// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

/** One compiled statement. Matching allocates nothing. */
record Statement(Effect effect, PrincipalMatcher principals, ActionMatcher actions, ResourceMatcher resources) {

    Reach reach(AccessRequest request, boolean bounded) {
        if (!actions.matches(request.action()) || !resources.matches(request.resource())) {
            return Reach.NOBODY;
        }
        return principals.reach(request.caller(), bounded);
    }

    Statement resolvedBy(PrincipalIds ids) {
        return new Statement(effect, principals.resolvedBy(ids), actions, resources);
    }
}
