package org.opnfv.doctor.functest.embedded.network;

import org.opnfv.doctor.functest.embedded.ApiError;

/** What Neutron says when it refuses: status, type and words as Neutron of OpenStack Zed has them. */
final class Refusals {

    private Refusals() {}

    static ApiError badRequest(String message) {
        return new ApiError(400, "HTTPBadRequest", message);
    }

    static ApiError invalidInput(String message) {
        return new ApiError(400, "InvalidInput", "Invalid input for operation: " + message);
    }

    static ApiError notFound(Kind kind, String id) {
        return new ApiError(404, kind.title() + "NotFound", kind.title() + " " + id + " could not be found.");
    }

    static ApiError policy(String rule) {
        return new ApiError(403, "PolicyNotAuthorized", rule + " is disallowed by policy");
    }

    static ApiError networkInUse(String networkId, Iterable<String> portIds) {
        return new ApiError(
                409,
                "NetworkInUse",
                "Unable to complete operation on network " + networkId
                        + ". There are one or more ports still in use on the network, id for these ports is: "
                        + String.join(",", portIds) + ".");
    }

    static ApiError subnetInUse(String subnetId) {
        return new ApiError(
                409,
                "SubnetInUse",
                "Unable to complete operation on subnet " + subnetId
                        + ": One or more ports have an IP allocation from this subnet.");
    }

    static ApiError addressTaken(String address, String subnetId) {
        return new ApiError(
                409, "IpAddressAlreadyAllocated", "IP address " + address + " already allocated in subnet " + subnetId);
    }

    static ApiError noAddressLeft(String networkId) {
        return new ApiError(
                409, "IpAddressGenerationFailure", "No more IP addresses available on network " + networkId + ".");
    }

    static ApiError foreignAddress(String address) {
        return new ApiError(
                400,
                "InvalidIpForNetwork",
                "IP address " + address + " is not a valid IP for any of the subnets on the specified network.");
    }

    static ApiError macTaken(String networkId, String mac) {
        return new ApiError(
                409,
                "MacAddressInUse",
                "Unable to complete operation for network " + networkId + ". The mac address " + mac + " is in use.");
    }

    static ApiError overQuota(Kind kind) {
        return new ApiError(409, "OverQuota", "Quota exceeded for resources: ['" + kind.singular() + "'].");
    }
}
